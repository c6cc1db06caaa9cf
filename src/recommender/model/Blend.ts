import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'

/** Of a product, side by side because they are read together: the blend that it is of, and its slot there. */
const STAMP = 0
const SLOT = 1
const WIDTH = 2

/** Sums of scores by product over several rows; scratch that is reused between requests. */
export class Blend {
  size = 0
  products = new Uint32Array(64)
  scores = new Float64Array(64)
  supports = new Uint32Array(64)
  private places = new Uint32Array(256 * WIDTH)
  private stamp = 0

  /** Empties it. */
  reset(products: number): void {
    this.places = grow(this.places, products * WIDTH)
    this.stamp = nextStamp(this.stamp, this.places)
    this.size = 0
  }

  /** Adds to a product's score; its support is the largest of its rows, which at least as many visitors stand behind. */
  add(product: number, score: number, support: number): void {
    const at = product * WIDTH
    if (this.places[at + STAMP] !== this.stamp) {
      this.places[at + STAMP] = this.stamp
      this.places[at + SLOT] = this.size
      if (this.size === this.products.length) this.enlarge()
      this.products[this.size] = product
      this.scores[this.size] = 0
      this.supports[this.size] = 0
      this.size++
    }
    const slot = this.places[at + SLOT]!
    this.scores[slot]! += score
    this.supports[slot] = Math.max(this.supports[slot]!, support)
  }

  private enlarge(): void {
    this.products = grow(this.products, this.size + 1)
    this.scores = grow(this.scores, this.size + 1)
    this.supports = grow(this.supports, this.size + 1)
  }

  /** Tells of more visitors behind a product that has a score. */
  stand(product: number, support: number): void {
    if (this.places[product * WIDTH + STAMP] !== this.stamp) return
    const slot = this.places[product * WIDTH + SLOT]!
    this.supports[slot] = Math.max(this.supports[slot]!, support)
  }

  /** Multiplies all scores so that the best one with enough visitors becomes `share`. */
  scaleTo(share: number, leastSupport: number): void {
    let best = 0
    for (let slot = 0; slot < this.size; slot++)
      if (this.supports[slot]! >= leastSupport) best = Math.max(best, this.scores[slot]!)
    for (let slot = 0; slot < this.size; slot++) this.scores[slot]! *= best > 0 ? share / best : 0
  }
}
