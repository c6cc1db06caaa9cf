import type { Settings } from '../defaults.js'
import type { Ballot } from './Ballot.js'
import type { CountScratch } from './CountScratch.js'
import type { IdTable } from './IdTable.js'
import type { PairRow } from './PairRow.js'
import { END, type VisitorChains } from './VisitorChains.js'

/** What rows are counted from. */
export interface RowBook {
  /** Per product: grows whenever something with it changes. */
  readonly changes: Uint32Array
  /** The day that ages are counted from. */
  readonly today: number
}

/** Counts a product's row from what holds the product, orders or sessions: one vote per visitor and pair, the weightiest. */
export abstract class RowCounter {
  protected readonly chains: VisitorChains
  protected readonly votes: Ballot
  /** Days back to which orders or sessions are picked. Steps are counted from the first one on, and closed by the window. */
  protected readonly reachDays: number

  constructor(
    private readonly source: RowBook,
    private readonly voters: IdTable,
    private readonly windowDays: number,
    private readonly limits: Pick<Settings, 'minSupport' | 'supportStep'>,
    { chains, votes }: CountScratch,
  ) {
    this.reachDays = limits.supportStep > 1 ? Number.POSITIVE_INFINITY : windowDays
    this.chains = chains
    this.votes = votes
  }

  /**
   * The row of a product: neighbours with enough support.
   *
   * @param products products of the model
   */
  row(product: number, products: number): PairRow {
    const { votes, chains } = this
    votes.reset(products, this.windowDays)
    chains.reset(this.voters.size, this.having(product))
    this.pick(product)
    for (let index = 0; index < chains.size; index++) this.voteAll(product, index)
    votes.close(this.source.today)
    const voted = votes.products.subarray(0, votes.size)
    const shown = voted.filter(other => !this.isSame(product, other) && votes.visitors(other) >= this.limits.minSupport)
    return {
      changes: this.source.changes[product] ?? 0,
      day: this.source.today,
      products: shown,
      visitors: shown.map(other => votes.visitors(other)),
      decayed: Float32Array.from(shown, other => votes.sum(other)),
      weight: voted.includes(product) ? votes.sum(product) : 0,
    }
  }

  /** Whether the row is what would be counted now. */
  isFresh(row: Pick<PairRow, 'changes' | 'day'>, product: number): boolean {
    return row.day === this.source.today && row.changes === (this.source.changes[product] ?? 0)
  }

  /** Whether what a row is of is this product, which then is none of its neighbours. */
  protected isSame(one: number, product: number): boolean {
    return one === product
  }

  /** The most that `pick` will push. */
  protected abstract having(product: number): number
  /** Pushes what holds the product to `chains`, or votes for it at once. */
  protected abstract pick(product: number): void
  /** The visitor of what was picked. */
  protected abstract voter(one: number): number
  /** @param again whether the visitor may have voted for the same products before */
  protected abstract vote(product: number, one: number, again: boolean): void

  /** Votes for all that was picked of a visitor when the last of it is reached. */
  protected voteAll(product: number, index: number): void {
    const { chains, votes } = this
    const one = chains.picked[index]!
    if (!chains.isLast(this.voter(one), index)) return
    if (chains.links[index] === END) {
      this.vote(product, one, false)
      return
    }
    votes.nextVisitor()
    for (let link = index; link !== END; link = chains.links[link]!) this.vote(product, chains.picked[link]!, true)
  }
}
