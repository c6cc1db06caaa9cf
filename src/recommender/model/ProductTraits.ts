import { grow } from '../math/grow.js'
import type { ProductFacts } from '../Recommender.js'
import { NameTable } from './NameTable.js'

export const HIDDEN = 1
export const SENSITIVE = 2
export const REPLENISHABLE = 4
/** Sold in some markets only. */
const IN_MARKETS = 8

/** No group, brand or labels. */
export const NONE = 0
/** Margins are whole hundredths of a percent, so that their sum is the same in any order. */
const MARGIN_GRAINS = 10_000
const NO_MARGIN = -MARGIN_GRAINS - 1

/**
 * What the catalog says of products beside categories, availability and price, in columns. Told anew at each start, since the catalog
 * is, and so in no saved state.
 */
export class ProductTraits {
  readonly groups = new NameTable()
  readonly brands = new NameTable()
  /** Tags and attributes by `labelOf`. */
  readonly labels = new NameTable()
  flags = new Uint8Array(256)
  groupOf = new Uint32Array(256)
  brandOf = new Uint32Array(256)
  /** Units that can be sold, NaN where nobody says, and when they were told, ms. */
  stocks = new Float64Array(256).fill(Number.NaN)
  stocksToldAt = new Float64Array(256)
  private margins = new Int32Array(256).fill(NO_MARGIN)
  private labelsOf: (readonly number[])[] = [[]]
  private readonly labelSets = new Map<string, number>()
  private labelSetOf = new Uint32Array(256)
  /** 1 where a product is available, by market. */
  private readonly markets = new Map<string, Uint8Array>()
  /** When products came into the shop, ms; NaN where nobody says. */
  private additions = new Float64Array(256).fill(Number.NaN)
  /** Share of the list price that is saved; 0 where nothing is. */
  private savings = new Float64Array(256)
  /** The same by market, NaN where it is as everywhere. */
  private readonly marketSavings = new Map<string, Float64Array>()
  /** Lists of products, made when first asked for after a change. */
  private reducedOnes: readonly number[] | undefined
  private added: { from: number; until: number; products: readonly number[] } | undefined
  private marginSum = 0
  private marginCount = 0

  /** Takes over what is said of a product; answers whether anything is new. */
  set(product: number, facts: ProductFacts): boolean {
    this.reserve(product + 1)
    const inMarkets = facts.markets === undefined ? 0 : IN_MARKETS
    const flags =
      (facts.hidden ? HIDDEN : 0) |
      (facts.sensitive ? SENSITIVE : 0) |
      (facts.replenishable ? REPLENISHABLE : 0) |
      inMarkets
    let isNew = this.setMarkets(product, facts.markets)
    isNew = put(this.flags, product, flags) || isNew
    isNew = put(this.groupOf, product, this.groups.intern(facts.group)) || isNew
    isNew = put(this.brandOf, product, this.brands.intern(facts.brand)) || isNew
    isNew = put(this.labelSetOf, product, this.labelSet(facts)) || isNew
    isNew = put(this.stocks, product, facts.stock?.units ?? Number.NaN) || isNew
    isNew = put(this.stocksToldAt, product, facts.stock?.toldAt ?? 0) || isNew
    isNew = this.setAddition(product, facts.addedAt) || isNew
    isNew = this.setSavings(product, facts) || isNew
    return this.setMargin(product, facts.margin) || isNew
  }

  /** Makes room for so many products, which nothing was said of. */
  reserve(products: number): void {
    const known = this.flags.length
    if (products <= known) return
    this.flags = grow(this.flags, products)
    this.groupOf = grow(this.groupOf, products)
    this.brandOf = grow(this.brandOf, products)
    this.labelSetOf = grow(this.labelSetOf, products)
    this.stocks = grow(this.stocks, products).fill(Number.NaN, known)
    this.stocksToldAt = grow(this.stocksToldAt, products)
    this.margins = grow(this.margins, products).fill(NO_MARGIN, known)
    this.additions = grow(this.additions, products).fill(Number.NaN, known)
    this.savings = grow(this.savings, products)
  }

  /** Whether a product is available in a market, given that it is available in general. */
  isAvailable(product: number, market: string, everywhere: boolean): boolean {
    if ((this.flags[product]! & IN_MARKETS) === 0) return everywhere
    return this.markets.get(market)?.[product] === 1
  }

  labelNumbers(product: number): readonly number[] {
    return this.labelsOf[this.labelSetOf[product]!]!
  }

  /** The number of a product's labels as a whole: those with the same have the same. */
  labelSetNumber(product: number): number {
    return this.labelSetOf[product]!
  }

  /** When a product came into the shop, ms; NaN where nobody says. */
  addedAt(product: number): number {
    return this.additions[product]!
  }

  /** When the newest one came into the shop, ms; NaN where nobody says it of any. */
  newestAddition(): number {
    let newest = Number.NaN
    for (const at of this.additions) if (at > newest || Number.isNaN(newest)) newest = at
    return newest
  }

