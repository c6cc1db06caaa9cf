import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'

/**
 * Sums of weights and counts of visitors by product, one vote per visitor: the weightiest. Scratch that is reused; its arrays
 * carry the number of the count that they belong to and are never cleared.
 */
export class Votes {
  /** Products with a vote, the first `size` of them. */
  products = new Uint32Array(256)
  size = 0
  /** Per product, of those with a vote. */
  visitors = new Uint32Array(256)
  sums = new Float64Array(256)
  private stamps = new Uint32Array(256)
  private count = 0
  /** Per product, within the votes of one visitor. */
  private voteStamps = new Uint32Array(256)
  private voteWeights = new Float64Array(256)
  private vote = 0

  /** Empties it, with room for so many products. */
  reset(products: number): void {
    if (products > this.stamps.length) {
      this.products = grow(this.products, products)
      this.visitors = grow(this.visitors, products)
      this.sums = grow(this.sums, products)
      this.stamps = grow(this.stamps, products)
      this.voteStamps = grow(this.voteStamps, products)
      this.voteWeights = grow(this.voteWeights, products)
    }
    this.size = 0
    this.count = nextStamp(this.count, this.stamps)
  }

  /** To be called before the votes of each visitor who may vote for a product more than once. */
  nextVisitor(): void {
    this.vote = nextStamp(this.vote, this.voteStamps)
  }

  /** @param again whether this visitor, begun by `nextVisitor`, may have voted for the product before */
  add(product: number, weight: number, again: boolean): void {
    if (this.stamps[product] !== this.count) {
      this.stamps[product] = this.count
      this.visitors[product] = 0
      this.sums[product] = 0
      this.products[this.size++] = product
    }
    if (again && this.voteStamps[product] === this.vote) {
      const more = weight - this.voteWeights[product]!
      if (more <= 0) return
      this.sums[product]! += more
    } else {
      this.visitors[product]!++
      this.sums[product]! += weight
    }
    if (!again) return
    this.voteStamps[product] = this.vote
    this.voteWeights[product] = weight
  }

  get byteLength(): number {
    return this.stamps.byteLength * 4 + this.sums.byteLength * 2
  }
}
