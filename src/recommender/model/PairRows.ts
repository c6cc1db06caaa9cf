import type { PairRow } from './PairRow.js'
import type { RowCounter } from './RowCounter.js'

const BYTES_PER_PAIR = 16
/** What an empty row costs, in pairs. */
const ROW_COST = 24

/**
 * Rows by product, counted when asked for and kept while they are fresh. What is
 * kept stays within a budget in two generations: when the younger is full it becomes the older, and the older is dropped.
 */
export class PairRows {
  private young = new Map<number, PairRow>()
  private old = new Map<number, PairRow>()
  private youngPairs = 0
  private oldPairs = 0

  /** @param mostPairs pairs that are kept */
  constructor(
    private readonly counter: RowCounter,
    private readonly mostPairs: number,
  ) {}

  /** @param products products of the model */
  row(product: number, products: number): PairRow {
    const kept = this.young.get(product)
    if (kept !== undefined && this.counter.isFresh(kept, product)) return kept
    if (kept !== undefined) this.youngPairs -= cost(kept)
    const older = kept === undefined ? this.old.get(product) : undefined
    const row =
      older !== undefined && this.counter.isFresh(older, product) ? older : this.counter.row(product, products)
    this.keep(product, row)
    return row
  }

  get byteLength(): number {
    return this.counter.byteLength + (this.youngPairs + this.oldPairs) * BYTES_PER_PAIR
  }

  private keep(product: number, row: PairRow): void {
    const most = this.mostPairs / 2
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
