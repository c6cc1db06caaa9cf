import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grow } from '../math/grow.js'
import { wholeSteps } from '../math/wholeSteps.js'
import { Freshness } from './Freshness.js'
import type { History } from './History.js'
import { GRAINS_PER_UNIT, NO_DAY } from './OrderBook.js'

/** What the day buckets say of each product as of today, summed up when first asked for after a change. */
export class ProductCounts {
  /** Distinct visitors who bought it in the window of pairs. */
  buyers = new Uint32Array(256)
  /** `buyers` to the power of −`pairPopularityExponent`: what a pair's score is multiplied by. */
  rarity = new Float64Array(256)
  /** Decayed units in the window of bestsellers. */
  sales = new Float64Array(256)
  /** Distinct visitors who bought it in the window of bestsellers. */
  salesBuyers = new Uint32Array(256)
  private readonly freshness = new Freshness()
  private day = NO_DAY
  private readonly salesWeights: Float64Array

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
  ) {
    const weights = decayTable(settings.salesWindowDays, settings.salesHalfLifeDays)
    this.salesWeights = weights.map(weight => weight / GRAINS_PER_UNIT)
  }

  /** To be called once before products are asked about. */
  open(products: number): void {
    this.buyers = grow(this.buyers, products)
    this.rarity = grow(this.rarity, products)
    this.sales = grow(this.sales, products)
    this.salesBuyers = grow(this.salesBuyers, products)
    this.freshness.open(products, this.day !== this.history.today)
    this.day = this.history.today
  }

  /** To be called before a product's counts are read. */
  refresh(product: number): void {
    if (!this.freshness.isStale(product, this.history.changes[product])) return
    const { sales } = this.history
    const { day } = this
    const { pairWindowDays, pairPopularityExponent, salesWindowDays, supportStep } = this.settings
    const buyers = wholeSteps(sales.visitors(product, day, pairWindowDays), supportStep)
    this.buyers[product] = buyers
    this.rarity[product] = buyers > 0 ? buyers ** -pairPopularityExponent : 1
    this.sales[product] = sales.decayedUnits(product, day, this.salesWeights)
    this.salesBuyers[product] = wholeSteps(sales.visitors(product, day, salesWindowDays), supportStep)
  }

  /** Decayed units of a product; see `sales`. */
  salesOf(product: number): number {
    this.refresh(product)
    return this.sales[product]!
  }

  /** Decayed units of all products together: by days, so that no order of products makes another sum of it. */
  salesOfAll(): number {
    return this.history.decayedUnits(this.salesWeights)
  }

  /** Decayed units of a product in one market; 0 where fewer bought it there than stand behind a pair, lest one basket be the list. */
  salesIn(product: number, market: number): number {
    const { minSupport, salesWindowDays } = this.settings
    const buyers = this.history.marketSales.visitors(product, market, this.day, salesWindowDays)
    return buyers < minSupport ? 0 : this.history.marketSales.decayedUnits(product, market, this.day, this.salesWeights)
  }

  get byteLength(): number {
    const { buyers, rarity, sales, salesBuyers, freshness } = this
    return buyers.byteLength + rarity.byteLength + sales.byteLength + salesBuyers.byteLength + freshness.byteLength
  }
}
