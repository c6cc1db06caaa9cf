import { grow } from '../math/grow.js'

/** No count is ever as fresh as this. */
const STALE = 0xffff_ffff

/** Knows of which products what was counted is as of now and of their last change. */
export class Freshness {
  private stamps = new Uint32Array(0)

  /** Makes room. @param isOver the time that things were counted as of is over */
  open(products: number, isOver: boolean): void {
    const known = this.stamps.length
    this.stamps = grow(this.stamps, products)
    this.stamps.fill(STALE, isOver ? 0 : known)
  }

  /** Whether a product that has changed so often is to be counted anew; from then on it is fresh. */
  isStale(product: number, changes = 0): boolean {
    if (this.stamps[product] === changes) return false
    this.stamps[product] = changes
    return true
  }

  get byteLength(): number {
    return this.stamps.byteLength
  }
}
