import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import type { Ballot } from './Ballot.js'

/** Votes are sorted as day · 2^32 + product. Days from −2^20 to 2^20 around 1970 keep that from 0 to below 2^53. */
const DAY_SHIFT = 2 ** 20
const DAY_FACTOR = 2 ** 32

/**
 * Counts visitors in whole steps: of the visitors with a vote for a product, by the day of each one's vote, every `step`-th completes a
 * step, which counts while that day is within the window. Weights say nothing. So most visitors change no count, and a count
 * that has changed has so many new ones behind it (Calandrino et al. 2011, doi 10.1109/SP.2011.40). A visitor votes on the first
 * day, and again once a vote is older than a window. Scratch that is reused.
 */
export class SteppedVotes implements Ballot {
  products = new Uint32Array(256)
  size = 0
  private keys = new Float64Array(256)
  private votes = 0
  private windowDays = 0
  private counts = new Uint32Array(256)
  private waiting = new Uint32Array(256)
  /** Per product, within the votes of one visitor. */
  private voteStamps = new Uint32Array(256)
  private voteDays = new Int32Array(256)
  private vote = 0

  /** @param step distinct visitors */
  constructor(private readonly step: number) {}

  reset(products: number, windowDays: number): void {
    this.products = grow(this.products, products)
    this.counts = grow(this.counts, products)
    this.waiting = grow(this.waiting, products)
    this.voteStamps = grow(this.voteStamps, products)
    this.voteDays = grow(this.voteDays, products)
    this.windowDays = windowDays
    this.size = 0
    this.votes = 0
  }

  nextVisitor(): void {
    this.vote = nextStamp(this.vote, this.voteStamps)
  }

  add(product: number, _weight: number, again: boolean, day: number): void {
    if (again) {
      if (this.voteStamps[product] === this.vote && day - this.voteDays[product]! < this.windowDays) return
      this.voteStamps[product] = this.vote
      this.voteDays[product] = day
    }
    this.keys = grow(this.keys, this.votes + 1)
    const shifted = Math.max(0, Math.min(2 * DAY_SHIFT - 1, day + DAY_SHIFT))
    this.keys[this.votes++] = shifted * DAY_FACTOR + product
  }

  close(today: number): void {
    const firstDay = today - this.windowDays + 1
    const keys = this.keys.subarray(0, this.votes).sort()
    for (const key of keys) {
      this.counts[key % DAY_FACTOR] = 0
      this.waiting[key % DAY_FACTOR] = 0
    }
    for (const key of keys) {
      const product = key % DAY_FACTOR
      if (++this.waiting[product]! < this.step) continue
      this.waiting[product] = 0
      if (Math.floor(key / DAY_FACTOR) - DAY_SHIFT < firstDay) continue
      if (this.counts[product] === 0) this.products[this.size++] = product
      this.counts[product]! += this.step
    }
  }

  sum(product: number): number {
    return this.counts[product]!
  }

  visitors(product: number): number {
    return this.counts[product]!
  }

  get byteLength(): number {
    const { products, keys, counts, waiting, voteStamps, voteDays } = this
    return [products, keys, counts, waiting, voteStamps, voteDays].reduce((sum, part) => sum + part.byteLength, 0)
  }
}
