import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import { type ProductIndex, UNKNOWN } from './ProductIndex.js'

/** What a request may show. Asked while a list fills, so that what is held back never shortens it. */
export class Allowance {
  private stamps = new Uint32Array(256)
  private stamp = 0
  private readonly strangers = new Set<string>()

  constructor(private readonly products: ProductIndex) {}

  /** Begins a request: everything available is allowed. */
  reset(): void {
    this.stamps = grow(this.stamps, this.products.size)
    this.stamp = nextStamp(this.stamp, this.stamps)
    this.strangers.clear()
  }

  /** Holds a product back for the rest of the request. */
  hold(id: string): void {
    const product = this.products.find(id)
    if (product === UNKNOWN) this.strangers.add(id)
    else this.stamps[product] = this.stamp
  }

  allows(product: number): boolean {
    return this.stamps[product] !== this.stamp && this.products.available(product)
  }

  /** A product that the model has never heard of counts as available. */
  allowsId(id: string): boolean {
    const product = this.products.find(id)
    return product === UNKNOWN ? !this.strangers.has(id) : this.allows(product)
  }
}
