import { readLog, withoutRow } from './readLog.js'
import type { Finding } from './Trial.js'

/** Ids that are named of each kind. */
const TOLD = 3

/** Event ids; a `Set` of them where they are few. */
export interface Ids extends Iterable<string> {
  readonly size: number
  has(id: string): boolean
}

/** What was sent and what was promised. */
export interface Observed {
  /** Every id that was sent or handed to a tracker. */
  sent: Ids
  /** Those that must be counted: with a receipt, or resolved as `persisted`. */
  acked: Ids
}

/** What befell the events of one log. */
export type Verdicts = Pick<Finding, 'acked' | 'lost' | 'double' | 'corrupt' | 'faults'>

/**
 * Compares what was observed outside with the rows and the counters that the collector holds, in the way of Jepsen's set
 * checkers: everything acknowledged is there, once, and nothing is there that was not sent. The collector must be stopped.
 */
export function check(data: string, site: string, { sent, acked }: Observed): Verdicts {
  const unsent: string[] = []
  const double: string[] = []
  let last: string | undefined
  let kept = 0
  const log = readLog(data, site, id => {
    if (id === last) {
      if (double.at(-1) !== id) double.push(id)
      return
    }
    last = id
    if (!sent.has(id)) unsent.push(id)
    if (acked.has(id)) kept++
  })
  const faults = [...log.faults]
  const lost = acked.size - kept
  const surplus = log.accepted - log.rows
  if (lost > 0) faults.push(`lost ${withoutRow(data, site, acked, TOLD).join(', ')}`)
  if (double.length > 0) faults.push(`counted twice ${double.slice(0, TOLD).join(', ')}`)
  if (unsent.length > 0) faults.push(`never sent ${unsent.slice(0, TOLD).join(', ')}`)
  if (surplus !== 0) faults.push(`the counters say ${log.accepted} events, there are ${log.rows} rows`)
  return {
    acked: acked.size,
    lost: Math.max(0, lost),
    double: double.length + Math.max(0, surplus),
    corrupt: unsent.length + Math.max(0, -surplus) + Math.max(0, -lost) + log.faults.length,
    faults,
  }
}
