import type { Item } from '../protocol/item.js'

/** What the second cart has more than the first, by product and variant: in full, or the difference in quantity. */
export function moreItems(than: readonly Item[], items: readonly Item[]): Item[] {
  const left = new Map<string, number>()
  const key = ({ item_id, item_variant }: Item) => `${item_id}\n${item_variant}`
  for (const item of than) left.set(key(item), (left.get(key(item)) ?? 0) + (item.quantity ?? 1))
  return items.flatMap(item => {
    const had = left.get(key(item)) ?? 0
    const quantity = (item.quantity ?? 1) - had
    left.set(key(item), Math.max(0, -quantity))
    return quantity > 0 ? [{ ...item, quantity }] : []
  })
}
