import type { Item } from '../protocol/item.js'

/** Worth of some items, in decimals; a product without a price is worth nothing. */
export function worth(items: readonly Item[]): number {
  let sum = 0
  for (const { price = 0, quantity = 1 } of items) sum += price * quantity
  return +sum.toFixed(3)
}
