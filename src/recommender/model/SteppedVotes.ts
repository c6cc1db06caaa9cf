import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import type { Ballot } from './Ballot.js'

/** Votes are sorted as day · 2^32 + product; days from 1970 − 2^20 on keep that above zero and below 2^53. */
const DAY_SHIFT = 2 ** 20
const DAY_FACTOR = 2 ** 32

/**
 * Counts visitors in whole steps: a vote counts when `step` visitors have voted for the product since the last step, on the
 * first day on which each of them did. Weights say nothing, so that a count changes with a step and in no other way, and nobody
 * who watches it learns of one visitor (Calandrino et al. 2011, doi 10.1109/SP.2011.40). Scratch that is reused.
 */
export class SteppedVotes implements Ballot {
  products = new Uint32Array(256)
  size = 0
  private keys = new Float64Array(256)
  private votes = 0
  private counts = new Uint32Array(256)
  private waiting = new Uint32Array(256)
  /** Per product, within the votes of one visitor. */
  private voteStamps = new Uint32Array(256)
  private vote = 0

  /** @param step distinct visitors */
  constructor(private readonly step: number) {}

  reset(products: number): void {
    this.products = grow(this.products, products)
    this.counts = grow(this.counts, products)
    this.waiting = grow(this.waiting, products)
    this.voteStamps = grow(this.voteStamps, products)
    this.size = 0
    this.votes = 0
  }

  nextVisitor(): void {
    this.vote = nextStamp(this.vote, this.voteStamps)
  }

  add(product: number, _weight: number, again: boolean, day: number): void {
    if (again && this.voteStamps[product] === this.vote) return
    if (again) this.voteStamps[product] = this.vote
    this.keys = grow(this.keys, this.votes + 1)
    this.keys[this.votes++] = (day + DAY_SHIFT) * DAY_FACTOR + product
  }

  close(firstDay: number): void {
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
    const { products, keys, counts, waiting, voteStamps } = this
    return [products, keys, counts, waiting, voteStamps].reduce((sum, part) => sum + part.byteLength, 0)
  }
}
