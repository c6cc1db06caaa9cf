import { TopN } from '../math/TopN.js'
import type { ProductIndex } from './ProductIndex.js'

/** Products of a ranking that are kept; a request that holds back more goes through all of them. */
const KEPT = 200

/** The ranking of the whole shop; other scopes are category numbers. */
export const SHOP = -1

/** What products are ranked by. */
export interface Measure {
  /** Changes with whatever can change a score or a support. */
  version(): number
  /** Only what is above 0 is ranked. */
  score(product: number): number
  /** Distinct visitors behind a product; asked for only where its score gets in. */
  support(product: number): number
  leastSupport: number
}

interface Kept {
  products: Uint32Array
  /** Whether there are no more than these. */
  complete: boolean
}

/** Products by a measure, for the shop and for each category; ranked when asked for, kept until anything changes. */
export class Ranking {
  private readonly rankings = new Map<number, Kept>()
  private version = -1
  private readonly top: TopN

  constructor(
    private readonly products: ProductIndex,
    readonly measure: Measure,
  ) {
    this.top = new TopN(product => products.ids[product]!)
  }

  /** The best of a scope that are allowed, best first, at most `limit`. */
  best(scope: number, limit: number, allowed: (product: number) => boolean): number[] {
    const version = this.measure.version()
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
    const { top, measure } = this
    const members = scope === SHOP ? undefined : this.products.inCategory(scope)
    const size = members?.length ?? this.products.size
    top.reset(limit)
    for (let index = 0; index < size; index++) {
      const product = members?.[index] ?? index
      const score = measure.score(product)
      if (!(score > 0) || !top.admits(product, score) || !allowed(product)) continue
      const support = measure.support(product)
      if (support >= measure.leastSupport) top.offer(product, score, support)
    }
    top.sort()
  }
}
