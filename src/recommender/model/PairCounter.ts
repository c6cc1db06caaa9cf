import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import type { History } from './History.js'
import { LINE_NET, LINE_PRODUCT, LINE_WIDTH } from './OrderBook.js'
import type { PairRow } from './PairRow.js'

const END = -1

/**
 * Counts a product's row from its posting list: every order with it, every other product of that order, one vote per
 * visitor and pair, by the newest order. Scratch arrays carry the number of the count they belong to and are never cleared.
 */
export class PairCounter {
  private readonly weights: Float64Array
  private count = 0
  /** Per product. */
  private productStamps = new Uint32Array(256)
  private visitors = new Uint32Array(256)
  private decayed = new Float64Array(256)
  private touched = new Uint32Array(256)
  private touchedSize = 0
  /** Per product, within one visitor with several orders. */
  private voteStamps = new Uint32Array(256)
  private voteWeights = new Float64Array(256)
  private vote = 0
  /** Per visitor, two words: a stamp, and the last of the visitor's picked orders; each links to the one before. */
  private heads = new Uint32Array(512)
  private picked = new Uint32Array(256)
  private links = new Int32Array(256)

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
  ) {
    this.weights = decayTable(settings.pairWindowDays, settings.pairHalfLifeDays)
  }

  /** The row of a product: neighbours with enough support. */
  row(product: number, products: number): PairRow {
    this.open(products)
    const picked = this.pick(product)
    for (let index = 0; index < picked; index++) this.addVotes(product, index)
    return this.result(product)
  }

  get byteLength(): number {
    const perProduct = this.productStamps.byteLength * 4 + this.decayed.byteLength * 2
    return perProduct + this.heads.byteLength + this.picked.byteLength * 2
  }

  private open(products: number): void {
    this.productStamps = grow(this.productStamps, products)
    this.visitors = grow(this.visitors, products)
    this.decayed = grow(this.decayed, products)
    this.touched = grow(this.touched, products)
    this.voteStamps = grow(this.voteStamps, products)
    this.voteWeights = grow(this.voteWeights, products)
    this.heads = grow(this.heads, 2 * this.history.visitors.size)
    this.touchedSize = 0
    this.count = nextStamp(this.count, this.productStamps, this.heads)
  }

  /** Collects the orders of the window that hold the product, chained by visitor. */
  private pick(product: number): number {
    const { book, ordersOfProduct, today } = this.history
    const { arena } = ordersOfProduct
    const start = arena.start(product)
    const length = arena.length(product)
    this.picked = grow(this.picked, length)
    this.links = grow(this.links, length)
    let size = 0
    for (let at = start + length - 1; at >= start; at--) {
      const order = arena.words[at]!
      if (today - book.day(order) >= this.weights.length) break
      if (!book.stands(order) || !this.holds(order, product)) continue
      const visitor = book.buyer(order)
      this.links[size] = this.heads[2 * visitor] === this.count ? this.heads[2 * visitor + 1]! : END
      this.heads[2 * visitor] = this.count
      this.heads[2 * visitor + 1] = size
      this.picked[size++] = order
    }
    return size
  }

  /** Whether the order, cut to its basket, still has the product. */
  private holds(order: number, product: number): boolean {
    const { lines } = this.history.book
    const { words } = lines
    const start = lines.start(order)
    const end = start + Math.min(lines.length(order), this.settings.pairBasketProducts) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH) {
      if (words[at + LINE_PRODUCT] === product) return words[at + LINE_NET]! > 0
    }
    return false
  }

  /** Votes for all orders of a visitor when the last of them is reached. */
  private addVotes(product: number, index: number): void {
    const { book } = this.history
    const order = this.picked[index]!
    if (this.heads[2 * book.buyer(order) + 1] !== index) return
    if (this.links[index] === END) {
      this.addOrder(product, order, false)
      return
    }
    this.vote = nextStamp(this.vote, this.voteStamps)
    for (let link = index; link !== END; link = this.links[link]!) this.addOrder(product, this.picked[link]!, true)
  }

  private addOrder(product: number, order: number, several: boolean): void {
    const { book, today } = this.history
    const { words } = book.lines
    const weight = this.weights[Math.max(0, today - book.day(order))]!
    const start = book.lines.start(order)
    const end = start + Math.min(book.lines.length(order), this.settings.pairBasketProducts) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH) {
      const other = words[at + LINE_PRODUCT]!
      if (other === product || words[at + LINE_NET]! <= 0) continue
      if (this.productStamps[other] !== this.count) {
        this.productStamps[other] = this.count
        this.visitors[other] = 0
        this.decayed[other] = 0
        this.touched[this.touchedSize++] = other
      }
      if (several && this.voteStamps[other] === this.vote) {
        const more = weight - this.voteWeights[other]!
        if (more <= 0) continue
        this.decayed[other]! += more
      } else {
        this.visitors[other]!++
        this.decayed[other]! += weight
      }
      if (several) {
        this.voteStamps[other] = this.vote
        this.voteWeights[other] = weight
      }
    }
  }

  private result(product: number): PairRow {
    const { touched, touchedSize, visitors, decayed } = this
    const { minSupport } = this.settings
    let size = 0
    for (let index = 0; index < touchedSize; index++) {
      const other = touched[index]!
      if (visitors[other]! >= minSupport) touched[size++] = other
    }
    const row: PairRow = {
      changes: this.history.changes[product] ?? 0,
      day: this.history.today,
      products: touched.slice(0, size),
      visitors: new Uint32Array(size),
      decayed: new Float64Array(size),
    }
    for (let index = 0; index < size; index++) {
      row.visitors[index] = visitors[touched[index]!]!
      row.decayed[index] = decayed[touched[index]!]!
    }
    return row
  }
}
