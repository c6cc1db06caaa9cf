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
    const receivedAt = this.#receivedBy(now + AHEAD_MS)
    const old = (rows: LeavingRow[], before: number) => {
      const end = rows.findIndex(row => receivedAt(row) >= before)
      return end < 0 ? rows : rows.slice(0, end)
    }
    const rows: LeavingRow[] = []
    if (learned !== undefined) {
      rows.push(...old(this.#sql.oldestOrders.all(0, most), learned))
      rows.push(...old(this.#sql.oldestVisits.all(0, most), learned))
    }
    if (others !== undefined) {
      const found = this.#sql.oldestOthers.all(this.#sql.swept.get() ?? 0, most)
      const gone = old(found, others)
      rows.push(...gone)
      this.#sweepTo(found[gone.length], found.length < most ? this.#sql.last.get() : gone.at(-1)?.n)
    }
    deleteEvents(this.#sql, rows, 'expired')
    return rows
  }

  /** Up to the first one that stays, or else to the end of what was read. */
  #sweepTo(kept: LeavingRow | undefined, end: number | undefined): void {
    const n = kept === undefined ? end : kept.n - 1
    if (n !== undefined && n > (this.#sql.swept.get() ?? 0)) this.#sql.sweep.run(n)
  }

  /** What was received under a clock that is ahead still was received before what comes next in the log. */
  #receivedBy(latest: number): (row: LeavingRow) => number {
    let next = { n: 0, received_at: Infinity }
    return ({ n, received_at: at }) => {
      if (at <= latest) return at
      if (n >= next.n) next = this.#sql.receivedNext.get(n, latest) ?? { n: Infinity, received_at: Infinity }
      return next.received_at
    }
  }
}
