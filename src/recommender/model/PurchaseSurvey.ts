import { NO_DAY, NOBODY, type OrderBook } from './OrderBook.js'
import type { OrdersByDay } from './OrdersByDay.js'

/**
 * What else the buyer of an order has done: the answer to "is this the first time, and the newest?". Looks through the
 * buyer's orders or the product's, whichever are fewer, newest first, and stops as soon as nothing can change any more; so
 * neither a shop that books all guests as one buyer nor a bestseller makes it slow.
 */
export class PurchaseSurvey {
  /** Most net grains of the product that the buyer's other orders of that day hold. */
  sold = 0
  /** Most grains that refunds without an order took back from the buyer on that day. */
  returned = 0
  /** Day of the buyer's newest other order of the product. */
  newest = NO_DAY

  constructor(
    private readonly book: OrderBook,
    private readonly ofProduct: OrdersByDay,
    private readonly ofVisitor: OrdersByDay,
  ) {}

  /** Fills the fields for a product of an order, looking past that order. @param isCounted whether another order is looked at */
  take(product: number, order: number, isCounted: (other: number) => boolean = () => true): void {
    this.sold = 0
    this.returned = 0
    this.newest = NO_DAY
    const { book } = this
    const buyer = book.buyer(order)
    if (buyer === NOBODY) return
    const ofBuyer = this.ofVisitor.length(buyer)
    const ofProduct = this.ofProduct.length(product)
    if (ofBuyer < 2 || ofProduct < 2) return
    const { arena } = ofBuyer <= ofProduct ? this.ofVisitor : this.ofProduct
    const list = ofBuyer <= ofProduct ? buyer : product
    const start = arena.start(list)
    const day = book.day(order)
    for (let at = start + arena.length(list) - 1; at >= start; at--) {
      const other = arena.words[at]!
      const otherDay = book.day(other)
      if (otherDay < day && this.newest !== NO_DAY) return
      if (other === order || book.buyer(other) !== buyer || !isCounted(other)) continue
      const net = book.net(other, product)
      if (net > 0 && book.stands(other)) {
        if (this.newest === NO_DAY) this.newest = otherDay
        if (otherDay === day) this.sold = Math.max(this.sold, net)
      } else if (net < 0 && otherDay === day && !book.isPlaced(other)) {
        this.returned = Math.max(this.returned, -net)
      }
    }
  }

  /** Day of the newest order that a buyer placed, looking past one. */
  newestOrder(buyer: number, except: number): number {
    const { arena } = this.ofVisitor
    const start = arena.start(buyer)
    for (let at = start + arena.length(buyer) - 1; at >= start; at--) {
      const other = arena.words[at]!
      if (other !== except && this.book.isPlaced(other)) return this.book.day(other)
    }
    return NO_DAY
  }
}
