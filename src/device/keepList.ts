import type { RecommendedItem } from '../protocol/recommendations.js'

/** What shoppers with one product went on to. */
export interface KeptList {
  product: string
  /** When it was answered, ms since 1970. */
  at: number
  /** Names the answer. */
  recommendationId: string
  /** Product ids, best first. */
  neighbors: readonly string[]
}

/** What the browser keeps for ranking by itself. */
export interface Kept {
  /** Newest first. */
  lists: readonly KeptList[]
  /** Of the products in these lists, and of those that they are about. */
  cards: readonly RecommendedItem[]
}

/** Most bytes of what is kept, as JSON in UTF-8. */
export const MOST_BYTES = 200_000

/** Adds a list and its cards to what is kept; the oldest give way where that becomes too much. */
export function keepList(kept: Kept | undefined, list: KeptList, cards: readonly RecommendedItem[]): Kept {
  const known = new Map([...(kept?.cards ?? []), ...cards].map(card => [card.id, card]))
  const lists = [list, ...(kept?.lists ?? []).filter(({ product }) => product !== list.product)]
  for (;;) {
    const used = new Set(lists.flatMap(({ product, neighbors }) => [product, ...neighbors]))
    const next = { lists, cards: [...known.values()].filter(({ id }) => used.has(id)) }
    if (new TextEncoder().encode(JSON.stringify(next)).length <= MOST_BYTES) return next
    lists.pop()
  }
}
