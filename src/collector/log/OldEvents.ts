import { deleteEvents } from './deleteEvents.js'
import type { Expiry } from './EventLog.js'
import type { LeavingRow, logStatements } from './logStatements.js'

/** How far ahead of the clock an event may be before its time of receipt is one that nobody believes, ms. */
const AHEAD_MS = 86_400_000

/** Finds and deletes what is too old, inside of the log's transactions. */
export class OldEvents {
  readonly #sql: ReturnType<typeof logStatements>

  constructor(sql: ReturnType<typeof logStatements>) {
    this.#sql = sql
  }

  /** Deletes the oldest that are too old, `most` of each kind, and answers them. */
  delete({ learned, others, now }: Expiry, most: number): LeavingRow[] {
    const old = (rows: LeavingRow[], before: number | undefined) => {
      const end = rows.findIndex(row => before === undefined || this.#receivedAt(row, now + AHEAD_MS) >= before)
      return end < 0 ? rows : rows.slice(0, end)
    }
    const rest = old(this.#sql.oldestOthers.all(this.#sql.swept.get() ?? 0, most), others)
    const last = rest.at(-1)
    if (last !== undefined) this.#sql.sweep.run(last.n)
    const rows = [
      ...old(this.#sql.oldestOrders.all(0, most), learned),
      ...old(this.#sql.oldestViews.all(0, most), learned),
      ...rest,
    ]
    deleteEvents(this.#sql, rows, 'expired')
    return rows
  }

  /** What was received under a clock that went ahead was received before what comes next in the log. */
  #receivedAt({ n, received_at: at }: LeavingRow, latest: number): number {
    return at <= latest ? at : (this.#sql.receivedNext.get(n, latest) ?? Infinity)
  }
}
