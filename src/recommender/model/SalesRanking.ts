import { TopN } from '../math/TopN.js'
import type { ProductCounts } from './ProductCounts.js'
import type { ProductIndex } from './ProductIndex.js'

/** Products of a ranking that are kept; a request that holds back more goes through all of them. */
const KEPT = 200

/** The ranking of the whole shop; other scopes are category numbers. */
export const SHOP = -1

interface Ranking {
  products: Uint32Array
  /** Whether there are no more than these. */
  complete: boolean
}

/** Products by decayed sales, for the shop and for each category; ranked when asked for, kept until anything changes. */
export class SalesRanking {
  private readonly rankings = new Map<number, Ranking>()
  private version = -1
  private readonly top: TopN

  constructor(
    private readonly products: ProductIndex,
    private readonly counts: ProductCounts,
  ) {
    this.top = new TopN(product => products.ids[product]!)
  }

  /**
   * The best sellers of a scope that are allowed, best first, at most `limit`.
   *
   * @param version of the model, which tells whether the kept rankings still hold
   */
  best(scope: number, limit: number, version: number, allowed: (product: number) => boolean): number[] {
    if (this.version !== version) this.rankings.clear()
    this.version = version
    let ranking = this.rankings.get(scope)
    if (ranking === undefined) {
      this.rank(scope, KEPT + 1, () => true)
      const complete = this.top.size <= KEPT
      ranking = { products: this.top.products.slice(0, Math.min(KEPT, this.top.size)), complete }
      this.rankings.set(scope, ranking)
    }
    const best: number[] = []
    for (const product of ranking.products) {
      if (best.length === limit) return best
      if (allowed(product)) best.push(product)
    }
    if (best.length === limit || ranking.complete) return best
    this.rank(scope, limit, allowed)
    return Array.from(this.top.products.subarray(0, this.top.size))
  }

  private rank(scope: number, limit: number, allowed: (product: number) => boolean): void {
    const { top } = this
    const members = scope === SHOP ? undefined : this.products.inCategory(scope)
    const size = members?.length ?? this.products.size
    top.reset(limit)
    for (let index = 0; index < size; index++) {
      const product = members?.[index] ?? index
      this.counts.refresh(product)
      const sales = this.counts.sales[product]!
      if (sales > 0 && top.admits(product, sales) && allowed(product)) {
        top.offer(product, sales, this.counts.salesBuyers[product]!)
      }
    }
    top.sort()
  }
}
