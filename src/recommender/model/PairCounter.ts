import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grained } from '../math/grained.js'
import type { CountScratch } from './CountScratch.js'
import type { History } from './History.js'
import { LINE_NET, LINE_PRODUCT, LINE_WIDTH, MOST_NEAR_ORDERS } from './OrderBook.js'
import { RowCounter } from './RowCounter.js'

/**
 * Counts what was bought with a product: every order with it, every product of that order, by its age and its size. What the same visitor bought in
 * another order up to `pairNearDays` days away counts too, as `pairNearWeight` of the older order or the larger one, whichever says less; but not of who has
 * more than `MOST_NEAR_ORDERS` orders.
 */
export class PairCounter extends RowCounter {
  private readonly weights: Float64Array
  private readonly hasNear: boolean

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
    scratch: CountScratch,
  ) {
    super(history, history.visitors, settings.pairWindowDays, settings, scratch)
    this.weights = decayTable(settings.pairWindowDays, settings.pairHalfLifeDays)
    this.hasNear = settings.pairNearDays > 0 && settings.pairNearWeight > 0
  }

  protected having(product: number): number {
    return this.history.ordersOfProduct.length(product)
  }

  protected pick(product: number): void {
    const { book, ordersOfProduct } = this.history
    const { arena } = ordersOfProduct
    const start = arena.start(product)
    for (let at = start + arena.length(product) - 1; at >= start; at--) {
      const order = arena.words[at]!
      if (this.isTooOld(order)) break
      if (book.stands(order) && this.holds(order, product)) this.chains.push(book.buyer(order), order)
    }
  }

  protected voter(order: number): number {
    return this.history.book.buyer(order)
  }

  protected vote(_product: number, order: number, again: boolean): void {
    this.voteFor(order, this.weight(order), again, this.history.book.day(order))
  }

  protected override voteAll(product: number, index: number): void {
    const { chains } = this
    const buyer = this.voter(chains.picked[index]!)
    const orders = this.history.ordersOfVisitor.length(buyer)
    if (!this.hasNear || orders < 2 || orders > MOST_NEAR_ORDERS) super.voteAll(product, index)
    else if (chains.isLast(buyer, index)) this.voteByDays(product, buyer)
  }

  /** Votes of a visitor with several orders, on the day on which each pair was complete. */
  private voteByDays(product: number, buyer: number): void {
    const { book, ordersOfVisitor } = this.history
    const { arena } = ordersOfVisitor
    const { pairNearDays, pairNearWeight } = this.settings
    const start = arena.start(buyer)
    this.votes.nextVisitor()
    for (let at = start; at < start + arena.length(buyer); at++) {
      const order = arena.words[at]!
      if (!book.stands(order) || this.isTooOld(order)) continue
      const day = book.day(order)
      const has = this.holds(order, product)
      if (has) this.voteFor(order, this.weight(order), true, day)
      for (let before = at - 1; before >= start; before--) {
        const other = arena.words[before]!
        if (day - book.day(other) > pairNearDays || this.isTooOld(other)) break
        if (!book.stands(other)) continue
        const weight = pairNearWeight * Math.min(this.weight(order), this.weight(other))
        if (has) this.voteFor(other, grained(weight), true, day)
        if (this.holds(other, product)) this.voteFor(order, grained(weight), true, day)
      }
    }
  }

  private voteFor(order: number, weight: number, again: boolean, day: number): void {
    const { lines } = this.history.book
    const start = lines.start(order)
    const end = start + Math.min(lines.length(order), this.settings.pairBasketProducts) * LINE_WIDTH
    for (let at = start; at < end; at += LINE_WIDTH)
      if (lines.words[at + LINE_NET]! > 0) this.votes.add(lines.words[at + LINE_PRODUCT]!, weight, again, day)
  }

  /** What a pair in an order counts: by its age, and by its size. */
  private weight(order: number): number {
    const { book, today } = this.history
    const share = Math.min(1, this.settings.pairFullBasket / book.lines.length(order))
    return grained(this.weights[Math.max(0, today - book.day(order))]! * share)
  }

  private isTooOld(order: number): boolean {
    return this.history.today - this.history.book.day(order) >= this.reachDays
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
