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

/** Lists and cards are used no longer, ms: what they say of prices and stock would be too old. */
const KEEP_MS = 86_400_000

/** Whether a list may be used now, ms since 1970; one from the future is of a clock that was wrong. */
export function isCurrent({ at }: Pick<KeptList, 'at'>, now: number): boolean {
  return Math.abs(now - at) < KEEP_MS
}

/** Most bytes of what is kept, as JSON in UTF-8. */
export const MOST_BYTES = 200_000

/** Adds a list and its cards to what is kept; what is too old goes, and the oldest give way where it becomes too much. */
export function keepList(kept: Kept | undefined, list: KeptList, cards: readonly RecommendedItem[]): Kept {
  const known = new Map([...(kept?.cards ?? []), ...cards].map(card => [card.id, card]))
  const isOther = (one: KeptList) => one.product !== list.product && isCurrent(one, list.at)
  const lists = [list, ...(kept?.lists ?? []).filter(isOther)]
  for (;;) {
    const used = new Set(lists.flatMap(({ product, neighbors }) => [product, ...neighbors]))
    const next = { lists, cards: [...known.values()].filter(({ id }) => used.has(id)) }
    if (new TextEncoder().encode(JSON.stringify(next)).length <= MOST_BYTES) return next
    lists.pop()
  }
}
