import { check } from './check.js'
import type { Finding } from './Trial.js'
import type { TrackedPages } from './trackedPages.js'

/**
 * Compares what pages were promised with the log of a stopped collector. `undelivered`: how often an outbox did not become
 * empty in time.
 */
export function checkPages(
  data: string,
  site: string,
  pages: TrackedPages,
  undelivered: number,
): Omit<Finding, 'cycles'> {
  const finding = check(data, site, { sent: pages.sent(data), acked: pages.acked })
  const twice = pages.twice(data)
  if (finding.double === 0 && twice.length > 0) {
    finding.double = twice.length
    finding.faults.push(`counted under two ids ${twice.slice(0, 3).join(', ')}`)
  }
  if (undelivered > 0) finding.faults.push(`${undelivered} outboxes did not become empty`)
  return { ...finding, corrupt: finding.corrupt + undelivered }
}
