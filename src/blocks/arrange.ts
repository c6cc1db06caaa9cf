import type { RecommendedItem } from '../protocol/recommendations.js'

/** The products of an answer in the order of a list of ids; those that are not in it are left out. */
export function arrange(items: readonly RecommendedItem[], order: readonly string[]): RecommendedItem[] {
  return order.flatMap(id => items.filter(item => item?.id === id))
}
