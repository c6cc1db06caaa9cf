import type { BlockType } from '../protocol/block.js'

/** A product in the order in which it should be shown. */
export interface Ranked {
  product: string
  score: number
  /** Distinct visitors behind it. */
  support: number
}

/** What a strategy is asked. `allowed` holds back what must not be shown, while the list fills, so that it never shrinks. */
export interface StrategyRequest {
  anchors: readonly string[]
  category?: string
  /** Most products to answer. */
  limit: number
  /** False for anchors, cart, bought, hidden and out of stock. */
  allowed(product: string): boolean
}

/** A strategy's name: a block type, or a fallback that no block asks for by itself. */
export type StrategyName = BlockType | 'category-bestsellers'

/** A pure ranking over a fitted model: same model and request, same answer. Ties are broken by product id. */
export type Strategy<Model> = (model: Model, request: StrategyRequest) => Ranked[]
