import { randomInt } from 'node:crypto'
import { KeyedHash } from '../../recommender/math/KeyedHash.js'
import { TwoSpans } from './TwoSpans.js'

/** A person who opens a page of a product every five seconds, for five minutes, makes as many looks. */
const MOST_LOOKS = 60
const WINDOW_MS = 5 * 60_000
/** What is remembered is between one and two of these old, and at most so many looks are in each: about 10 MB together. */
const SPAN_MS = 3_600_000
const MOST = 100_000

/** What was seen in one span, by keyed hashes of 53 bits. */
interface Span {
  looks: Set<number>
  /** Looks by visitor and window. */
  counts: Map<number, number>
  /** Visitors who were too fast. */
  hurried: Set<number>
}

/**
 * Finds visitors who look at more products than a person can, whatever their browser says of itself. The time is that of the page, so that
 * what waited for a connection and comes at once is told apart. In memory and by keyed hashes alone; a restart begins anew.
 */
export class Paces {
  readonly #hash = new KeyedHash(randomInt(2 ** 32), randomInt(2 ** 32))
  readonly #spans = new TwoSpans<Span>(
    SPAN_MS,
    () => ({ looks: new Set(), counts: new Map(), hurried: new Set() }),
    ({ looks }) => looks.size >= MOST,
  )

  /**
   * Whether this visitor has made more than 60 looks within the same five minutes of the clock as this one, or had in the last hour or two.
   * @param look the id of its event, which may come again and counts once
   * @param at time of the look, ms
   * @param now time of receipt, ms
   */
  isTooFast(visitor: string, look: string, at: number, now: number): boolean {
    const { newer, older } = this.#spans.at(now)
    const who = this.#hash.number(visitor)
    const id = this.#hash.number(JSON.stringify([visitor, look]))
    if (!newer.looks.has(id) && !older?.looks.has(id)) {
      newer.looks.add(id)
      const window = this.#hash.number(JSON.stringify([visitor, Math.floor(at / WINDOW_MS)]))
      const count = (newer.counts.get(window) ?? 0) + 1
      newer.counts.set(window, count)
      if (count + (older?.counts.get(window) ?? 0) > MOST_LOOKS) newer.hurried.add(who)
    }
    return newer.hurried.has(who) || (older?.hurried.has(who) ?? false)
  }
}
