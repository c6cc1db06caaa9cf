import type { BlockType } from './block.js'
import type { Money } from './money.js'

/** Whether a product can be bought now. Only the first three are recommended. */
export const AVAILABILITIES = ['in_stock', 'preorder', 'backorder', 'out_of_stock'] as const

export type Availability = (typeof AVAILABILITIES)[number]

/** What a card shows of a product. */
export interface ProductCard {
  id: string
  title: string
  url?: string
  image?: string
  price?: Money
  /** Price before a saving. */
  listPrice?: Money
  availability: Availability
  brand?: string
  /** Categories, most general first. */
  categories?: string[]
  /** 0 to 5. */
  rating?: number
  reviews?: number
  /** Bought again and again: may be shown to who has bought it. */
  replenishable?: true
}

/** A product in an answered block. */
export interface RecommendedItem extends ProductCard {
  /** The strategy that filled this slot. */
  strategy: string
  /** Distinct visitors behind it, in buckets: `3+`, `10+`, `50+`, `100+`, …; absent where it says nothing. */
  support?: string
  /** Why it is there, in English, where `explain=1` asked for it. */
  why?: string
}

/** One answered block. */
export interface RecommendedBlock {
  type: BlockType
  placement?: string
  /** Names this answer; impressions, clicks, cart adds and orders carry it. */
  recommendationId: string
  /** `primary`, the fallback strategy that filled the last slot, or `none` for an empty block. */
  source: string
  /** Age of the model behind the answer, ms. */
  ageMs: number
  items: RecommendedItem[]
}

/** The answer of `GET /v1/recommendations`: the blocks in the order in which they were asked for. */
export interface RecommendationsAnswer {
  v: 1
  blocks: RecommendedBlock[]
}
