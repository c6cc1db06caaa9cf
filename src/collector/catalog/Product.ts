import type { ProductCard } from '../../protocol/recommendations.js'

/** A product of the shop's catalog. */
export interface Product extends ProductCard {
  /** Variants of one thing share it. */
  groupId?: string
  description?: string
  /** Units that can be sold; absent where the shop does not say. */
  stock?: number
  /** Where it is known from: the shop's catalog, or only from an order. */
  source: 'catalog' | 'order'
}
