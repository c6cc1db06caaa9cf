import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import { type ProductIndex, UNKNOWN } from './ProductIndex.js'
import { HIDDEN, NONE, type ProductTraits, SENSITIVE } from './ProductTraits.js'

/** A condition that a product has to meet beside all others. */
export type Condition = (product: number) => boolean

/** What a request may show. Asked while a list fills, so that what is held back never shortens it. */
export class Allowance {
  /** The market that is asked for. */
  market: string | undefined
  private stamps = new Uint32Array(256)
  private groupStamps = new Uint32Array(16)
  private stamp = 0
  private readonly strangers = new Set<string>()
  private forbidden = HIDDEN | SENSITIVE
  private condition: Condition | undefined

  constructor(
    private readonly products: ProductIndex,
    private readonly traits: ProductTraits,
  ) {}

  /** Begins a request: everything available is allowed, but for what is hidden or sensitive. */
  reset(market?: string): void {
    this.stamps = grow(this.stamps, this.products.size)
    this.groupStamps = grow(this.groupStamps, this.traits.groups.size + 1)
    this.stamp = nextStamp(this.stamp, this.stamps, this.groupStamps)
    this.strangers.clear()
    this.market = market
    this.forbidden = HIDDEN | SENSITIVE
    this.condition = undefined
  }

  /** Holds a product back for the rest of the request, and with it all variants of the same thing. */
  hold(id: string): void {
    const product = this.products.find(id)
    if (product === UNKNOWN) {
      this.strangers.add(id)
      return
    }
    this.stamps[product] = this.stamp
    const group = this.traits.groupOf[product]!
    if (group !== NONE) this.groupStamps[group] = this.stamp
  }

  /** Whether sensitive products may be shown. */
  letSensitive(isAllowed: boolean): void {
    this.forbidden = isAllowed ? HIDDEN : HIDDEN | SENSITIVE
  }

  isSensitive(product: number): boolean {
    return (this.traits.flags[product]! & this.forbidden & SENSITIVE) !== 0
  }

  /** Sets what products have to meet from now on beside all else. */
  require(condition: Condition | undefined): void {
    this.condition = condition
  }

  allows(product: number): boolean {
    if (this.stamps[product] === this.stamp || (this.traits.flags[product]! & this.forbidden) !== 0) return false
    const group = this.traits.groupOf[product]!
    if (group !== NONE && this.groupStamps[group] === this.stamp) return false
    const everywhere = this.products.available(product)
    if (this.market === undefined ? !everywhere : !this.traits.isAvailable(product, this.market, everywhere))
      return false
    return this.condition === undefined || this.condition(product)
  }

  /** A product that the model has never heard of counts as available. */
  allowsId(id: string): boolean {
    const product = this.products.find(id)
    return product === UNKNOWN ? !this.strangers.has(id) : this.allows(product)
  }
}
