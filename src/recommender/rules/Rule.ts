import type { BlockType } from '../../protocol/block.js'

/** Products that a rule is about: those for which all that is named holds, of each list at least one. */
export interface Selector {
  products?: readonly string[]
  /** At any level. */
  categories?: readonly string[]
  brands?: readonly string[]
  tags?: readonly string[]
  /** By name, such as `{ color: ['red', 'blue'] }`. */
  attributes?: Readonly<Record<string, readonly string[]>>
  /** Decimals of the shop's currency, both ends included. */
  price?: { from?: number; to?: number }
  /** Whether it has, or has not, the narrowest category of an anchor; without anchors with a category the rule does not hold. */
  anchorCategory?: 'same' | 'other'
}

/** How long an order of a rotation holds. */
export type Every = 'hour' | 'day' | 'week'

/**
 * What a rule does. `hide`, `pause` and what is `strict` are hard: they may shorten a list. All others are soft: a list is never shorter
 * than without them.
 */
export type Effect =
  | { kind: 'hide'; match: Selector }
  /** Holds back what is sold out within so many hours at the present speed of its sales. */
  | { kind: 'pause'; hours: number }
  /** Others only fill what is left, or not even that. */
  | { kind: 'only'; match: Selector; strict: boolean }
  /** Puts products into a slot, from 1, and those after it. */
  | { kind: 'pin'; products: readonly string[]; at: number }
  /** Puts products before what the strategies find, or in its stead. */
  | { kind: 'list'; products: readonly string[]; strict: boolean }
  /** Multiplies scores. */
  | { kind: 'boost'; match: Selector; by: number }
  /** Multiplies scores by (margin / mean margin of the catalog) to this power. */
  | { kind: 'margin'; exponent: number }
  /** Multiplies a score by (1 − this) for each product before it with the same narrowest category, and with the same brand. */
  | { kind: 'diversity'; category: number; brand: number }
  /** Keeps this share of the slots that strategies fill, the last ones, for what is new in the shop. */
  | { kind: 'introduce'; share: number }
  /** Puts so many of the best of each strategy into another order in each period; days and weeks are those of a zone, an IANA name. */
  | { kind: 'rotate'; among: number; every: Every; timeZone: string }
  /** Sensitive products are treated as any other. */
  | { kind: 'sensitive' }

/** A rule of the shop, and where and when it holds. */
export interface Rule {
  /** For explanations and warnings. */
  name: string
  placements?: readonly string[]
  blocks?: readonly BlockType[]
  /** First moment, ms. */
  from?: number
  /** First moment at which it holds no more, ms. */
  until?: number
  effect: Effect
}

/** A name in a rule that no product has. */
export interface UnknownName {
  rule: string
  kind: 'product' | 'category' | 'brand' | 'tag' | 'attribute'
  name: string
}
