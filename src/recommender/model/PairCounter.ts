import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import type { History } from './History.js'
import { LINE_NET, LINE_PRODUCT, LINE_WIDTH } from './OrderBook.js'
import type { PairRow } from './PairRow.js'
import { END, VisitorChains } from './VisitorChains.js'
import { Votes } from './Votes.js'

/**
 * Counts a product's row from its posting list: every order with it, every other product of that order, one vote per
 * visitor and pair, by the newest order.
 */
export class PairCounter {
  private readonly weights: Float64Array
  private readonly chains = new VisitorChains()
  private readonly votes = new Votes()

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
  ) {
    this.weights = decayTable(settings.pairWindowDays, settings.pairHalfLifeDays)
  }

  /** The row of a product: neighbours with enough support. */
  row(product: number, products: number): PairRow {
    this.votes.reset(products)
    this.pick(product)
    for (let index = 0; index < this.chains.size; index++) this.addVotes(product, index)
    return this.result(product)
  }

  isFresh(row: PairRow, product: number): boolean {
    return row.day === this.history.today && row.changes === (this.history.changes[product] ?? 0)
  }

  get byteLength(): number {
    return this.votes.byteLength + this.chains.byteLength
  }

  /** Collects the orders of the window that hold the product, chained by visitor. */
  private pick(product: number): void {
    const { book, ordersOfProduct, visitors, today } = this.history
    const { arena } = ordersOfProduct
    const start = arena.start(product)
    const length = arena.length(product)
    this.chains.reset(visitors.size, length)
    for (let at = start + length - 1; at >= start; at--) {
      const order = arena.words[at]!
      if (today - book.day(order) >= this.weights.length) break
      if (book.stands(order) && this.holds(order, product)) this.chains.push(book.buyer(order), order)
    }
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
    const { chains, votes } = this
    const order = chains.picked[index]!
    if (!chains.isLast(this.history.book.buyer(order), index)) return
    if (chains.links[index] === END) {
      this.addOrder(product, order, false)
      return
    }
    votes.nextVisitor()
    for (let link = index; link !== END; link = chains.links[link]!) this.addOrder(product, chains.picked[link]!, true)
  }

  private addOrder(product: number, order: number, several: boolean): void {
    const { book, today } = this.history
    const { words } = book.lines
    const weight = this.weights[Math.max(0, today - book.day(order))]!
    const start = book.lines.start(order)
    const end = start + Math.min(book.lines.length(order), this.settings.pairBasketProducts) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH) {
      const other = words[at + LINE_PRODUCT]!
      if (other !== product && words[at + LINE_NET]! > 0) this.votes.add(other, weight, several)
    }
  }

  private result(product: number): PairRow {
    const { votes } = this
    const products = votes.products
      .subarray(0, votes.size)
      .filter(other => votes.visitors[other]! >= this.settings.minSupport)
    return {
      changes: this.history.changes[product] ?? 0,
      day: this.history.today,
      products,
      visitors: products.map(other => votes.visitors[other]!),
      decayed: Float64Array.from(products, other => votes.sums[other]!),
    }
  }
}
