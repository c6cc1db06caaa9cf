import type { Fact } from '../../recommender/Recommender.js'

/** In how many sessions or orders each product is. */
export class Popularity {
  /** By product: the sessions and orders that have it. */
  readonly #having = new Map<string, Set<string>>()
  readonly #groups = new Set<string>()

  add(fact: Fact): void {
    if (fact.kind !== 'view' && fact.kind !== 'order') return
    const group = fact.kind === 'view' ? `session ${fact.session}` : `order ${fact.order}`
    this.#groups.add(group)
    for (const product of fact.kind === 'view' ? [fact.product] : fact.lines.map(line => line.product)) {
      const having = this.#having.get(product)
      if (having === undefined) this.#having.set(product, new Set([group]))
      else having.add(group)
    }
  }

  /** Products that were seen. */
  get products(): number {
    return this.#having.size
  }

  /** Share of the sessions and orders that have a product, 0 to 1. */
  share(product: string): number {
    return (this.#having.get(product)?.size ?? 0) / Math.max(1, this.#groups.size)
  }
}
