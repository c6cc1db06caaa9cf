import { performance } from 'node:perf_hooks'
import type { EventLog } from '../log/EventLog.js'

const DAY_MS = 86_400_000
/** How far the clock may be from the last time that was believed: at a start, since a collector may have been off, and later; ms. */
const MOST_OFF_MS = 40 * DAY_MS
const MOST_DRIFT_MS = 3 * DAY_MS
/** A clock that goes on evenly for so long is right, ms: by then somebody has read the warning. */
const PROBATION_MS = 7 * DAY_MS
/** How exactly the last time is kept, ms. */
const NOTED_MS = 3_600_000

/** A clock that is only believed where it fits the last time that was, kept in the log: what it lets be deleted is gone. */
export class BelievedClock {
  #mostOff = MOST_OFF_MS
  /** Since when the clock has gone on evenly without being believed, and how far it is ahead of the monotonic one; ms. */
  #doubt: { since: number; offset: number } | undefined

  /**
   * @param clock ms
   * @param warn told why the clock is not believed, once for each change of it
   */
  constructor(
    readonly log: Pick<EventLog, 'believedAt'>,
    readonly clock: () => number,
    readonly warn: (message: string) => void,
    readonly monotonic = () => performance.now(),
  ) {}

  /** The time, ms, where it is believed. The first time of a log is kept and not believed yet: nothing can be old. */
  now(): number | undefined {
    const now = this.clock()
    const before = this.log.believedAt
    const mostOff = this.#mostOff
    this.#mostOff = MOST_DRIFT_MS
    if (before === undefined) {
      this.log.believedAt = now
      return undefined
    }
    if (Math.abs(now - before) > mostOff && !this.#hasProvenItself(now, before)) return undefined
    this.#doubt = undefined
    if (Math.abs(now - before) > NOTED_MS) this.log.believedAt = now
    return now
  }

  #hasProvenItself(now: number, before: number): boolean {
    const since = this.monotonic()
    const offset = now - since
    if (this.#doubt === undefined || Math.abs(offset - this.#doubt.offset) > MOST_DRIFT_MS) {
      this.#doubt = { since, offset }
      const off = Math.round(Math.abs(now - before) / DAY_MS).toLocaleString('en')
      this.warn(
        `The clock of this machine is ${off} days ${now > before ? 'after' : 'before'} the last time that was believed. In case it is wrong, no event ` +
          'expires. If it is right, nothing need be done: it is believed once it has gone on so for seven days.',
      )
    }
    return since - this.#doubt.since >= PROBATION_MS
  }
}
