import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grow } from '../math/grow.js'
import type { CountScratch } from './CountScratch.js'
import type { IdTable } from './IdTable.js'
import { newestRead } from './newestRead.js'
import { RowCounter } from './RowCounter.js'
import type { SessionBook } from './SessionBook.js'
import { SessionProducts } from './SessionProducts.js'

/**
 * Counts what was looked at near a product: the newest sessions with it, every other product of a session within `viewGap`
 * places, by the nearest and newest.
 */
export class ViewCounter extends RowCounter {
  private readonly weights: Float64Array
  /** Sessions that are read, newest first, and their products. */
  private read = new Uint32Array(256)
  private readonly copies: SessionProducts

  constructor(
    private readonly book: SessionBook,
    visitors: IdTable,
    private readonly settings: Settings,
    scratch: CountScratch,
  ) {
    super(book, visitors, settings.viewWindowDays, settings, scratch)
    this.copies = new SessionProducts(book)
    this.weights = decayTable(settings.viewWindowDays, settings.viewHalfLifeDays)
  }

  protected having(product: number): number {
    const { viewSessions, supportStep } = this.settings
    return newestRead(this.book.ofProduct.length(product), viewSessions, supportStep)
  }

  /** Sessions of nobody vote at once: nobody has another. What is picked goes by its place among the copies. */
  protected pick(product: number): void {
    const { book, chains } = this
    const { ofProduct } = book
    const end = ofProduct.start(product) + ofProduct.length(product) - 1
    const most = this.having(product)
    this.read = grow(this.read, most)
    let count = 0
    while (count < most) {
      const session = ofProduct.words[end - count]!
      if (book.age(session) >= this.reachDays) break
      this.read[count++] = session
    }
    this.copies.read(this.read, count)
    for (let at = 0; at < count; at++) {
      const voter = this.voter(at)
      if (voter < 0) this.vote(product, at, false)
      else chains.push(voter, at)
    }
  }

  protected voter(at: number): number {
    return this.book.voter(this.read[at]!)
  }

  protected vote(product: number, at: number, again: boolean): void {
    const { book, votes } = this
    const { products } = this.copies
    const { viewGap, viewBackward, supportStep } = this.settings
    const age = book.age(this.read[at]!)
    const weight = supportStep > 1 ? 1 : this.weights[age]!
    const start = this.copies.start(at)
    let own = start
    while (products[own] !== product) own++
    const last = Math.min(this.copies.end(at) - 1, own + viewGap)
    for (let index = Math.max(start, own - viewGap); index <= last; index++) {
      if (index === own) continue
      const near = weight * (index > own ? 1 / (index - own) : viewBackward / (own - index))
      if (near > 0) votes.add(products[index]!, near, again, book.today - age)
    }
  }
}
