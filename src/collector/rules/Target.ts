import type { BlockType } from '../../protocol/block.js'
import type { BlockTarget } from '../../protocol/recommendations.js'

/** What is another for some segments of visitors, and where and when. */
export interface Target extends BlockTarget {
  /** Every site, placement and type where it does not say. */
  sites?: readonly string[]
  placements?: readonly string[]
  blocks?: readonly BlockType[]
  /** First moment, ms. */
  from?: number
  /** First moment at which it holds no more, ms. */
  until?: number
}
