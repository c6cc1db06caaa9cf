import { type Columns, RowArena } from './RowArena.js'

const BYTES_PER_PAIR = 10
/** Of finding a row. */
const PLACE_BYTES = 48

/** Numbers of a row besides its columns. */
type Facts<R> = Omit<R, keyof Columns>

/** Counts rows. */
interface Counter<R extends Columns> {
  /** @param products products of the model */
  row(product: number, products: number): R
  /** Whether what was counted is what would be counted now. */
  isFresh(facts: Facts<R>, product: number): boolean
}

/** Rows that were kept in one time. */
class Generation<R extends Columns> {
  private readonly places = new Map<number, number>()
  private readonly arena: RowArena

  constructor(private readonly names: readonly (keyof Facts<R>)[]) {
    this.arena = new RowArena(names.length)
  }

  get byteLength(): number {
    return this.arena.byteLength + PLACE_BYTES * this.places.size
  }

  /** The place of a row, if it is kept. */
  find(product: number): number | undefined {
    return this.places.get(product)
  }

  facts(place: number): Facts<R> {
    return this.withFacts({} as R, place)
  }

  read(place: number): R {
    return this.withFacts(this.arena.columns(place) as R, place)
  }

  /** What it takes to keep a row. */
  cost(row: R): number {
    return this.arena.bytesOf(row) + PLACE_BYTES
  }

  keep(product: number, row: R): void {
    const facts = this.names.map(name => row[name] as number)
    this.places.set(product, this.arena.add(row, facts, this.find(product)))
  }

  private withFacts(row: R, place: number): R {
    const facts = this.arena.factsOf(place)
    for (let at = 0; at < facts.length; at++) row[this.names[at]!] = facts[at] as R[keyof Facts<R>]
    return row
  }
}

/**
 * Rows by product, counted when asked for and kept while they are fresh. What is
 * kept stays within a budget in two generations: when the younger is full it becomes the older, and the older is dropped.
 */
export class PairRows<R extends Columns> {
  private young: Generation<R>
  private old: Generation<R>
  /** Bytes of all rows that were ever kept. */
  spent = 0
  /** Bytes of a generation. */
  readonly mostBytes: number

  /** @param mostPairs pairs that are kept, of 10 bytes @param names the numbers of a row besides its columns */
  constructor(
    private readonly counter: Counter<R>,
    mostPairs: number,
    private readonly names: readonly (keyof Facts<R>)[],
  ) {
    this.mostBytes = (mostPairs * BYTES_PER_PAIR) / 2
    this.young = new Generation(names)
    this.old = new Generation(names)
  }

  /** @param products products of the model */
  row(product: number, products: number): R {
    const { young, old } = this
    const place = young.find(product)
    if (this.isFresh(young, place, product)) return young.read(place)
    const older = place === undefined ? old.find(product) : undefined
    const row = this.isFresh(old, older, product) ? old.read(older) : this.counter.row(product, products)
    this.keep(product, row)
    return row
  }

  get byteLength(): number {
    return this.young.byteLength + this.old.byteLength
  }

  private isFresh(kept: Generation<R>, place: number | undefined, product: number): place is number {
    return place !== undefined && this.counter.isFresh(kept.facts(place), product)
  }

  private keep(product: number, row: R): void {
    const bytes = this.young.cost(row)
    if (bytes > this.mostBytes) return
    if (this.young.byteLength + bytes > this.mostBytes) {
      this.old = this.young
      this.young = new Generation(this.names)
    }
    this.young.keep(product, row)
    this.spent += bytes
  }
}
