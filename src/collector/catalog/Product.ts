import type { Money } from '../../protocol/money.js'
import type { Availability, ProductCard } from '../../protocol/recommendations.js'

/** A product of the shop's catalog. */
export interface Product extends ProductCard {
  /** Variants of one thing share it. */
  groupId?: string
  description?: string
  /** Units that can be sold; absent where the shop does not say. */
  stock?: number
  /** When the stock was first told as it is, ms. */
  stockAt?: number
  /** When it came into the shop, ms: as the shop says, else when it was first seen in a catalog that had been known for half a day. */
  addedAt?: number
  /** When it was first seen in the catalog, ms. */
  seenAt?: number
  /** Share of the price that stays with the shop, −1 to 1. */
  margin?: number
  tags?: string[]
  /** Such as `{ "color": "red" }`. */
  attributes?: Record<string, string>
  /** Sold, and never recommended. */
  hidden?: true
  /** Says something about who buys it: never in lists that are made of what others did, unless a rule of the shop says so. */
  sensitive?: true
  /** Where it is sold, by market such as `de`, and what differs there. Absent: everywhere. */
  markets?: Record<string, MarketOffer>
  /** Where it is known from: the shop's catalog, or only from an order. */
  source: 'catalog' | 'order'
}

/** A product in one market; what is absent is as everywhere. */
export interface MarketOffer {
  availability: Availability
  stock?: number
  price?: Money
  listPrice?: Money
}

/** Whether an offer can be bought now. */
export function isAvailable({ availability, stock }: MarketOffer): boolean {
  if (availability === 'out_of_stock') return false
  return availability !== 'in_stock' || stock === undefined || stock > 0
}
