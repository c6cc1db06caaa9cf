import type { Settings } from '../defaults.js'
import { decayTable } from '../math/decayTable.js'
import { grow } from '../math/grow.js'
import { growMapped } from '../math/growMapped.js'
import { nextStamp } from '../math/nextStamp.js'
import { Freshness } from './Freshness.js'
import type { IdTable } from './IdTable.js'
import { NO_DAY } from './OrderBook.js'
import type { SessionBook } from './SessionBook.js'

/** Newest sessions with a share of a product that are read: who shares over and over hides no other. */
const MOST_COUNTED = 50_000

/**
 * How often each product was passed on: distinct visitors, each by the age of the newest session with a share of it, as of the day of the newest share.
 * Counted when first asked for after a change.
 */
export class ShareCounts {
  private scores = new Float64Array(256)
  private visitors = new Uint32Array(256)
  private readonly freshness = new Freshness()
  private readonly weights: Float64Array
  private day = NO_DAY
  /** Per visitor, within one count. */
  private seen = new Uint32Array(256)
  private stamp = 0

  constructor(
    private readonly shares: SessionBook,
    private readonly visitorIds: IdTable,
    settings: Settings,
  ) {
    this.weights = decayTable(settings.shareWindowDays, settings.shareHalfLifeDays)
  }

  /** To be called before products are asked about. */
  open(products: number): void {
    this.scores = grow(this.scores, products)
    this.visitors = grow(this.visitors, products)
    this.freshness.open(products, this.day !== this.shares.today)
    this.day = this.shares.today
  }

  /** Sum over the visitors of 2^(−age / `shareHalfLifeDays`). */
  score(product: number): number {
    this.refresh(product)
    return this.scores[product]!
  }

  /** Distinct visitors behind it; each session of nobody is one. */
  support(product: number): number {
    this.refresh(product)
    return this.visitors[product]!
  }

  get byteLength(): number {
    return (
      this.scores.byteLength +
      this.visitors.byteLength +
      this.freshness.byteLength +
      this.visitorIds.size * this.seen.BYTES_PER_ELEMENT
    )
  }

  private refresh(product: number): void {
    const { shares } = this
    if (!this.freshness.isStale(product, shares.changes[product])) return
    const { ofProduct } = shares
    this.seen = growMapped(this.seen, this.visitorIds.size)
    this.stamp = nextStamp(this.stamp, this.seen)
    let score = 0
    let visitors = 0
    const length = ofProduct.length(product)
    const start = ofProduct.start(product)
    for (let index = length - 1; index >= Math.max(0, length - MOST_COUNTED); index--) {
      const session = ofProduct.words[start + index]!
      const age = shares.age(session)
      if (age >= this.weights.length) break
      const voter = shares.voter(session)
      if (voter >= 0 && this.seen[voter] === this.stamp) continue
      if (voter >= 0) this.seen[voter] = this.stamp
      visitors++
      score += this.weights[age]!
    }
    this.scores[product] = score
    this.visitors[product] = visitors
  }
}
