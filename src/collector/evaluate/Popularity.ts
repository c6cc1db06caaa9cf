import type { Fact } from '../../recommender/Recommender.js'

/** In how many sessions or orders each product is. A group's facts must come one after the other. */
export class Popularity {
  readonly #counts = new Map<string, number>()
  readonly #current = new Set<string>()
  #group: string | undefined
  #groups = 0

  add(fact: Fact): void {
    if (fact.kind === 'refund') return
    const group = fact.kind === 'view' ? `session ${fact.session}` : `order ${fact.order}`
    if (group !== this.#group) {
      this.#group = group
      this.#groups++
      this.#current.clear()
    }
    const products = fact.kind === 'view' ? [fact.product] : fact.lines.map(({ product }) => product)
    for (const product of products) {
      if (this.#current.has(product)) continue
      this.#current.add(product)
      this.#counts.set(product, (this.#counts.get(product) ?? 0) + 1)
    }
  }

  /** Products that were seen. */
  get products(): number {
    return this.#counts.size
  }

  /** Share of the sessions and orders that have a product, 0 to 1. */
  share(product: string): number {
    return (this.#counts.get(product) ?? 0) / Math.max(1, this.#groups)
  }
}
