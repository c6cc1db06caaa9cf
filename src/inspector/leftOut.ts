import type { RecommendedItem } from '../protocol/recommendations.js'

export interface Drawn {
  type: string
  /** As it was answered. */
  items: readonly RecommendedItem[]
  /** Ids that the block shows. */
  shown: readonly string[]
  /** Ids that blocks further up show. */
  above: readonly string[]
  /** Ids in the cart, bought, and named by the block. */
  cart: readonly string[]
  bought: readonly string[]
  named: readonly string[]
  /** Most and fewest products that the block shows. */
  limit: number
  min: number
}

/** Products that were answered and are not shown, with the reason as far as a page can know it, best first. */
export function leftOut(drawn: Drawn): { item: RecommendedItem; why: string }[] {
  const { type, items, shown, above, cart, bought, named, limit, min } = drawn
  const reason = ({ id, title, availability, replenishable }: RecommendedItem) => {
    if (above.includes(id)) return 'stands further up'
    if (cart.includes(id)) return 'in the cart'
    if (named.includes(id)) return 'the block is about it'
    if (availability === 'out_of_stock') return 'out of stock'
    if (bought.includes(id) && type !== 'buy-again' && !replenishable) return 'bought already'
    return title?.trim() ? '' : 'has no title'
  }
  const out = items.filter(({ id }) => !shown.includes(id)).map(item => ({ item, why: reason(item) }))
  const fit = out.filter(({ why }) => why === '').length
  const otherwise = shown.length === 0 && fit < min ? `only ${fit} left, ${min} needed` : `over the limit of ${limit}`
  return out.map(({ item, why }) => ({ item, why: why || otherwise }))
}
