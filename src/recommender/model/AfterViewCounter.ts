import type { Settings } from '../defaults.js'
import { wholeSteps } from '../math/wholeSteps.js'
import type { CountScratch } from './CountScratch.js'
import type { History } from './History.js'
import { newestRead } from './newestRead.js'
import { LINE_NET, LINE_PRODUCT, LINE_WIDTH } from './OrderBook.js'
import type { SessionBook } from './SessionBook.js'
import { END } from './VisitorChains.js'

/** What was bought after a look at one product, as of one day: raw counts, in no order. */
export interface AfterViewRow {
  /** Changes of the product's sessions and of all orders, and the day of the newest view, when it was counted. */
  changes: number
  day: number
  products: Uint32Array
  /** Distinct visitors who looked at the product and then bought the other one. */
  visitors: Uint16Array | Uint32Array
  /** Distinct visitors who looked at the product. */
  viewers: number
  /** Those of them who then bought anything. */
  buyers: number
}

/** Its numbers besides what it has of each product. */
export const AFTER_VIEW_FACTS = ['changes', 'day', 'viewers', 'buyers'] as const

/**
 * Counts what visitors bought within `afterViewDays` days after they had looked at a product: the newest sessions with it, each
 * visitor once. Orders have days and no times: what was bought on the day of the look counts as bought after it. Of each
 * session the last look at the product counts. Sessions of nobody have no orders, and are left out.
 */
export class AfterViewCounter {
  /** Days back to which sessions and orders are read: steps are counted from the first one on. */
  private readonly reach: { views: number; orders: number }

  constructor(
    private readonly sessions: SessionBook,
    private readonly history: History,
    private readonly settings: Settings,
    private readonly scratch: CountScratch,
  ) {
    const { supportStep, viewWindowDays, pairWindowDays } = settings
    const endless = { views: Number.POSITIVE_INFINITY, orders: Number.POSITIVE_INFINITY }
    this.reach = supportStep > 1 ? endless : { views: viewWindowDays, orders: pairWindowDays }
  }

  /** @param products products of the model */
  row(product: number, products: number): AfterViewRow {
    const { sessions } = this
    const { votes, chains } = this.scratch
    const { minSupport, supportStep, pairWindowDays } = this.settings
    votes.reset(products, pairWindowDays)
    this.pick(product)
    let viewers = 0
    let buyers = 0
    for (let index = 0; index < chains.size; index++) {
      const visitor = sessions.voter(chains.picked[index]!)
      if (!chains.isLast(visitor, index)) continue
      if (this.isRecent(index)) viewers++
      if (this.vote(product, visitor, index)) buyers++
    }
    votes.close(this.history.today)
    const shown = votes.products.subarray(0, votes.size).filter(other => votes.visitors(other) >= minSupport)
    return {
      changes: this.changes(product),
      day: sessions.today,
      products: shown,
      visitors: shown.map(other => votes.visitors(other)),
      viewers: wholeSteps(viewers, supportStep),
      buyers: wholeSteps(buyers, supportStep),
    }
  }

  isFresh(row: Pick<AfterViewRow, 'changes' | 'day'>, product: number): boolean {
    return row.day === this.sessions.today && row.changes === this.changes(product)
  }

  /** Any order may be one of a visitor who looked at the product. Both only grow, and so does their sum. */
  private changes(product: number): number {
    return (this.sessions.changes[product] ?? 0) + this.history.revision
  }

  private pick(product: number): void {
    const { sessions } = this
    const { chains } = this.scratch
    const { afterViewSessions, supportStep } = this.settings
    const { ofProduct } = sessions
    const length = newestRead(ofProduct.length(product), afterViewSessions, supportStep)
    chains.reset(this.history.visitors.size, length)
    const end = ofProduct.start(product) + ofProduct.length(product)
    for (let at = end - 1; at >= end - length; at--) {
      const session = ofProduct.words[at]!
      if (sessions.age(session) >= this.reach.views) break
      const visitor = sessions.voter(session)
      if (visitor >= 0) chains.push(visitor, session)
    }
  }

  /** Votes for what a visitor bought after a look; answers whether that was anything in the window, the product itself included. */
  private vote(product: number, visitor: number, index: number): boolean {
    const { ordersOfVisitor, book, today } = this.history
    const orders = ordersOfVisitor.length(visitor)
    if (orders === 0) return false
    const { afterViewDays } = this.settings
    const looks = this.looks(product, index)
    this.scratch.votes.nextVisitor()
    let bought = false
    let seen = 0
    const start = ordersOfVisitor.arena.start(visitor)
    for (let at = start; at < start + orders; at++) {
      const order = ordersOfVisitor.arena.words[at]!
      const day = book.day(order)
      while (seen < looks.length && looks[seen]! <= day) seen++
      if (seen === 0 || day - looks[seen - 1]! > afterViewDays) continue
      if (today - day >= this.reach.orders || !book.stands(order)) continue
      const isSome = this.voteFor(order, day, product)
      if (isSome && today - day < this.settings.pairWindowDays) bought = true
    }
    return bought
  }

  /** Whether the newest of a visitor's sessions is within the window. */
  private isRecent(index: number): boolean {
    const { picked, links } = this.scratch.chains
    let newest = index
    for (let link = index; link !== END; link = links[link]!) newest = link
    return this.sessions.age(picked[newest]!) < this.settings.viewWindowDays
  }

  /** Days on which one visitor looked at the product, oldest first. */
  private looks(product: number, index: number): number[] {
    const { picked, links } = this.scratch.chains
    const days: number[] = []
    for (let link = index; link !== END; link = links[link]!) days.push(this.sessions.dayOf(picked[link]!, product))
    return days.sort((a, b) => a - b)
  }

  private voteFor(order: number, day: number, product: number): boolean {
    const { lines } = this.history.book
    const start = lines.start(order)
    let bought = false
    for (let at = start; at < start + lines.length(order) * LINE_WIDTH; at += LINE_WIDTH) {
      if (lines.words[at + LINE_NET]! <= 0) continue
      bought = true
      const other = lines.words[at + LINE_PRODUCT]!
      if (other !== product) this.scratch.votes.add(other, 1, true, day)
    }
    return bought
  }
}
