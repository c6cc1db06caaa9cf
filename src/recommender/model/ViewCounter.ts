import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import type { IdTable } from './IdTable.js'
import type { PairRow } from './PairRow.js'
import type { SessionBook } from './SessionBook.js'
import { END, VisitorChains } from './VisitorChains.js'
import { Votes } from './Votes.js'

const SECONDS_PER_DAY = 86_400

/**
 * Counts what was looked at near a product, from its posting list: the newest sessions with it, every other product of a
 * session within `viewGap` places, one vote per visitor and pair, the nearest and newest.
 */
export class ViewCounter {
  private readonly weights: Float64Array
  private readonly chains = new VisitorChains()
  private readonly votes = new Votes()

  constructor(
    private readonly book: SessionBook,
    private readonly visitors: IdTable,
    private readonly settings: Settings,
  ) {
    this.weights = decayTable(settings.viewWindowDays, settings.viewHalfLifeDays)
  }

  /** The row of a product: neighbours with enough support. */
  row(product: number, products: number): PairRow {
    this.votes.reset(products)
    this.pick(product)
    for (let index = 0; index < this.chains.size; index++) this.addVotes(product, index)
    return this.result(product)
  }

  isFresh(row: PairRow, product: number): boolean {
    return row.day === this.book.today && row.changes === (this.book.changes[product] ?? 0)
  }

  get byteLength(): number {
    return this.votes.byteLength + this.chains.byteLength
  }

  /** Collects the newest sessions with the product, chained by visitor; those of nobody vote at once. */
  private pick(product: number): void {
    const { ofProduct } = this.book
    const start = ofProduct.start(product)
    const length = Math.min(ofProduct.length(product), this.settings.viewSessions)
    const end = start + ofProduct.length(product) - 1
    this.chains.reset(this.visitors.size, length)
    for (let at = end; at > end - length; at--) {
      const session = ofProduct.words[at]!
      if (this.age(session) >= this.weights.length) break
      const voter = this.book.voter(session)
      if (voter < 0) this.addSession(product, session, false)
      else this.chains.push(voter, session)
    }
  }

  private age(session: number): number {
    return Math.max(0, this.book.today - Math.floor(this.book.starts[session]! / SECONDS_PER_DAY))
  }

  /** Votes for all sessions of a visitor when the last of them is reached. */
  private addVotes(product: number, index: number): void {
    const { chains, votes } = this
    const session = chains.picked[index]!
    if (!chains.isLast(this.book.voter(session), index)) return
    if (chains.links[index] === END) {
      this.addSession(product, session, false)
      return
    }
    votes.nextVisitor()
    for (let link = index; link !== END; link = chains.links[link]!)
      this.addSession(product, chains.picked[link]!, true)
  }

  private addSession(product: number, session: number, again: boolean): void {
    const { book, votes } = this
    const { viewGap, viewBackward } = this.settings
    const length = book.length(session)
    const weight = this.weights[this.age(session)]!
    let own = 0
    while (book.product(session, own) !== product) own++
    const last = Math.min(length - 1, own + viewGap)
    for (let index = Math.max(0, own - viewGap); index <= last; index++) {
      if (index === own) continue
      const near = index > own ? 1 / (index - own) : viewBackward / (own - index)
      if (near > 0) votes.add(book.product(session, index), weight * near, again)
    }
  }

  private result(product: number): PairRow {
    const { votes, book } = this
    const { minSupport } = this.settings
    const products = votes.products.subarray(0, votes.size).filter(other => votes.visitors[other]! >= minSupport)
    return {
      changes: book.changes[product] ?? 0,
      day: book.today,
      products,
      visitors: products.map(other => votes.visitors[other]!),
      decayed: Float64Array.from(products, other => votes.sums[other]!),
    }
  }
}
