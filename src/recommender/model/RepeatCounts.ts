import type { Settings } from '../defaults.js'
import { grow } from '../math/grow.js'
import { kthLargest } from '../math/kthLargest.js'
import { wholeSteps } from '../math/wholeSteps.js'
import { Freshness } from './Freshness.js'
import type { History } from './History.js'
import { NO_DAY } from './OrderBook.js'
import { END, type VisitorChains } from './VisitorChains.js'

/** Who bought each product again, and after how many days: counted from its orders when first asked for after a change. */
export class RepeatCounts {
  /** Distinct visitors who bought it on at least two days of the window of pairs. */
  visitors = new Uint32Array(256)
  /** Days from one purchase to the next: the median over these visitors of each one's mean; of two in the middle the shorter. */
  intervals = new Float64Array(256)
  private readonly freshness = new Freshness()
  private day = NO_DAY
  private means = new Float64Array(256)

  constructor(
    private readonly history: History,
    private readonly settings: Settings,
    private readonly chains: VisitorChains,
  ) {}

  /** To be called once before products are asked about. */
  open(products: number): void {
    this.visitors = grow(this.visitors, products)
    this.intervals = grow(this.intervals, products)
    this.freshness.open(products, this.day !== this.history.today)
    this.day = this.history.today
  }

  /** To be called before a product's counts are read. */
  refresh(product: number): void {
    if (!this.freshness.isStale(product, this.history.changes[product])) return
    this.pick(product)
    const { chains } = this
    const { book } = this.history
    this.means = grow(this.means, chains.size)
    let repeaters = 0
    for (let index = 0; index < chains.size; index++) {
      const oldest = chains.picked[index]!
      if (!chains.isLast(book.buyer(oldest), index)) continue
      const mean = this.meanOf(index)
      if (mean > 0) this.means[repeaters++] = mean
    }
    this.visitors[product] = wholeSteps(repeaters, this.settings.supportStep)
    this.intervals[product] = repeaters === 0 ? 0 : kthLargest(this.means, repeaters, (repeaters >> 1) + 1)
  }

  get byteLength(): number {
    const { visitors, intervals, freshness, means } = this
    return visitors.byteLength + intervals.byteLength + freshness.byteLength + means.byteLength
  }

  /** Chains the orders of the window by visitor, newest first, so that a chain goes from the oldest to the newest. */
  private pick(product: number): void {
    const { book, ordersOfProduct, visitors, today } = this.history
    const { arena } = ordersOfProduct
    this.chains.reset(visitors.size, arena.length(product))
    const start = arena.start(product)
    for (let at = start + arena.length(product) - 1; at >= start; at--) {
      const order = arena.words[at]!
      if (today - book.day(order) >= this.settings.pairWindowDays) break
      if (book.stands(order) && book.net(order, product) > 0) this.chains.push(book.buyer(order), order)
    }
  }

  /** Mean days between the days on which one visitor bought, 0 for a single day. */
  private meanOf(index: number): number {
    const { book } = this.history
    const { picked, links } = this.chains
    const first = book.day(picked[index]!)
    let last = first
    let days = 1
    for (let link = links[index]!; link !== END; link = links[link]!) {
      const day = book.day(picked[link]!)
      if (day > last) days++
      last = day
    }
    return days === 1 ? 0 : (last - first) / (days - 1)
  }
}
