import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '../../protocol/limits.js'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { EventLog } from '../log/EventLog.js'

const DAY_MS = 86_400_000

/** First look after a start, and then how often, ms. */
const FIRST_MS = 1_000
const EVERY_MS = DAY_MS
/** Events of each kind that go in one transaction, about 5 ms, and the pause after it, ms. */
const MOST = 50
const PAUSE_MS = 50
/** How far the clock may run away from the monotonic one, ms: more than any correction, less than would do harm. */
const MOST_DRIFT_MS = 2 * DAY_MS
/** How long a shop may have been silent at the start before its clock is doubted, ms. */
const MOST_SILENCE_MS = 40 * DAY_MS

/** The least that events are kept, days: as long as one may come again, and five more. */
export const LEAST_KEPT_DAYS = LIMITS.maxAgeMs / DAY_MS + 5

export interface RetentionOptions {
  log: Pick<EventLog, 'expire' | 'newestAt'>
  /** Days that what lists are learned from is kept after its receipt, and everything else; 0 for ever. */
  keepLearnedDays: number
  keepDays: number
  clock: () => number
  /** Told at once what models have to forget. */
  forget(site: string, gone: Forgotten): void
  /** Told when all has expired that had to; `isForgotten` where models had to forget some of it. */
  expired(isForgotten: boolean): Promise<void>
  /** Told once why nothing expires. */
  warn(message: string): void
  /** Told when storage fails; it is tried again a day later. */
  failed(error: unknown): void
}

/**
 * Lets events expire once a day, little by little, until the returned function is called. Never by a clock that may be wrong, since what is
 * deleted is gone: a clock that was set while this runs, or that is more than 40 days after the newest event at the start, is not
 * believed before the next start.
 */
export function letExpire(options: RetentionOptions): () => void {
  const { log, keepLearnedDays, keepDays, clock, forget, expired, warn, failed } = options
  if (keepLearnedDays === 0 && keepDays === 0) return () => {}
  const offset = clock() - performance.now()
  const newestAt = log.newestAt
  const silence = newestAt === undefined ? 0 : clock() - newestAt
  let isStopped = false
  let isDoubted = Math.abs(silence) > MOST_SILENCE_MS
  if (isDoubted)
    warn(
      `The newest event is ${days(silence)} old by the clock of this machine. In case the clock is wrong, no event expires before the next start.`,
    )

  const isWrong = () => {
    const drift = clock() - performance.now() - offset
    if (!isDoubted && Math.abs(drift) > MOST_DRIFT_MS) {
      isDoubted = true
      warn(`The clock of this machine was changed by ${days(drift)}. No event expires before the next start.`)
    }
    return isDoubted
  }
  const before = (keptDays: number, now: number) => (keptDays === 0 ? undefined : now - keptDays * DAY_MS)

  const sweep = async () => {
    let events = 0
    let isForgotten = false
    while (!isStopped && !isWrong()) {
      const now = clock()
      const gone = await log.expire({ learned: before(keepLearnedDays, now), others: before(keepDays, now), now }, MOST)
      if (gone.events === 0) break
      events += gone.events
      isForgotten ||= gone.forgotten.length > 0
      for (const { site, gone: them } of gone.forgotten) forget(site, them)
      await pause(PAUSE_MS)
    }
    if (events > 0) await expired(isForgotten)
  }
  let timer = setTimeout(run, FIRST_MS)
  timer.unref()
  function run() {
    sweep()
      .catch(failed)
      .finally(() => {
        if (isStopped) return
        timer = setTimeout(run, EVERY_MS)
        timer.unref()
      })
  }
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

const days = (ms: number): string => `${Math.round(ms / DAY_MS).toLocaleString('en')} days`
