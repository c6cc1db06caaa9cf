import type { BlockType } from '../../protocol/block.js'

/** Blocks that are switched off for a while, and for whom. */
export interface Pause {
  name: string
  /** Everybody, or who is here for the first time. */
  visitors: 'all' | 'new'
  /** Every site, placement and type where it does not say. */
  sites?: readonly string[]
  placements?: readonly string[]
  blocks?: readonly BlockType[]
  /** First moment, ms. */
  from?: number
  /** First moment at which it holds no more, ms. */
  until?: number
}
