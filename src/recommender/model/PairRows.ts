/** Of most rows. */
const BYTES_PER_PAIR = 10
/** What an empty row costs, in pairs. */
const ROW_COST = 24

/** What is kept of a product: at least its neighbours. */
interface Row {
  readonly products: Uint32Array
}

/** Counts rows. */
interface Counter<R extends Row> {
  /** @param products products of the model */
  row(product: number, products: number): R
  /** Whether the row is what would be counted now. */
  isFresh(row: R, product: number): boolean
}

/**
 * Rows by product, counted when asked for and kept while they are fresh. What is
 * kept stays within a budget in two generations: when the younger is full it becomes the older, and the older is dropped.
 */
export class PairRows<R extends Row> {
  private young = new Map<number, R>()
  private old = new Map<number, R>()
  private youngPairs = 0
  private oldPairs = 0

  /** @param mostPairs pairs that are kept */
  constructor(
    private readonly counter: Counter<R>,
    private readonly mostPairs: number,
  ) {}

  /** @param products products of the model */
  row(product: number, products: number): R {
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
    return (this.youngPairs + this.oldPairs) * BYTES_PER_PAIR
  }

  private keep(product: number, row: R): void {
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

function cost(row: Row): number {
  return ROW_COST + row.products.length
}
