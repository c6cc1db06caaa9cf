import { grow } from '../math/grow.js'
import { nextStamp } from '../math/nextStamp.js'
import type { Ballot } from './Ballot.js'

/** Votes are sorted as day · 2^32 + their number. Days from −2^20 to 2^20 around 1970 keep that from 0 to below 2^53. */
const DAY_SHIFT = 2 ** 20
const DAY_FACTOR = 2 ** 32
const NONE = -1

/**
 * Counts visitors in whole steps: votes for a product are gathered by their days until they are of `step` distinct visitors, which
 * completes a step; it counts while that day is within the window. Weights say nothing. So most visitors change no count, and
 * a count that has changed has so many behind it (Calandrino et al. 2011, doi 10.1109/SP.2011.40). A visitor votes on the first
 * day, and again once a vote is older than a window, but once in a step. Scratch that is reused.
 */
export class SteppedVotes implements Ballot {
  products = new Uint32Array(256)
  size = 0
  private votes = 0
  /** Per vote: what it is sorted by, its product, and the day of the vote before it of the same visitor for the same product. */
  private keys = new Float64Array(256)
  private productOf = new Uint32Array(256)
  private before = new Int32Array(256)
  private windowDays = 0
  /**
   * Per product: what counts, how many wait for a step to be complete, and the day on which that step began: who voted since then is
   * among them. It begins with the next day, or on the day on which one was completed where somebody of that day is left over, nobody
   * knows who: the order within a day says nothing.
   */
  private counts = new Uint32Array(256)
  private waiting = new Uint32Array(256)
  private begun = new Int32Array(256)
  private completed = new Int32Array(256)
  /** Per product, within the votes of one visitor. */
  private voteStamps = new Uint32Array(256)
  private voteDays = new Int32Array(256)
  private vote = 0

  /** @param step distinct visitors */
  constructor(private readonly step: number) {}

  reset(products: number, windowDays: number): void {
    this.products = grow(this.products, products)
    this.counts = grow(this.counts, products)
    this.waiting = grow(this.waiting, products)
    this.begun = grow(this.begun, products)
    this.completed = grow(this.completed, products)
    this.voteStamps = grow(this.voteStamps, products)
    this.voteDays = grow(this.voteDays, products)
    this.windowDays = windowDays
    this.size = 0
    this.votes = 0
  }

  nextVisitor(): void {
    this.vote = nextStamp(this.vote, this.voteStamps)
  }

  add(product: number, _weight: number, again: boolean, day: number): void {
    const shifted = Math.max(0, Math.min(2 * DAY_SHIFT - 1, day + DAY_SHIFT))
    let before = NONE
    if (again) {
      if (this.voteStamps[product] === this.vote) before = this.voteDays[product]!
      if (before !== NONE && shifted - before < this.windowDays) return
      this.voteStamps[product] = this.vote
      this.voteDays[product] = shifted
    }
    const vote = this.votes++
    this.keys = grow(this.keys, this.votes)
    this.productOf = grow(this.productOf, this.votes)
    this.before = grow(this.before, this.votes)
    this.keys[vote] = shifted * DAY_FACTOR + vote
    this.productOf[vote] = product
    this.before[vote] = before
  }

  close(today: number): void {
    const { counts, waiting, begun, completed, before } = this
    const firstDay = today - this.windowDays + 1 + DAY_SHIFT
    for (let vote = 0; vote < this.votes; vote++) {
      const product = this.productOf[vote]!
      counts[product] = waiting[product] = begun[product] = 0
      completed[product] = NONE
    }
    for (const key of this.keys.subarray(0, this.votes).sort()) {
      const vote = key % DAY_FACTOR
      const day = Math.floor(key / DAY_FACTOR)
      const product = this.productOf[vote]!
      if (completed[product] !== NONE && completed[product]! < day) {
        begun[product] = completed[product]! + (waiting[product] === 0 ? 1 : 0)
        completed[product] = NONE
      }
      if (before[vote] !== NONE && before[vote]! >= begun[product]!) continue
      if (++waiting[product]! < this.step) continue
      waiting[product] = 0
      completed[product] = day
      if (day < firstDay) continue
      if (counts[product] === 0) this.products[this.size++] = product
      counts[product]! += this.step
    }
  }

  sum(product: number): number {
    return this.counts[product]!
  }

  visitors(product: number): number {
    return this.counts[product]!
  }

  get byteLength(): number {
    const ofVotes = [this.keys, this.productOf, this.before]
    const ofProducts = [this.products, this.counts, this.waiting, this.begun, this.completed]
    const ofVisitor = [this.voteStamps, this.voteDays]
    return [...ofVotes, ...ofProducts, ...ofVisitor].reduce((sum, part) => sum + part.byteLength, 0)
  }
}
