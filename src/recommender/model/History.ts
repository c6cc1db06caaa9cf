import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { hashText } from '../math/hashText.js'
import type { Line, OrderFact } from '../Recommender.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { DayBuckets } from './DayBuckets.js'
import { IdTable } from './IdTable.js'
import { MarketSales, NOWHERE } from './MarketSales.js'
import {
  CANCELLED,
  GRAINS_PER_UNIT,
  LINE_NET,
  LINE_PRODUCT,
  LINE_WIDTH,
  MOST_NEAR_ORDERS,
  NO_DAY,
  NOBODY,
  OrderBook,
  PLACED,
} from './OrderBook.js'
import { OrdersByDay } from './OrdersByDay.js'
import type { ProductIndex } from './ProductIndex.js'
import { PurchaseSurvey } from './PurchaseSurvey.js'

const MS_PER_DAY = 86_400_000
/** After every day. */
const LAST_DAY = 2 ** 31 - 1
/** Farthest time that a date can have, ms. */
const MOST_MS = 8.64e15
/** The list of `shop` that counts units and visitors of all products together. */
const ALL = 0

/**
 * The fold over the facts. All that it keeps is a sum, a maximum or a set over the facts, so the order in which they arrive
 * does not matter, and each can be taken back.
 */
export class History {
  readonly book: OrderBook
  readonly visitors: IdTable
  readonly ordersOfProduct: OrdersByDay
  readonly ordersOfVisitor: OrdersByDay
  /** Per product. Units are in grains. */
  readonly sales = new DayBuckets()
  readonly marketSales = new MarketSales()
  private readonly shop = new DayBuckets()
  private readonly survey: PurchaseSurvey
  /** Per product: grows whenever an order with it changes. */
  changes = new Uint32Array(256)
  /** Grows whenever anything changes. */
  revision = 0
  /** Day of the newest order, `NO_DAY` without any. */
  today = NO_DAY
  /** Day of the oldest order, `LAST_DAY` without any. */
  firstDay = LAST_DAY
  /** Orders that were placed. */
  placed = 0
  /** Facts and lines that say nothing usable. */
  ignored = 0
  private readonly mostGrains: number

  constructor(
    private readonly products: ProductIndex,
    private readonly settings: Settings,
  ) {
    this.book = new OrderBook(settings.hashSeed)
    this.visitors = new IdTable(settings.hashSeed)
    this.ordersOfProduct = new OrdersByDay(this.book)
    this.ordersOfVisitor = new OrdersByDay(this.book)
    this.survey = new PurchaseSurvey(this.book, this.ordersOfProduct, this.ordersOfVisitor)
    this.mostGrains = Math.round(settings.salesUnitsPerLine * GRAINS_PER_UNIT)
  }

  /** Distinct visitors with an order in the last `windowDays` days, refunded or not. */
  visitorsWithin(windowDays: number): number {
    return this.shop.visitors(ALL, this.today, windowDays)
  }

  /** Units of all products together, as `DayBuckets` has them of one. */
  decayedUnits(weights: Float64Array): number {
    return this.shop.decayedUnits(ALL, this.today, weights)
  }

  /** Answers whether the fact said anything. */
  add(fact: OrderFact): boolean {
    if (fact.order === '' || !(Math.abs(fact.at) <= MOST_MS)) {
      this.ignored += 1 + fact.lines.length
      return false
    }
    const day = Math.floor(fact.at / MS_PER_DAY)
    const order = this.book.intern(fact.order)
    const buyer = fact.buyer === undefined ? NOBODY : this.visitors.intern(fact.buyer)
    const market = fact.kind === 'order' ? this.marketSales.intern(fact.market) : NOWHERE
    this.place(order, day, buyer, market, fact.kind === 'order')
    if (fact.kind === 'order') this.see(day)
    else if (fact.lines.length === 0) this.cancel(order)
    for (const line of fact.lines) this.addLine(order, line, fact.kind === 'order' ? 1 : -1)
    this.touch(order)
    const limit = this.settings.pairBasketProducts
    if (this.book.lines.length(order) > limit) {
      this.book.arrange(order, limit, hashText(fact.order), this.products.hashes, this.products.ids)
    }
    return true
  }

