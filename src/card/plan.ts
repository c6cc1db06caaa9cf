import type { RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'

/** One block of the page, as far as it matters for what the others may show. */
export interface Planned {
  /** Best first. */
  items_: readonly RecommendedItem[]
  excluded_: Pick<ReadonlySet<string>, 'has'>
  limit_: number
  min_: number
  /** What it may show with the products that keep their slot. */
  hold_?(items: RecommendedItem[]): RecommendedItem[]
}

/**
 * Deals the products out to the blocks in the order of the page, so that none stands twice on it: no product that cannot be
 * drawn, is out of stock, excluded, or shown further up. A block with fewer than its minimum gets nothing.
 */
export function plan(blocks: readonly Planned[]): RecommendedItem[][] {
  const taken = new Set<string>()
  return blocks.map(({ items_, excluded_, limit_, min_, hold_ }) => {
    const own = new Set<string>()
    const isFit = (item: RecommendedItem) =>
      item?.id &&
      !excluded_.has(item.id) &&
      !taken.has(item.id) &&
      !own.has(item.id) &&
      cleanText(item.title) &&
      item.availability !== 'out_of_stock' &&
      own.add(item.id)
    const fit = items_.filter(isFit)
    const chosen = (hold_?.(fit) ?? fit).slice(0, limit_)
    if (chosen.length < min_) return []
    chosen.forEach(({ id }) => {
      taken.add(id)
    })
    return chosen
  })
}
