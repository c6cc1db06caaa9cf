import type { Item } from '../protocol/item.js'

/** Worth of some items, in decimals; a product without a price is worth nothing. */
export function worth(items: readonly Item[]): number {
  return Number(items.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0).toFixed(3))
}
