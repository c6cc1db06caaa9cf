import { grow } from '../math/grow.js'
import { PlaceTable } from './PlaceTable.js'

/** Sums of weights and numbers of votes of a few products, by their places: the order in which they came. Scratch that is reused. */
export class Tally {
  size = 0
  products = new Uint32Array(256)
  sums = new Float64Array(256)
  votes = new Uint32Array(256)
  private readonly places = new PlaceTable(512)

  reset(): void {
    this.size = 0
    this.places.reset()
  }

  /** The place of a product, which is new when the answer equals the former `size`. */
  place(product: number): number {
    const place = this.places.of(product, this.size)
    if (place === this.size) this.open(product)
    return place
  }

  vote(place: number, weight: number): void {
    this.sums[place]! += weight
    this.votes[place]!++
  }

  get byteLength(): number {
    return this.products.byteLength * 4 + this.places.byteLength
  }

  private open(product: number): void {
    if (this.size === this.products.length) {
      this.products = grow(this.products, this.size + 1)
      this.sums = grow(this.sums, this.size + 1)
      this.votes = grow(this.votes, this.size + 1)
    }
    this.products[this.size] = product
    this.sums[this.size] = 0
    this.votes[this.size] = 0
    this.size++
  }
}
