import type { BlockType } from './block.js'
import type { Money } from './money.js'
import type { Segment } from './segment.js'

/** Whether a product can be bought now. Only the first three are recommended. */
export const AVAILABILITIES = ['in_stock', 'preorder', 'backorder', 'out_of_stock'] as const

export type Availability = (typeof AVAILABILITIES)[number]

/** A price as a card has it, with all that is needed to write it: pages know no list of currencies. */
export interface CardPrice extends Money {
  /** Decimals of its currency; 2 where it is not said. */
  digits?: number
}

/** What a card shows of a product. */
export interface ProductCard {
  id: string
  title: string
  url?: string
  image?: string
  price?: CardPrice
  /** Price before a saving. */
  listPrice?: CardPrice
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

/** What an experiment or a target changes of a block: everything else stays as the page has it. */
export interface BlockChange {
  type?: BlockType
  heading?: string
  limit?: number
  layout?: 'row' | 'grid'
}

/**
 * An experiment that runs where a block stands. Everybody is told the same: the page decides which group its visitor is in, and
 * puts whoever takes part with one share into the same group with a greater one.
 */
export interface BlockExperiment {
  /** At most 64 characters; events carry it. */
  name: string
  /** Part of the visitors that takes part now, above 0 up to 1; half of them are test, half control. */
  share: number
  /** Control sees no block, test the block as it is. */
  control?: 'hidden'
  /** The one thing that is another for test; control sees the block as it is. */
  change?: BlockChange
}

/** What is another for visitors of some segments where a block stands. Everybody is told the same: the page decides whom it is for. */
export interface BlockTarget {
  /** At most 64 characters; events carry it. */
  name: string
  segments: readonly Segment[]
  /** They see no block. */
  hidden?: true
  change?: BlockChange
}

/** One answered block. */
export interface RecommendedBlock {
  type: BlockType
  placement?: string
  /** Names this answer; impressions, clicks, cart adds and orders carry it. */
  recommendationId: string
  /** `primary`, the fallback strategy that filled the last slot, `none` for an empty block, or `paused` for one that is paused for all. */
  source: string
  /** Age of the model behind the answer, ms. */
  ageMs: number
  /** The experiment at its placement; absent where none runs, and where the block is paused for all. */
  experiment?: BlockExperiment
  /** Who is shown nothing: everybody, and then there are no items, or who is here for the first time. */
  paused?: 'all' | 'new'
  /** Of these the first that is for the visitor's segment; absent where there are none, where an experiment runs, and where the block is paused for all. */
  targets?: readonly BlockTarget[]
  /** Days without an order after which a buyer is in the segment `lapsed`; 90 where it is absent. */
  lapsedDays?: number
  /** Anchors that the catalog does not have, where `explain=1` asked for it. */
  unlisted?: readonly string[]
  items: RecommendedItem[]
}

/** The answer of `GET /v1/recommendations`: the blocks in the order in which they were asked for. */
export interface RecommendationsAnswer {
  v: 1
  blocks: RecommendedBlock[]
}
