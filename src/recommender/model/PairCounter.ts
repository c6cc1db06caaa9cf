import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grained } from '../math/grained.js'
import type { CountScratch } from './CountScratch.js'
import type { History } from './History.js'
import { LINE_NET, LINE_PRODUCT, LINE_WIDTH } from './OrderBook.js'
import { RowCounter } from './RowCounter.js'

/** Counts what was bought with a product: every order with it, every product of that order, by its age and its size. */
export class PairCounter extends RowCounter {
  private readonly weights: Float64Array

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
    scratch: CountScratch,
  ) {
    super(history, history.visitors, settings.pairWindowDays, settings, scratch)
    this.weights = decayTable(settings.pairWindowDays, settings.pairHalfLifeDays)
  }

  protected having(product: number): number {
    return this.history.ordersOfProduct.length(product)
  }

  protected pick(product: number): void {
    const { book, ordersOfProduct, today } = this.history
    const { arena } = ordersOfProduct
    const start = arena.start(product)
    for (let at = start + arena.length(product) - 1; at >= start; at--) {
      const order = arena.words[at]!
      if (today - book.day(order) >= this.reachDays) break
      if (book.stands(order) && this.holds(order, product)) this.chains.push(book.buyer(order), order)
    }
  }

  protected voter(order: number): number {
    return this.history.book.buyer(order)
  }

  protected vote(_product: number, order: number, again: boolean): void {
    const { book, today } = this.history
    const { words } = book.lines
    const { pairBasketProducts, pairFullBasket } = this.settings
    const size = book.lines.length(order)
    const share = Math.min(1, pairFullBasket / size)
    const day = book.day(order)
    const weight = grained(this.weights[Math.max(0, today - day)]! * share)
    const start = book.lines.start(order)
    const end = start + Math.min(size, pairBasketProducts) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH)
      if (words[at + LINE_NET]! > 0) this.votes.add(words[at + LINE_PRODUCT]!, weight, again, day)
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
}
