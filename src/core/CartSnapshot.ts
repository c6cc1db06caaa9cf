import type { Item } from '../protocol/item.js'

/** The cart as the shop last set it. */
export interface CartSnapshot {
  currency?: string
  items: Item[]
}
