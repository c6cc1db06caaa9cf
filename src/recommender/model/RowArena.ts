import { growMapped } from '../math/growMapped.js'

/** What a row has of each neighbour. */
export interface Columns {
  readonly products: Uint32Array
  readonly visitors: Uint16Array | Uint32Array
  readonly decayed?: Float32Array
}

/** Before the facts of a row, in words: neighbours; which columns there are. */
const LENGTH = 0
const SHAPE = 1
const HEAD_BYTES = 8
/** Counts are in 16 bits; there are sums. */
const NARROW = 1
const SUMS = 2

const WORD = 4
const FACT = 8
const MOST_NARROW = 2 ** 16

/**
 * Rows one behind another in one block of memory: 6 to 12 bytes a neighbour, and 8 for each fact besides and for all columns. Arrays
 * of their own take some 700 bytes a row.
 */
export class RowArena {
  private bytes = new Uint8Array(4096)
  private end = 0

  /** @param facts numbers of a row besides its columns */
  constructor(private readonly facts: number) {}

  /** What a row takes. */
  bytesOf(row: Columns): number {
    return this.bytesAt(row.products.length, shapeOf(row))
  }

  /**
   * Copies a row, to the place of one that is needed no more where it fits there, and answers its place. What was read of others stays as
   * it was.
   */
  add(row: Columns, facts: readonly number[], over?: number): number {
    const bytes = this.bytesOf(row)
    const fits = over !== undefined && bytes <= this.bytesAt(...this.head(over))
    const at = fits ? over : this.end
    if (!fits) {
      this.end += bytes
      this.bytes = growMapped(this.bytes, this.end)
    }
    const head = new Uint32Array(this.bytes.buffer, at, HEAD_BYTES / WORD)
    head[LENGTH] = row.products.length
    head[SHAPE] = shapeOf(row)
    new Float64Array(this.bytes.buffer, at + HEAD_BYTES, this.facts).set(facts)
    const columns = this.columns(at)
    columns.products.set(row.products)
    columns.visitors.set(row.visitors)
    if (row.decayed !== undefined) columns.decayed?.set(row.decayed)
    return at
  }

  /** The facts of the row at a place. */
  factsOf(at: number): Float64Array {
    return new Float64Array(this.bytes.buffer, at + HEAD_BYTES, this.facts)
  }

  columns(at: number): Columns {
    const { buffer } = this.bytes
    const [length, shape] = this.head(at)
    const productsAt = at + HEAD_BYTES + FACT * this.facts
    const sumsAt = productsAt + WORD * length
    const visitorsAt = (shape & SUMS) === 0 ? sumsAt : sumsAt + WORD * length
    const products = new Uint32Array(buffer, productsAt, length)
    const visitors = new ((shape & NARROW) === 0 ? Uint32Array : Uint16Array)(buffer, visitorsAt, length)
    return (shape & SUMS) === 0
      ? { products, visitors }
      : { products, visitors, decayed: new Float32Array(buffer, sumsAt, length) }
  }

  /** Of what is used. */
  get byteLength(): number {
    return this.end
  }

  private head(at: number): [length: number, shape: number] {
    const head = new Uint32Array(this.bytes.buffer, at, HEAD_BYTES / WORD)
    return [head[LENGTH]!, head[SHAPE]!]
  }

  /** In steps of a fact, so that the next row is aligned. */
  private bytesAt(length: number, shape: number): number {
    const sums = (shape & SUMS) === 0 ? 0 : WORD
    const visitors = (shape & NARROW) === 0 ? WORD : WORD / 2
    return HEAD_BYTES + FACT * (this.facts + Math.ceil((length * (WORD + sums + visitors)) / FACT))
  }
}

function shapeOf({ visitors, decayed }: Columns): number {
  return (visitors.every(count => count < MOST_NARROW) ? NARROW : 0) | (decayed === undefined ? 0 : SUMS)
}