  /** Takes an order back with all that was said of it. The days of the oldest and the newest order stay: time does not go back. */
  forget(id: string): void {
    const order = this.book.ids.find(id)
    if (order < 0) return
    this.touch(order)
    if (this.book.isPlaced(order)) this.placed--
    this.detach(order)
    this.book.forget(order)
  }

  write(to: StateWriter): void {
    to.numbers(this.today, this.firstDay, this.placed, this.ignored)
    to.array(this.changes)
    for (const part of this.parts()) part.write(to)
  }

  read(from: StateReader): void {
    const [today = NO_DAY, firstDay = LAST_DAY, placed = 0, ignored = 0] = from.numbers()
    this.today = today
    this.firstDay = firstDay
    this.placed = placed
    this.ignored = ignored
    this.changes = from.array(Uint32Array)
    for (const part of this.parts()) part.read(from)
  }

  get byteLength(): number {
    return this.parts().reduce((sum, part) => sum + part.byteLength, this.changes.byteLength)
  }

  private parts() {
    return [
      this.book,
      this.visitors,
      this.ordersOfProduct.arena,
      this.ordersOfVisitor.arena,
      this.sales,
      this.marketSales,
      this.shop,
    ] as const
  }

  private see(day: number): void {
    this.today = Math.max(this.today, day)
    this.firstDay = Math.min(this.firstDay, day)
  }

  /** An order has the day, the buyer and the market of its oldest part; those of a refund count only while no part has come. */
  private place(order: number, day: number, buyer: number, market: number, placed: boolean): void {
    const { book } = this
    const state = placed ? PLACED : 0
    if (placed && !(book.isKnown(order) && book.isPlaced(order))) this.placed++
    if (!book.isKnown(order)) {
      book.set(order, day, buyer, state, market)
      this.attach(order)
      return
    }
    if (book.isPlaced(order) && !placed) return
    if (book.isPlaced(order) === placed && !this.isOlder(order, day, buyer, market)) return
    this.detach(order)
    book.set(order, day, buyer, state, market)
    this.attach(order)
  }

  private isOlder(order: number, day: number, buyer: number, market: number): boolean {
    const known = this.book.buyer(order)
    const knownDay = this.book.day(order)
    if (day !== knownDay) return day < knownDay
    if (buyer === known) return this.marketSales.isBefore(market, this.book.market(order))
    if (buyer === NOBODY) return false
    return known === NOBODY || this.visitors.isBefore(buyer, known)
  }

  private cancel(order: number): void {
    this.eachLine(order, (product, net) => this.count(order, product, net, -1))
    this.book.set(order, this.book.day(order), this.book.buyer(order), CANCELLED)
    this.eachLine(order, (product, net) => this.count(order, product, net, 1))
  }

  private addLine(order: number, line: Line, sign: 1 | -1): void {
    const grains = Math.round(Math.min(line.units, 2 ** 20) * GRAINS_PER_UNIT)
    if (line.product === '' || !(grains > 0)) {
      this.ignored++
      return
    }
    const { book } = this
    const product = this.products.intern(line.product)
    if (book.line(order, product) < 0) this.ordersOfProduct.insert(product, order)
    const before = book.net(order, product)
    const after = book.netAfter(order, product, sign * grains)
    this.count(order, product, before, -1)
    book.setNet(order, product, after)
    this.count(order, product, after, 1)
  }

  /** Takes an order into the lists that go by its day and buyer, and counts it. */
  private attach(order: number): void {
    this.countVisitor(order, 1)
    if (this.book.buyer(order) !== NOBODY) this.ordersOfVisitor.insert(this.book.buyer(order), order)
    this.eachLine(order, product => this.ordersOfProduct.insert(product, order))
    this.eachLine(order, (product, net) => this.count(order, product, net, 1))
  }

