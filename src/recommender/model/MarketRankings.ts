import type { Settings } from '../defaults.js'
import type { History } from './History.js'
import { NOWHERE } from './MarketSales.js'
import type { ProductCounts } from './ProductCounts.js'
import type { ProductIndex } from './ProductIndex.js'
import { type Measure, Ranking } from './Ranking.js'

/** Markets whose rankings are kept; the one that was made first gives way. */
const MOST_RANKINGS = 40

/**
 * What sells in each market, shrunk to what sells in the whole shop: (n · u_j / n + m · s_j / S) / (n + m), where u_j are the decayed units of a product
 * there and n those of all products, s_j and S the same in the shop, and m = `marketPrior` units. Less what is the same for all products that is
 * u_j + m · s_j / max(S, m): of a shop with few sales a market borrows each unit once.
 */
export class MarketRankings {
  private readonly rankings = new Map<number, Ranking>()
  /** m / max(S, m), as of a version. */
  private borrowed = 0
  private version = -1

  /** @param shop what the whole shop is ranked by */
  constructor(
    private readonly products: ProductIndex,
    private readonly history: History,
    private readonly counts: ProductCounts,
    private readonly settings: Settings,
    private readonly shop: Measure,
  ) {}

  /** The ranking of a market; none where nobody is known to have ordered there. */
  of(market: string | undefined): Ranking | undefined {
    const number = this.history.marketSales.find(market)
    if (number === NOWHERE) return undefined
    let ranking = this.rankings.get(number)
    if (ranking === undefined) {
      const score = (product: number) =>
        this.counts.salesIn(product, number) + this.perUnit() * this.counts.salesOf(product)
      ranking = new Ranking(this.products, { ...this.shop, score })
      const oldest = this.rankings.keys().next().value
      if (this.rankings.size === MOST_RANKINGS && oldest !== undefined) this.rankings.delete(oldest)
      this.rankings.set(number, ranking)
    }
    return ranking
  }

  private perUnit(): number {
    const version = this.shop.version()
    if (this.version === version) return this.borrowed
    const { marketPrior } = this.settings
    this.borrowed = marketPrior / Math.max(marketPrior, this.counts.salesOfAll(), Number.MIN_VALUE)
    this.version = version
    return this.borrowed
  }
}
