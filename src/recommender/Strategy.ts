import type { BlockType } from '../protocol/block.js'

/** A product in the order in which it should be shown. */
export interface Ranked {
  product: string
  score: number
  /** Distinct visitors behind it. */
  support: number
  /** Its number in the model, where the strategy has it at hand. */
  index?: number
}

/** What a strategy is asked. `allowed` holds back what must not be shown, while the list fills, so that it never shrinks. */
export interface StrategyRequest {
  anchors: readonly string[]
  category?: string
  /** What was searched for. */
  term?: string
  /** Most products to answer, 1 or more. */
  limit: number
  /** False for anchors, cart, bought, hidden, out of stock, and what stands in the block already; takes a product's number. */
  allowed(product: number): boolean
  /** The same for an id, also one that the model has never heard of. */
  allowedId(id: string): boolean
}

/** A strategy's name: a block type, or a fallback that nobody asks for by itself. */
export type StrategyName = BlockType | 'category-bestsellers'

/**
 * A ranking over a fitted model: same model and request, same answer. Ties are broken by product id. No product twice, none
 * that is not allowed, at most `limit`.
 */
export type Strategy<Model> = (model: Model, request: StrategyRequest) => Ranked[]
