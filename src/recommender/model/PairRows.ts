import type { Settings } from '../defaults.js'
import type { History } from './History.js'
import { PairCounter } from './PairCounter.js'
import type { PairRow } from './PairRow.js'
import type { ProductIndex } from './ProductIndex.js'

const BYTES_PER_PAIR = 16
/** What an empty row costs, in pairs. */
const ROW_COST = 24

/**
 * Rows by product, counted when asked for and kept while no order with the product changes and the day is the same. What is
 * kept stays within a budget in two generations: when the younger is full it becomes the older, and the older is dropped.
 */
export class PairRows {
  private readonly counter: PairCounter
  private young = new Map<number, PairRow>()
  private old = new Map<number, PairRow>()
  private youngPairs = 0
  private oldPairs = 0

  constructor(
    private readonly history: History,
    private readonly products: ProductIndex,
    private readonly settings: Settings,
  ) {
    this.counter = new PairCounter(history, settings)
  }

  row(product: number): PairRow {
    const kept = this.young.get(product)
    if (kept !== undefined && this.isFresh(kept, product)) return kept
    if (kept !== undefined) this.youngPairs -= cost(kept)
    const older = kept === undefined ? this.old.get(product) : undefined
    const row =
      older !== undefined && this.isFresh(older, product) ? older : this.counter.row(product, this.products.size)
    this.keep(product, row)
    return row
  }

  get byteLength(): number {
    return this.counter.byteLength + (this.youngPairs + this.oldPairs) * BYTES_PER_PAIR
  }

  private isFresh(row: PairRow, product: number): boolean {
    return row.day === this.history.today && row.changes === (this.history.changes[product] ?? 0)
  }

  private keep(product: number, row: PairRow): void {
    const most = this.settings.cachedPairs / 2
    this.young.delete(product)
    if (cost(row) > most) return
    if (this.youngPairs + cost(row) > most) {
      this.old = this.young
      this.oldPairs = this.youngPairs
      this.young = new Map()
      this.youngPairs = 0
    }
    this.young.set(product, row)
    this.youngPairs += cost(row)
  }
}

function cost(row: PairRow): number {
  return ROW_COST + row.products.length
}
