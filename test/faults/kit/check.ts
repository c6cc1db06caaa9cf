import { readLog } from './readLog.js'
import type { Finding } from './Trial.js'

/** What was sent and what was promised, by event id. */
export interface Observed {
  /** Every id that was sent or handed to a tracker. */
  sent: ReadonlySet<string>
  /** Those that must be counted: with a receipt, or resolved as `persisted`. */
  acked: ReadonlySet<string>
}

/** What befell the events of one log. */
export type Verdicts = Pick<Finding, 'acked' | 'lost' | 'double' | 'corrupt' | 'faults'>

/**
 * Compares what was observed outside with the rows and the counters that the collector holds, in the way of Jepsen's set
 * checkers: everything acknowledged is there, once, and nothing is there that was not sent. The collector must be stopped.
 */
export function check(data: string, site: string, { sent, acked }: Observed): Verdicts {
  const log = readLog(data, site)
  const faults: string[] = [...log.faults]
  const times = new Map<string, number>()
  for (const id of log.ids) times.set(id, (times.get(id) ?? 0) + 1)

  const lost = [...acked].filter(id => !times.has(id))
  const double = [...times].filter(([, n]) => n > 1).map(([id]) => id)
  const unsent = [...times.keys()].filter(id => !sent.has(id))
  const surplus = log.accepted - log.ids.length
  if (lost.length > 0) faults.push(`lost ${lost.slice(0, 3).join(', ')}`)
  if (double.length > 0) faults.push(`counted twice ${double.slice(0, 3).join(', ')}`)
  if (unsent.length > 0) faults.push(`never sent ${unsent.slice(0, 3).join(', ')}`)
  if (surplus !== 0) faults.push(`the counters say ${log.accepted} events, there are ${log.ids.length} rows`)
  return {
    acked: acked.size,
    lost: lost.length,
    double: double.length + Math.max(0, surplus),
    corrupt: unsent.length + Math.max(0, -surplus) + log.faults.length,
    faults,
  }
}
