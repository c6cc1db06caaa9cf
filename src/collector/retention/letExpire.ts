import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '../../protocol/limits.js'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { EventLog, Expired } from '../log/EventLog.js'

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

  /** People of sites who may be known no more. Models look at everything to find out, so they are asked once a day. */
  const people = new Map<string, Set<string>>()
  const forgetPeople = () => {
    for (const [site, who] of people) forget(site, { orders: [], sessions: [], people: [...who] })
    people.clear()
  }
  const expireSome = async (): Promise<Expired> => {
    const now = clock()
    const some = await log.expire({ learned: before(keepLearnedDays, now), others: before(keepDays, now), now }, MOST)
    for (const { site, gone } of some.forgotten) {
      forget(site, { ...gone, people: [] })
      const known = people.get(site) ?? new Set()
      for (const one of gone.people) known.add(one)
      people.set(site, known)
    }
    return some
  }
  const sweep = async () => {
    let isChanged = false
    let isForgotten = false
    try {
      while (!isStopped && !isWrong()) {
        const { events, forgotten } = await expireSome()
        if (events === 0) break
        isChanged = true
        isForgotten ||= forgotten.length > 0
        await pause(PAUSE_MS)
      }
    } finally {
      forgetPeople()
      if (isChanged && !isStopped) await expired(isForgotten)
    }
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
    forgetPeople()
    clearTimeout(timer)
  }
}

const days = (ms: number): string => `${Math.round(ms / DAY_MS).toLocaleString('en')} days`
