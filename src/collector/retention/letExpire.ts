import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '../../protocol/limits.js'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { EventLog, Expired } from '../log/EventLog.js'
import { BelievedClock } from './BelievedClock.js'

const DAY_MS = 86_400_000

/** First look after a start, then how often, and after a failure; ms. */
const FIRST_MS = 1_000
const EVERY_MS = DAY_MS
const RETRY_MS = 60_000
/** Events of each kind that go in one transaction, about 5 ms, and the pause after it, ms. */
const MOST = 50
const PAUSE_MS = 50
/** The least that events are kept, days: as long as one may come again, and five more. */
export const LEAST_KEPT_DAYS = LIMITS.maxAgeMs / DAY_MS + 5

export interface RetentionOptions {
  log: Pick<EventLog, 'expire' | 'believedAt'>
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
  /** Told when storage fails; it is tried again a minute later. */
  failed(error: unknown): void
}

/**
 * Lets events expire once a day, little by little, until the returned function is called; never by a clock that may be wrong.
 */
export function letExpire(options: RetentionOptions): () => void {
  const { log, keepLearnedDays, keepDays, clock, forget, expired, warn, failed } = options
  if (keepLearnedDays === 0 && keepDays === 0) return () => {}
  const believed = new BelievedClock(log, clock, warn)
  let isStopped = false
  const before = (keptDays: number, now: number) => (keptDays === 0 ? undefined : now - keptDays * DAY_MS)

  /** People of sites who may be known no more. Models look at everything to find out, so they are asked once a day. */
  const people = new Map<string, Set<string>>()
  const forgetPeople = () => {
    for (const [site, who] of people) forget(site, { orders: [], sessions: [], people: [...who] })
    people.clear()
  }
  const expireSome = async (now: number): Promise<Expired> => {
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
      while (!isStopped) {
        const now = believed.now()
        if (now === undefined) break
        const { events, forgotten } = await expireSome(now)
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
  const later = (ms: number) => {
    timer = setTimeout(run, ms)
    timer.unref()
  }
  async function run() {
    let next = EVERY_MS
    try {
      await sweep()
    } catch (error) {
      next = RETRY_MS
      if (!isStopped) failed(error)
    }
    if (!isStopped) later(next)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  later(FIRST_MS)
  return () => {
    isStopped = true
    forgetPeople()
    clearTimeout(timer)
  }
}
