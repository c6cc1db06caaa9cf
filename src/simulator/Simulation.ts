import type { WireEvent } from '../protocol/event.js'
import type { ProductCard } from '../protocol/recommendations.js'

/** What the simulator needs to know of a product. */
export type ShopProduct = Pick<ProductCard, 'id' | 'title' | 'url' | 'price' | 'availability' | 'brand' | 'categories'>

/** Two products that are bought together far more often than chance. */
export type PlantedPair = readonly [
  product: string,
  partner: string,
  /** Probability that who came for one takes the other, too; 0.85 when absent. */
  strength?: number,
]

/** What is planted in a simulated history, so that the right recommendations are known. */
export interface Affinities {
  pairs: readonly PlantedPair[]
  /** Pairs that exactly one shopper has bought together: one more order, and two stand behind them. */
  nearly: readonly (readonly [string, string])[]
}

export interface SimulationOptions {
  catalog: readonly ShopProduct[]
  affinities: Affinities
  /** Visitors. About every third comes for a planted pair, each pair in turn. */
  shoppers: number
  /** Days of history. */
  days: number
  /** End of the history, ms since 1970. */
  until: number
  seed: number
}

/** All that one visitor did, oldest first. */
export interface SimulatedVisitor {
  visitor: string
  outbox: string
  events: WireEvent[]
}
