import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { growMapped } from '../math/growMapped.js'
import { nextStamp } from '../math/nextStamp.js'
import { Freshness } from './Freshness.js'
import type { History } from './History.js'
import { NO_DAY } from './OrderBook.js'
import type { SessionBook } from './SessionBook.js'

const SECONDS_PER_HOUR = 3600
const SECONDS_PER_DAY = 86_400
const HOURS_PER_DAY = 24
const UNCOUNTED = 0xffff_ffff
/** Newest sessions, and newest orders, of a product from which the visitors behind it are counted. */
const MOST_COUNTED = 2000

/**
 * How far each product is above its own level: what was looked at and bought in the last `trendDays` days against the
 * `trendLevelDays` before them, as of the hour of the newest view or order. Counted from the posting lists when first asked for
 * after a change, so that nothing is stored for it.
 *
 * Views are sessions with the product, by the hour of their start. Orders have days: the last of the days is as long as it has
 * lasted. Where less is known than the level asks for, the level is of what is known, at least of as many days as are compared.
 */
export class TrendCounts {
  private scores = new Float64Array(256)
  private visitors = new Uint32Array(256)
  private readonly freshness = new Freshness()
  /** Hour since 1970 of the newest fact. */
  private hour = NO_DAY
  /** Where the last days begin, and where the level does: s for views, days for orders. */
  private viewsFrom = 0
  private viewLevelFrom = 0
  private ordersFrom = 0
  private orderLevelFrom = 0
  /** What was counted for the level is multiplied by these to be what the last days should have. */
  private viewShare = 0
  private orderShare = 0
  /** Per visitor, within one count. */
  private seen = new Uint32Array(256)
  private stamp = 0

  constructor(
    private readonly sessions: SessionBook,
    private readonly history: History,
    private readonly settings: Settings,
  ) {}

  /** To be called before products are asked about: makes room, and throws away what is of another hour. */
  open(products: number): void {
    this.scores = grow(this.scores, products)
    this.visitors = grow(this.visitors, products)
    const { hour, viewLevelFrom, orderLevelFrom } = this
    this.setTime()
    const isSame = hour === this.hour && viewLevelFrom === this.viewLevelFrom && orderLevelFrom === this.orderLevelFrom
    this.freshness.open(products, !isSame)
  }

  /** (recent − expected) / √(expected + `trendPrior`); 0 where nothing is recent. */
  score(product: number): number {
    this.refresh(product)
    return this.scores[product]!
  }

  /** Distinct visitors behind what is recent, at least; each session of nobody is one. */
  support(product: number): number {
    this.refresh(product)
    if (this.visitors[product] === UNCOUNTED) this.visitors[product] = this.countVisitors(product)
    return this.visitors[product]!
  }

  get byteLength(): number {
    return (
      this.scores.byteLength +
      this.visitors.byteLength +
      this.freshness.byteLength +
      this.history.visitors.size * this.seen.BYTES_PER_ELEMENT
    )
  }

  private setTime(): void {
    const { trendDays, trendLevelDays } = this.settings
    const { newest, oldest, today: viewDay } = this.sessions
    const { today, firstDay } = this.history
    // A day of orders without any view is over, as far as anybody knows.
    this.hour = viewDay >= today ? Math.floor(newest / SECONDS_PER_HOUR) : (today + 1) * HOURS_PER_DAY - 1
    const day = Math.floor(this.hour / HOURS_PER_DAY)
    const known = (span: number, day: number) => Math.min(Math.max(span, trendDays * day), trendLevelDays * day)

    this.viewsFrom = (this.hour + 1) * SECONDS_PER_HOUR - trendDays * SECONDS_PER_DAY
    const oldestHour = Math.floor(oldest / SECONDS_PER_HOUR) * SECONDS_PER_HOUR
    const viewSpan = known(this.viewsFrom - oldestHour, SECONDS_PER_DAY)
    this.viewLevelFrom = this.viewsFrom - viewSpan
    this.viewShare = (trendDays * SECONDS_PER_DAY) / viewSpan

    this.ordersFrom = day + 1 - trendDays
    const orderSpan = known(this.ordersFrom - firstDay, 1)
    this.orderLevelFrom = this.ordersFrom - orderSpan
    this.orderShare = (trendDays - 1 + (this.hour - day * HOURS_PER_DAY + 1) / HOURS_PER_DAY) / orderSpan
  }

  private refresh(product: number): void {
    const changes = (this.sessions.changes[product] ?? 0) + (this.history.changes[product] ?? 0)
    if (!this.freshness.isStale(product, changes)) return
    this.visitors[product] = UNCOUNTED
    const { trendOrderWeight, trendPrior } = this.settings
    const views = this.sessionsSince(product, this.viewsFrom)
    const orders = this.ordersSince(product, this.ordersFrom)
    if (views + orders === 0) {
      this.scores[product] = 0
      return
    }
    const viewLevel = this.sessionsSince(product, this.viewLevelFrom) - views
    const orderLevel = this.ordersSince(product, this.orderLevelFrom) - orders
    const recent = views + trendOrderWeight * orders
    const expected = viewLevel * this.viewShare + trendOrderWeight * orderLevel * this.orderShare
    this.scores[product] = (recent - expected) / Math.sqrt(expected + trendPrior)
  }

  /** Sessions with a product that began at a second or later. */
  private sessionsSince(product: number, second: number): number {
    const { ofProduct } = this.sessions
    const first = ofProduct.start(product)
    const length = ofProduct.length(product)
    let low = 0
    let high = length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.sessions.start(ofProduct.words[first + middle]!) < second) low = middle + 1
      else high = middle
    }
    return length - low
  }

  /** Orders of a product that stand, of a day or later. */
  private ordersSince(product: number, day: number): number {
    const { book, ordersOfProduct } = this.history
    const { arena } = ordersOfProduct
    const first = arena.start(product)
    let orders = 0
    for (let at = first + arena.length(product) - 1; at >= first; at--) {
      const order = arena.words[at]!
      if (book.day(order) < day) break
      if (book.stands(order) && book.net(order, product) > 0) orders++
    }
    return orders
  }

  private countVisitors(product: number): number {
    const { ofProduct } = this.sessions
    const { book, ordersOfProduct, visitors } = this.history
    this.seen = growMapped(this.seen, visitors.size)
    this.stamp = nextStamp(this.stamp, this.seen)
    let count = 0
    const meet = (visitor: number) => {
      if (visitor >= 0 && this.seen[visitor] === this.stamp) return
      if (visitor >= 0) this.seen[visitor] = this.stamp
      count++
    }
    const lastOf = (length: number) => Math.max(0, length - MOST_COUNTED)
    for (let index = ofProduct.length(product) - 1; index >= lastOf(ofProduct.length(product)); index--) {
      const session = ofProduct.words[ofProduct.start(product) + index]!
      if (this.sessions.start(session) < this.viewsFrom) break
      meet(this.sessions.voter(session))
    }
    for (let index = ordersOfProduct.length(product) - 1; index >= lastOf(ordersOfProduct.length(product)); index--) {
      const order = ordersOfProduct.arena.words[ordersOfProduct.arena.start(product) + index]!
      if (book.day(order) < this.ordersFrom) break
      if (book.stands(order) && book.net(order, product) > 0) meet(book.buyer(order))
    }
    return count
  }
}