  /** Products that came into the shop at a time or later, and before another, ms. */
  addedBetween(from: number, until: number): readonly number[] {
    if (this.added?.from === from && this.added.until === until) return this.added.products
    const products: number[] = []
    for (let product = 0; product < this.additions.length; product++)
      if (this.additions[product]! >= from && this.additions[product]! < until) products.push(product)
    this.added = { from, until, products }
    return products
  }

  /** Share of a product's list price that is saved in a market, or where none is asked for in general; 0 where nothing is. */
  saving(product: number, market?: string): number {
    const there = market === undefined ? undefined : this.marketSavings.get(market)?.[product]
    return there === undefined || Number.isNaN(there) ? this.savings[product]! : there
  }

  /** Products that have a saving in some market at least. */
  reduced(): readonly number[] {
    if (this.reducedOnes !== undefined) return this.reducedOnes
    const columns = [this.savings, ...this.marketSavings.values()]
    const products: number[] = []
    for (let product = 0; product < this.savings.length; product++)
      if (columns.some(column => column[product]! > 0)) products.push(product)
    this.reducedOnes = products
    return products
  }

  /** Margin / mean margin of all that have one; 1 where there is nothing to compare. A loss counts as one percent. */
  marginRatio(product: number): number {
    const margin = this.margins[product]!
    if (margin === NO_MARGIN || this.marginCount === 0) return 1
    const least = MARGIN_GRAINS / 100
    return Math.max(margin, least) / Math.max(this.marginSum / this.marginCount, least)
  }

  get byteLength(): number {
    const { flags, groupOf, brandOf, stocks, stocksToldAt, margins, labelSetOf, additions, savings } = this
    const columns = [flags, groupOf, brandOf, stocks, stocksToldAt, margins, labelSetOf, additions, savings]
    const byMarket = [...this.markets.values(), ...this.marketSavings.values()]
    return [...columns, ...byMarket].reduce((sum, column) => sum + column.byteLength, 0)
  }

  private setMargin(product: number, margin: number | undefined): boolean {
    const before = this.margins[product]!
    const grains = margin !== undefined && Math.abs(margin) <= 1 ? Math.round(margin * MARGIN_GRAINS) : NO_MARGIN
    if (before === grains) return false
    if (before !== NO_MARGIN) {
      this.marginSum -= before
      this.marginCount--
    }
    if (grains !== NO_MARGIN) {
      this.marginSum += grains
      this.marginCount++
    }
    this.margins[product] = grains
    return true
  }

  private setMarkets(product: number, markets: ProductFacts['markets']): boolean {
    let isNew = false
    for (const [market, column] of this.markets) {
      if (column[product] !== 1 || (markets !== undefined && Object.hasOwn(markets, market) && markets[market]))
        continue
      column[product] = 0
      isNew = true
    }
    for (const [market, available] of Object.entries(markets ?? {})) {
      if (!available) continue
      const column = grow(this.markets.get(market) ?? new Uint8Array(0), product + 1)
      if (column[product] !== 1) isNew = true
      column[product] = 1
      this.markets.set(market, column)
    }
    return isNew
  }

  private setAddition(product: number, addedAt = Number.NaN): boolean {
    if (!put(this.additions, product, Number.isFinite(addedAt) ? addedAt : Number.NaN)) return false
    this.added = undefined
    return true
  }

  private setSavings(product: number, { price = 0, listPrice = 0, savings = {} }: ProductFacts): boolean {
    const isReduced = price > 0 && listPrice > price && listPrice < Number.POSITIVE_INFINITY
    let isNew = put(this.savings, product, isReduced ? 1 - price / listPrice : 0)
    for (const market of Object.keys(savings)) {
      const column = this.marketSavings.get(market) ?? new Float64Array(0)
      const known = column.length
      this.marketSavings.set(market, grow(column, product + 1).fill(Number.NaN, known))
    }
    for (const [market, column] of this.marketSavings) {
      if (product >= column.length) continue
      const share = Object.hasOwn(savings, market) ? savings[market]! : Number.NaN
      isNew = put(column, product, share <= 0 || share >= 1 ? 0 : share) || isNew
    }
    if (isNew) this.reducedOnes = undefined
    return isNew
  }

  private labelSet({ tags = [], attributes = {} }: ProductFacts): number {
    const names = [
      ...tags.map(tag => labelOf(tag)),
      ...Object.entries(attributes).map(([name, value]) => labelOf(value, name)),
    ]
    if (names.length === 0) return NONE
    const numbers = [...new Set(names.map(name => this.labels.intern(name)))].sort((a, b) => a - b)
    const key = numbers.join()
    let set = this.labelSets.get(key)
    if (set === undefined) {
      set = this.labelsOf.push(numbers) - 1
      this.labelSets.set(key, set)
    }
    return set
  }
}

/** A tag, or a value of an attribute, as one name. */
export function labelOf(value: string, attribute?: string): string {
  return JSON.stringify(attribute === undefined ? [value] : [attribute, value])
}

function put(column: Uint8Array | Uint32Array | Float64Array, product: number, value: number): boolean {
  if (Object.is(column[product], value)) return false
  column[product] = value
  return true
}
