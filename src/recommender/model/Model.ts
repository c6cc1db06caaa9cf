import type { Settings } from '../defaults.js'
import { TopN } from '../math/TopN.js'
import type { Fact, ProductFacts, RecommenderStats } from '../Recommender.js'
import { Allowance } from './Allowance.js'
import { Blend } from './Blend.js'
import { History } from './History.js'
import { PairRows } from './PairRows.js'
import { ProductCounts } from './ProductCounts.js'
import { ProductIndex } from './ProductIndex.js'
import { SalesRanking } from './SalesRanking.js'

/** The fitted state, and the scratch that answering needs. */
export class Model {
  version = 0
  readonly products = new ProductIndex()
  readonly history: History
  readonly counts: ProductCounts
  readonly pairs: PairRows
  readonly ranking: SalesRanking
  readonly allowance: Allowance
  /** Scratch: the list that is being made, one row of several, and their sum. */
  readonly top: TopN
  readonly row: TopN
  readonly blend = new Blend()

  constructor(readonly settings: Settings) {
    this.history = new History(this.products, settings)
    this.counts = new ProductCounts(this.history, settings)
    this.pairs = new PairRows(this.history, this.products, settings)
    this.ranking = new SalesRanking(this.products, this.counts)
    this.allowance = new Allowance(this.products)
    const id = (product: number) => this.products.ids[product]!
    this.top = new TopN(id)
    this.row = new TopN(id)
  }

  add(fact: Fact): void {
    if (this.history.add(fact)) this.version++
  }

  setProduct(facts: ProductFacts): void {
    if (this.products.set(facts)) this.version++
  }

  /** To be called before each request. */
  open(): void {
    this.counts.open(this.products.size)
    this.allowance.reset()
  }

  stats(): RecommenderStats {
    const { products, history, counts, pairs } = this
    return {
      products: products.size,
      visitors: history.visitors.size,
      orders: history.placed,
      bytes: products.byteLength + history.byteLength + counts.byteLength + pairs.byteLength,
      ignored: history.ignored,
    }
  }
}
