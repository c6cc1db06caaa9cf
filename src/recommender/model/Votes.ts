import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import type { Ballot } from './Ballot.js'

/** Of a product, in 16 bytes side by side because they are read together: its sum, its visitors, the count that they are of. */
const DOUBLES = 2
const WORDS = 4
const VISITORS = 2
const COUNT = 3

/**
 * Sums of weights and counts of visitors by product, one vote per visitor: the weightiest. Scratch that is reused; what it
 * holds carries the number of the count that it belongs to and is never cleared.
 */
export class Votes implements Ballot {
  products = new Uint32Array(256)
  size = 0
  private sums = new Float64Array(256 * DOUBLES)
  private words = new Uint32Array(this.sums.buffer)
  private count = 0
  /** Per product, within the votes of one visitor. */
  private voteStamps = new Uint32Array(256)
  private voteWeights = new Float64Array(256)
  private vote = 0

  reset(products: number): void {
    if (products > this.products.length) {
      this.products = grow(this.products, products)
      this.voteStamps = grow(this.voteStamps, products)
      this.voteWeights = grow(this.voteWeights, products)
      this.sums = grow(this.sums, this.products.length * DOUBLES)
      this.words = new Uint32Array(this.sums.buffer)
    }
    this.size = 0
    this.count = nextStamp(this.count, this.words)
  }

  nextVisitor(): void {
    this.vote = nextStamp(this.vote, this.voteStamps)
  }

  add(product: number, weight: number, again: boolean): void {
    const { sums, words } = this
    const at = product * WORDS
    if (words[at + COUNT] !== this.count) {
      words[at + COUNT] = this.count
      words[at + VISITORS] = 0
      sums[product * DOUBLES] = 0
      this.products[this.size++] = product
    }
    if (again && this.voteStamps[product] === this.vote) {
      const more = weight - this.voteWeights[product]!
      if (more <= 0) return
      sums[product * DOUBLES]! += more
    } else {
      words[at + VISITORS]!++
      sums[product * DOUBLES]! += weight
    }
    if (!again) return
    this.voteStamps[product] = this.vote
    this.voteWeights[product] = weight
  }

  /** Its votes are of the window that is counted. */
  close(): void {}

  sum(product: number): number {
    return this.sums[product * DOUBLES]!
  }

  visitors(product: number): number {
    return this.words[product * WORDS + VISITORS]!
  }

  get byteLength(): number {
    return this.sums.byteLength + this.products.byteLength * 2 + this.voteWeights.byteLength
  }
}
