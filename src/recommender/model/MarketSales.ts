import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { DayBuckets } from './DayBuckets.js'
import { NameTable } from './NameTable.js'

/** No market, or one too many. */
export const NOWHERE = 0
/** Markets of which sales are counted: numbers have 16 bits. */
const MOST_MARKETS = 60_000
/** Codes and names of countries; no address of anybody. */
const NAME = /^[\p{L}\p{M}\p{N} ._-]{1,32}$/u
/** Above every number of a market. */
const BASE = 2 ** 16

/** Units and visitors by product, market and day, for orders that say where they were placed. */
export class MarketSales {
  private readonly names = new NameTable()
  private readonly buckets = new DayBuckets()
  /** List of a product in a market, by product · 2^16 + market. */
  private readonly lists = new Map<number, number>()

  /** The number of a market, also of one that is new. */
  intern(name: string | undefined): number {
    if (name === undefined || !NAME.test(name)) return NOWHERE
    const known = this.names.find(name)
    return known !== NOWHERE || this.names.size < MOST_MARKETS ? this.names.intern(name) : NOWHERE
  }

  /** The number of a market in which somebody has ordered. */
  find(name: string | undefined): number {
    return this.names.find(name)
  }

  /** Whether a market's name stands before another's; no market stands after all of them. */
  isBefore(market: number, other: number): boolean {
    if (market === NOWHERE || other === NOWHERE) return market !== NOWHERE
    return this.names.of(market) < this.names.of(other)
  }

  /** Adds units, in grains, and visitors to a day, as `DayBuckets` does. */
  change(product: number, market: number, day: number, units: number, visitors: number): void {
    const key = product * BASE + market
    const list = this.lists.get(key) ?? this.lists.size
    this.lists.set(key, list)
    this.buckets.change(list, day, units, visitors)
  }

  /** Units of the last `weights.length` days, each day by the weight of its age. */
  decayedUnits(product: number, market: number, today: number, weights: Float64Array): number {
    const list = this.lists.get(product * BASE + market)
    return list === undefined ? 0 : this.buckets.decayedUnits(list, today, weights)
  }

  /** Distinct visitors who bought a product in a market within so many days. */
  visitors(product: number, market: number, today: number, windowDays: number): number {
    const list = this.lists.get(product * BASE + market)
    return list === undefined ? 0 : this.buckets.visitors(list, today, windowDays)
  }

  write(to: StateWriter): void {
    to.texts(this.names.all())
    to.array(Float64Array.from(this.lists.keys()))
    this.buckets.write(to)
  }

  /** Only where there are no sales yet. */
  read(from: StateReader): void {
    for (const name of from.texts()) this.names.intern(name)
    for (const [list, key] of from.array(Float64Array).entries()) this.lists.set(key, list)
    this.buckets.read(from)
  }

  get byteLength(): number {
    // A number in a map costs about 40 bytes.
    return this.buckets.byteLength + this.lists.size * 40
  }
}
