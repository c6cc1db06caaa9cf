import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import type { CountScratch } from './CountScratch.js'
import type { IdTable } from './IdTable.js'
import { newestRead } from './newestRead.js'
import { RowCounter } from './RowCounter.js'
import type { SessionBook } from './SessionBook.js'

/**
 * Counts what was looked at near a product: the newest sessions with it, every other product of a session within `viewGap`
 * places, by the nearest and newest.
 */
export class ViewCounter extends RowCounter {
  private readonly weights: Float64Array

  constructor(
    private readonly book: SessionBook,
    visitors: IdTable,
    private readonly settings: Settings,
    scratch: CountScratch,
  ) {
    super(book, visitors, settings.viewWindowDays, settings, scratch)
    this.weights = decayTable(settings.viewWindowDays, settings.viewHalfLifeDays)
  }

  protected having(product: number): number {
    const { viewSessions, supportStep } = this.settings
    return newestRead(this.book.ofProduct.length(product), viewSessions, supportStep)
  }

  /** Sessions of nobody vote at once: nobody has another. */
  protected pick(product: number): void {
    const { ofProduct } = this.book
    const end = ofProduct.start(product) + ofProduct.length(product) - 1
    const length = this.having(product)
    for (let at = end; at > end - length; at--) {
      const session = ofProduct.words[at]!
      if (this.book.age(session) >= this.reachDays) break
      const voter = this.book.voter(session)
      if (voter < 0) this.vote(product, session, false)
      else this.chains.push(voter, session)
    }
  }

  protected voter(session: number): number {
    return this.book.voter(session)
  }

  protected vote(product: number, session: number, again: boolean): void {
    const { book, votes } = this
    const { viewGap, viewBackward, supportStep } = this.settings
    const age = book.age(session)
    const weight = supportStep > 1 ? 1 : this.weights[age]!
    let own = 0
    while (book.product(session, own) !== product) own++
    const last = Math.min(book.length(session) - 1, own + viewGap)
    for (let index = Math.max(0, own - viewGap); index <= last; index++) {
      if (index === own) continue
      const near = weight * (index > own ? 1 / (index - own) : viewBackward / (own - index))
      if (near > 0) votes.add(book.product(session, index), near, again, book.today - age)
    }
  }
}