  private detach(order: number): void {
    this.touchNear(order)
    this.eachLine(order, (product, net) => this.count(order, product, net, -1))
    this.eachLine(order, product => this.ordersOfProduct.remove(product, order))
    if (this.book.buyer(order) !== NOBODY) this.ordersOfVisitor.remove(this.book.buyer(order), order)
    this.countVisitor(order, -1)
  }

  /** Moves a visitor to the day of the newest order, or back; `order` itself is looked past. */
  private countVisitor(order: number, sign: 1 | -1): void {
    if (!this.book.isPlaced(order)) return
    const day = this.book.day(order)
    const newest = this.survey.newestOrder(this.book.buyer(order), order)
    if (newest >= day) return
    this.shop.change(ALL, day, 0, sign)
    if (newest !== NO_DAY) this.shop.change(ALL, newest, 0, -sign)
  }

  /** Adds one line to the day buckets, or takes it back. One buyer counts once a product and day, by the largest line. */
  private count(order: number, product: number, net: number, sign: 1 | -1): void {
    const { book, survey } = this
    const sold = book.stands(order) && net > 0
    const returned = !book.isPlaced(order) && net < 0
    if (!sold && !returned) return
    const day = book.day(order)
    const grains = Math.min(Math.abs(net), this.mostGrains)
    survey.take(product, order)
    if (returned) {
      this.sell(product, day, -sign * this.beyond(grains, survey.returned), 0)
      return
    }
    const isNewest = survey.newest < day
    this.sell(product, day, sign * this.beyond(grains, survey.sold), isNewest ? sign : 0)
    if (isNewest && survey.newest !== NO_DAY) this.sales.change(product, survey.newest, 0, -sign)
    const market = book.market(order)
    if (market === NOWHERE) return
    survey.take(product, order, other => book.market(other) === market)
    const isNewestThere = survey.newest < day
    this.marketSales.change(product, market, day, sign * this.beyond(grains, survey.sold), isNewestThere ? sign : 0)
    if (isNewestThere && survey.newest !== NO_DAY) this.marketSales.change(product, market, survey.newest, 0, -sign)
  }

  private sell(product: number, day: number, grains: number, visitors: number): void {
    this.sales.change(product, day, grains, visitors)
    this.shop.change(ALL, day, grains, 0)
  }

  /** Grains by which an order has more than the largest other one, of those that count. */
  private beyond(grains: number, others: number): number {
    return Math.max(0, grains - Math.min(others, this.mostGrains))
  }

  private touch(order: number): void {
    this.revision++
    this.changes = grow(this.changes, this.products.size)
    this.touchLines(order)
    this.touchNear(order)
  }

  /** What a visitor's orders say of each other changes with each of them, also with the first one too many. */
  private touchNear(order: number): void {
    const { ordersOfVisitor, settings } = this
    const buyer = this.book.buyer(order)
    if (settings.pairNearDays === 0 || buyer === NOBODY || ordersOfVisitor.length(buyer) > MOST_NEAR_ORDERS + 1) return
    const start = ordersOfVisitor.arena.start(buyer)
    for (let at = start; at < start + ordersOfVisitor.length(buyer); at++)
      if (ordersOfVisitor.arena.words[at] !== order) this.touchLines(ordersOfVisitor.arena.words[at]!)
  }

  private touchLines(order: number): void {
    this.eachLine(order, product => {
      this.changes[product]!++
    })
  }

  private eachLine(order: number, visit: (product: number, net: number) => void): void {
    const { lines } = this.book
    for (let index = 0; index < lines.length(order); index++) {
      const at = lines.start(order) + index * LINE_WIDTH
      visit(lines.words[at + LINE_PRODUCT]!, lines.words[at + LINE_NET]!)
    }
  }
}
