import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { GRAINS_PER_UNIT } from './OrderBook.js'

const MS_PER_HOUR = 3_600_000
/** Hours that are kept: longer than shops leave between two tellings of their stock. */
const HOURS = 24
/** Hours whose sales are the present speed, the running one among them. */
const SPEED_HOURS = 3
/** Units that must be sold in them: a few sales are no speed. */
const LEAST_UNITS = 5

const NO_HOUR = -1

/** What a product sold in each hour, in a ring, and the newest hour with a sale. */
interface Ring {
  grains: Float64Array
  newest: number
}

/** Units that were sold, by product and hour, of the newest 24 hours with orders; a ring of hours for each product that sells. */
export class SalesHours {
  private readonly rings = new Map<number, Ring>()
  private newest = NO_HOUR

  /** Adds units. What is older than the newest 24 hours says nothing of the present. @param at time, ms */
  add(product: number, units: number, at: number): void {
    const hour = Math.floor(at / MS_PER_HOUR)
    const grains = Math.round(Math.min(units, 2 ** 20) * GRAINS_PER_UNIT)
    if (!(hour > this.newest - HOURS) || hour < 0 || !(grains > 0)) return
    if (hour > this.newest) this.advance(hour)
    let ring = this.rings.get(product)
    if (ring === undefined) {
      ring = { grains: new Float64Array(HOURS), newest: hour }
      this.rings.set(product, ring)
    }
    ring.grains[hour % HOURS]! += grains
    ring.newest = Math.max(ring.newest, hour)
  }

  /**
   * Hours until the stock ends at the speed of the last three hours; infinite while fewer than five units were sold in them.
   * @param stock units, as they were at `toldAt`, ms
   * @param now ms
   */
  hoursLeft(product: number, stock: number, toldAt: number, now: number): number {
    const ring = this.rings.get(product)
    if (ring === undefined) return Number.POSITIVE_INFINITY
    const current = Math.floor(now / MS_PER_HOUR)
    const told = toldAt / MS_PER_HOUR
    let recent = 0
    let sold = 0
    for (let hour = Math.max(0, this.newest - HOURS + 1); hour <= this.newest; hour++) {
      const units = ring.grains[hour % HOURS]! / GRAINS_PER_UNIT
      if (hour > current - SPEED_HOURS) recent += units
      // Of the hour in which the stock was told, the part after it.
      sold += units * Math.min(1, Math.max(0, hour + 1 - told))
    }
    if (recent < LEAST_UNITS) return Number.POSITIVE_INFINITY
    const speed = recent / (now / MS_PER_HOUR - (current - SPEED_HOURS + 1))
    return Math.max(0, stock - sold) / speed
  }

  write(to: StateWriter): void {
    to.numbers(this.newest)
    to.array(Uint32Array.from(this.rings.keys()))
    const all = new Float64Array(this.rings.size * HOURS)
    let at = 0
    for (const ring of this.rings.values()) all.set(ring.grains, HOURS * at++)
    to.array(all)
  }

  read(from: StateReader): void {
    const [newest = NO_HOUR] = from.numbers()
    this.newest = newest
    const products = from.array(Uint32Array)
    const all = from.array(Float64Array)
    for (const [at, product] of products.entries()) {
      const grains = all.slice(HOURS * at, HOURS * (at + 1))
      let sold = newest
      while (sold > newest - HOURS && !(grains[sold % HOURS]! > 0)) sold--
      this.rings.set(product, { grains, newest: sold })
    }
  }

  get byteLength(): number {
    // Beside the numbers an array costs about 100 bytes, what holds it 30, and a place in the map 40.
    return this.rings.size * (HOURS * 8 + 170)
  }

  /** Empties the hours that begin now, and forgets who has sold nothing since. */
  private advance(hour: number): void {
    const first = Math.max(this.newest + 1, hour - HOURS + 1)
    for (const [product, ring] of this.rings) {
      if (ring.newest <= hour - HOURS) this.rings.delete(product)
      else for (let next = first; next <= hour; next++) ring.grains[next % HOURS] = 0
    }
    this.newest = hour
  }
}
