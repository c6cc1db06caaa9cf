import { randomInt } from 'node:crypto'
import { KeyedHash } from '../../recommender/math/KeyedHash.js'
import { TwoSpans } from './TwoSpans.js'

/** Part of a product's visitors that one network may always have: telephones of a country share few networks. */
const SHARE = 0.02
const DAY_MS = 86_400_000
/** What is remembered is between one and two of these old, and at most so many visitors of products are in each: about 20 MB together. */
const SPAN_MS = 15 * DAY_MS
const MOST = 100_000

/** What was seen in one span, by keyed hashes of 53 bits. */
interface Span {
  /** A visitor of a network and a product. */
  seen: Set<number>
  /** Visitors of a product, and of these the ones from a network. */
  counts: Map<number, number>
}

/**
 * Remembers how many visitors of each network stand behind a product, so that somebody who invents visitors cannot bring it into a list from
 * a single one. In memory and by keyed hashes alone: no address is written anywhere, and a restart begins anew.
 */
export class Crowds {
  readonly #hash = new KeyedHash(randomInt(2 ** 32), randomInt(2 ** 32))
  readonly #spans = new TwoSpans<Span>(
    SPAN_MS,
    () => ({ seen: new Set(), counts: new Map() }),
    ({ seen }) => seen.size >= MOST,
  )

  /** @param least visitors of one network that may stand behind any product */
  constructor(readonly least: number) {}

  /**
   * Whether this network has as many visitors as it may behind one of the products already: `least`, or 2 % of those of the product, whichever
   * is more. Where not, the visitor is remembered behind each of them. Who stood behind a product before still does.
   * @param what what is counted apart, such as a site and looks
   * @param now ms
   */
  isFull(what: string, products: readonly string[], network: string, visitor: string, now: number): boolean {
    const { newer, older } = this.#spans.at(now)
    const count = (key: number) => (newer.counts.get(key) ?? 0) + (older?.counts.get(key) ?? 0)
    const keys = products.map(product => {
      const about = JSON.stringify([what, product])
      const key = (...more: string[]) => this.#hash.number(JSON.stringify([about, ...more]))
      return { all: key(), mine: key(network), seen: key(network, visitor) }
    })
    const fresh = keys.filter(({ seen }) => !newer.seen.has(seen) && !older?.seen.has(seen))
    if (fresh.some(({ all, mine }) => count(mine) >= Math.max(this.least, SHARE * count(all)))) return true
    for (const { all, mine, seen } of keys) {
      if (newer.seen.has(seen)) continue
      newer.seen.add(seen)
      const moved = older?.seen.delete(seen)
      for (const key of [all, mine]) {
        add(newer, key, 1)
        if (moved) add(older!, key, -1)
      }
    }
    return false
  }
}

function add({ counts }: Span, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
