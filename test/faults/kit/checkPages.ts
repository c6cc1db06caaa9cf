import { check } from './check.js'
import { markedRows } from './markedRows.js'
import type { Finding } from './Trial.js'

/**
 * Compares the ids that pages saw resolved as `persisted` with the log of a stopped collector. `undelivered`: how often an
 * outbox did not become empty in time.
 */
export function checkPages(
  data: string,
  site: string,
  acked: ReadonlySet<string>,
  undelivered: number,
): Omit<Finding, 'cycles'> {
  const { sent, marks } = markedRows(data)
  const finding = check(data, site, { sent, acked })
  const twice = marks.length - new Set(marks).size
  if (twice > finding.double) finding.faults.push(`${twice} events were counted under two ids`)
  if (undelivered > 0) finding.faults.push(`${undelivered} outboxes did not become empty`)
  return { ...finding, double: Math.max(finding.double, twice), corrupt: finding.corrupt + undelivered }
}
