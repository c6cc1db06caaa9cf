/** Every block type that a placement can ask for. */
export const BLOCK_TYPES = [
  'also-bought',
  'also-viewed',
  'alternatives',
  'bestsellers',
  'bought-after-viewing',
  'buy-again',
  'cross-sell',
  'for-you',
  'most-shared',
  'new-arrivals',
  'on-sale',
  'recently-viewed',
  'search-term',
  'trending',
] as const

export type BlockType = (typeof BLOCK_TYPES)[number]

/** One block of a request: `also-bought:SKU-1,SKU-2;limit=6` or `search-term;term=desk%20lamp`. */
export interface BlockRequest {
  type: BlockType
  /** Products that the block is about; for `for-you`, `recently-viewed` and `buy-again` what the browser remembers, newest first. */
  anchors: readonly string[]
  category?: string
  /** What was searched for, as the shopper wrote it; only for `search-term`. */
  term?: string
  /** Where it is to be sold, by the shop's code; else as the whole request says. */
  market?: string
  placement?: string
  /** Products never to show, beside the anchors: what is in the cart or was bought. */
  exclude?: readonly string[]
  /** Most products to answer, 1 to `LIMITS.blockItems`. */
  limit?: number
}
