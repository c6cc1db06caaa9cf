import { grow } from '../math/grow.js'
import { PlaceTable } from './PlaceTable.js'

/** Sums of scores by product, over several rows or the votes of several visitors; scratch that is reused between requests. */
export class Blend {
  size = 0
  products = new Uint32Array(64)
  scores = new Float64Array(64)
  supports = new Uint32Array(64)
  private readonly slots = new PlaceTable(512)

  /** Empties it. */
  reset(): void {
    this.slots.reset()
    this.size = 0
  }

  /** Adds to a product's score; its support is the largest of its rows, which at least as many visitors stand behind. */
  add(product: number, score: number, support: number): void {
    const slot = this.slot(product)
    this.scores[slot]! += score
    this.supports[slot] = Math.max(this.supports[slot]!, support)
  }

  /** The slot of a product, which is new, with a score of 0, when the answer equals the former `size`. */
  slot(product: number): number {
    const slot = this.slots.of(product, this.size)
    if (slot === this.size) this.open(product)
    return slot
  }

  /** Adds to the score at a slot; its support is the number of votes. */
  vote(slot: number, score: number): void {
    this.scores[slot]! += score
    this.supports[slot]!++
  }

  get byteLength(): number {
    return this.products.byteLength * 4 + this.slots.byteLength
  }

  /** Tells of more visitors behind a product that has a score. */
  stand(product: number, support: number): void {
    const slot = this.slots.find(product)
    if (slot >= 0) this.supports[slot] = Math.max(this.supports[slot]!, support)
  }

  /** Multiplies all scores so that the best one with enough visitors becomes `share`. */
  scaleTo(share: number, leastSupport: number): void {
    let best = 0
    for (let slot = 0; slot < this.size; slot++)
      if (this.supports[slot]! >= leastSupport) best = Math.max(best, this.scores[slot]!)
    for (let slot = 0; slot < this.size; slot++) this.scores[slot]! *= best > 0 ? share / best : 0
  }

  private open(product: number): void {
    if (this.size === this.products.length) {
      this.products = grow(this.products, this.size + 1)
      this.scores = grow(this.scores, this.size + 1)
      this.supports = grow(this.supports, this.size + 1)
    }
    this.products[this.size] = product
    this.scores[this.size] = 0
    this.supports[this.size] = 0
    this.size++
  }
}
