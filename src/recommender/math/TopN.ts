import { grow } from './grow.js'

/**
 * The best n of many numbered products in a bounded heap with the worst on top. A higher score is better; equal scores go
 * by product id in code-unit order, so that the outcome does not depend on the order of the offers. Reused between requests.
 */
export class TopN {
  size = 0
  products = new Uint32Array(64)
  scores = new Float64Array(64)
  supports = new Uint32Array(64)
  private limit = 0

  /** @param id names a product, for ties */
  constructor(private readonly id: (product: number) => string) {}

  /** Empties it. */
  reset(limit: number): void {
    this.size = 0
    this.limit = limit
  }

  /** Whether an offer would get in: lets the caller put off what is dear to find out. */
  admits(product: number, score: number): boolean {
    if (this.size < this.limit) return this.limit > 0
    return this.limit > 0 && this.beats(score, product, 0)
  }

  offer(product: number, score: number, support: number): void {
    if (!this.admits(product, score)) return
    if (this.size < this.limit) {
      this.reserve(this.size + 1)
      this.rise(this.size++, product, score, support)
    } else {
      this.sink(0, this.size, product, score, support)
    }
  }

  /** The highest score; 0 where nothing got in. */
  get best(): number {
    let best = 0
    for (let slot = 0; slot < this.size; slot++) best = Math.max(best, this.scores[slot]!)
    return best
  }

  /** Puts the products into order, best first. Afterwards it has to be reset before the next offer. */
  sort(): void {
    for (let end = this.size - 1; end > 0; end--) {
      const product = this.products[end]!
      const score = this.scores[end]!
      const support = this.supports[end]!
      this.put(end, this.products[0]!, this.scores[0]!, this.supports[0]!)
      this.sink(0, end, product, score, support)
    }
  }

  private beats(score: number, product: number, slot: number): boolean {
    const other = this.scores[slot]!
    if (score !== other) return score > other
    return this.id(product) < this.id(this.products[slot]!)
  }

  private rise(from: number, product: number, score: number, support: number): void {
    let slot = from
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      if (this.beats(score, product, parent)) break
      this.move(parent, slot)
      slot = parent
    }
    this.put(slot, product, score, support)
  }

  private sink(from: number, size: number, product: number, score: number, support: number): void {
    let slot = from
    for (let child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
      const right = child + 1
      if (right < size && this.beats(this.scores[child]!, this.products[child]!, right)) child = right
      if (!this.beats(score, product, child)) break
      this.move(child, slot)
      slot = child
    }
    this.put(slot, product, score, support)
  }

  private move(from: number, to: number): void {
    this.put(to, this.products[from]!, this.scores[from]!, this.supports[from]!)
  }

  private put(slot: number, product: number, score: number, support: number): void {
    this.products[slot] = product
    this.scores[slot] = score
    this.supports[slot] = support
  }

  private reserve(size: number): void {
    this.products = grow(this.products, size)
    this.scores = grow(this.scores, size)
    this.supports = grow(this.supports, size)
  }
}
