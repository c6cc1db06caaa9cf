import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'

/** An answer, and what events say of it beside: the group of the shopper where the shop tries something out, or what was changed for their segment. */
export interface Decided extends RecommendedBlock {
  tried?: { experiment?: string; variant?: string; target?: string; block_type?: string }
}

/** What a block shows now, as impressions and clicks tell it. */
export interface Shown {
  heading_: string
  answer_: Pick<Decided, 'recommendationId' | 'source' | 'tried'>
  items_: readonly RecommendedItem[]
}
