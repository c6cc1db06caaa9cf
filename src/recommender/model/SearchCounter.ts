import type { Settings } from '../defaults.js'
import type { CountScratch } from './CountScratch.js'
import type { IdTable } from './IdTable.js'
import { newestRead } from './newestRead.js'
import type { PairRow } from './PairRow.js'
import { RowCounter } from './RowCounter.js'
import type { SessionBook } from './SessionBook.js'

const SECONDS_PER_MINUTE = 60
/** Sessions that are read for each that counts: a visitor who searches over and over hides no other. */
const READ_PER_SESSION = 10

/**
 * Counts what was looked at within `searchMinutes` after a term was searched for, in the same session: of the newest visitors with the term, by the last
 * search and the last look. `weight` of a row is how many of them searched within the window.
 */
export class SearchCounter extends RowCounter {
  private searched = 0

  /** @param searches sessions by their terms @param sessions the same sessions by their products */
  constructor(
    private readonly searches: SessionBook,
    private readonly sessions: SessionBook,
    visitors: IdTable,
    private readonly settings: Settings,
    scratch: CountScratch,
  ) {
    super(searches, visitors, settings.searchWindowDays, settings, scratch)
  }

  override row(term: number, products: number): PairRow {
    this.searched = 0
    return { ...super.row(term, products), weight: this.searched }
  }

  /** A term is no product. */
  protected override isSame(): boolean {
    return false
  }

  protected having(term: number): number {
    const { searchSessions, supportStep } = this.settings
    return newestRead(this.searches.ofProduct.length(term), searchSessions * READ_PER_SESSION, supportStep)
  }

  /** Of each visitor the newest session; where counts change in steps all of them, since the first one votes. */
  protected pick(term: number): void {
    const { searches, chains } = this
    const { searchSessions, searchWindowDays, supportStep } = this.settings
    const { ofProduct } = searches
    const end = ofProduct.start(term) + ofProduct.length(term) - 1
    const length = this.having(term)
    for (let at = end; at > end - length; at--) {
      const session = ofProduct.words[at]!
      const age = searches.age(session)
      if (age >= this.reachDays || (supportStep === 1 && this.searched === searchSessions)) break
      const voter = searches.voter(session)
      const isKnown = voter >= 0 && chains.has(voter)
      if (!isKnown && age < searchWindowDays) this.searched++
      if (voter < 0) this.vote(term, session, false)
      else if (!isKnown || supportStep > 1) chains.push(voter, session)
    }
  }

  protected voter(session: number): number {
    return this.searches.voter(session)
  }

  protected vote(term: number, session: number, again: boolean): void {
    const { searches, votes } = this
    const looked = this.sessions.ids.findOf(searches.ids, session)
    if (looked < 0) return
    const second = searches.secondOf(session, term)
    const last = second + this.settings.searchMinutes * SECONDS_PER_MINUTE
    const day = searches.today - searches.age(session)
    for (let index = this.sessions.length(looked) - 1; index >= 0; index--) {
      const at = this.sessions.second(looked, index)
      if (at < second) return
      if (at <= last) votes.add(this.sessions.product(looked, index), 1, again, day)
    }
  }
}
