import type { BlockType } from '../protocol/block.js'
import type { Rule, UnknownName } from './rules/Rule.js'
import type { Ranked, StrategyName } from './Strategy.js'

/** One product of an order, times a quantity. */
export interface Line {
  product: string
  units: number
}

/**
 * What the recommender learns from. Facts may arrive in any order: the same facts give the same lists.
 *
 * The same order may come in several parts; their lines add up, and the order is as old as its oldest part. Adding the
 * same part twice counts it twice: whoever calls keeps duplicates out.
 */
export type Fact = OrderFact | VisitFact

/** What says something of an order. */
export type OrderFact =
  | {
      kind: 'order'
      order: string
      /** Visitor or customer, opaque. */
      buyer: string
      /** Time, ms. */
      at: number
      /** Where it was bought, such as `de`. */
      market?: string
      lines: readonly Line[]
    }
  | {
      kind: 'refund'
      order: string
      buyer?: string
      /** Time, ms. */
      at: number
      /** What came back; empty for the whole order. */
      lines: readonly Line[]
    }

/** What was done in a session. The same twice counts once. */
export type VisitFact = ViewFact | ShareFact | SearchFact

interface Visit {
  session: string
  /** Visitor or customer, opaque; absent where nobody knows. */
  visitor?: string
  /** Time, ms. */
  at: number
}

/** A look at a product. */
export interface ViewFact extends Visit {
  kind: 'view'
  product: string
}

/** A product was passed on to somebody. */
export interface ShareFact extends Visit {
  kind: 'share'
  product: string
}

/** The shop was searched. */
export interface SearchFact extends Visit {
  kind: 'search'
  /** As the shopper wrote it. */
  term: string
}

/** What the recommender needs to know of a product; one that it has never been told of counts as available. */
export interface ProductFacts {
  id: string
  /** Most general first. */
  categories: readonly string[]
  available: boolean
  /** Of one unit, in the shop's currency; what is no amount above 0 counts as unknown. */
  price?: number | undefined
  /** Price before a saving; one that is not above `price` says nothing. */
  listPrice?: number | undefined
  /** When it came into the shop, ms. */
  addedAt?: number
  /** Variants of one thing share it: no list has two of them. */
  group?: string
  brand?: string
  tags?: readonly string[]
  attributes?: Readonly<Record<string, string>>
  /** Share of the price that stays with the shop, −1 to 1. */
  margin?: number
  /** Never recommended. */
  hidden?: boolean
  /** Neither recommended nor an anchor, but where a rule allows it. */
  sensitive?: boolean
  /** May be recommended to who has bought it. */
  replenishable?: boolean
  /** Units that can be sold, and when that was told, ms; absent where nobody says. */
  stock?: { units: number; toldAt: number }
  /** Whether it is available, by the markets where it is sold; absent: everywhere alike. */
  markets?: Readonly<Record<string, boolean>>
  /** Share of the list price that is saved, 0 to 1, by the markets that have a price of their own. */
  savings?: Readonly<Record<string, number>>
}

/** What is to be taken back when somebody is erased. */
export interface Forgotten {
  orders: readonly string[]
  sessions: readonly string[]
  /** Buyers and visitors. Only of those who have no other order or session the id is forgotten. */
  people: readonly string[]
}

/** One block to fill. */
export interface RecommendationRequest {
  type: BlockType
  /** Products that the block is about; for `recently-viewed` what the browser remembers, newest first; for `buy-again` what was bought. */
  anchors: readonly string[]
  /** Matches any level of a product's categories. */
  category?: string
  /** What was searched for, for `search-term`. */
  term?: string
  /** Never shown, beside the anchors: what is in the cart. */
  exclude?: Iterable<string>
  /** Not shown unless it is replenishable. */
  bought?: Iterable<string>
  /** Only what is available there is shown, and what sells there counts most. */
  market?: string
  /** Where the block stands, for rules. */
  placement?: string
  /** Time, ms, for rules that hold for a while or rotate; without it those do not hold. */
  at?: number
  /** Most products to answer. */
  limit: number
  /** Whether anchors may be shown: a yardstick of the literature, no block's wish. */
  repeat?: boolean
}

/** A filled block. */
export interface Recommendation {
  /**
   * `primary`, the fallback strategy that filled the last slot that a strategy filled, `rule` where none did, or `none` for an
   * empty block.
   */
  source: 'primary' | StrategyName | 'rule' | 'none'
  items: RecommendedProduct[]
}

/** A product in a filled block. */
export interface RecommendedProduct extends Omit<Ranked, 'index'> {
  /** What filled the slot; `rule` for pins and manual lists. */
  strategy: StrategyName | 'rule'
  /** Names of the rules that put it there or moved it. */
  rules?: readonly string[]
}

/** Size of the model. */
export interface RecommenderStats {
  products: number
  visitors: number
  orders: number
  sessions: number
  /** Orders and sessions that were taken back: their room is used by nothing else until all is learned anew. */
  forgotten: number
  /** Estimate of what the model holds in memory. */
  bytes: number
  /** Facts and lines that could not be used: a time or a number of units that is none, an empty id. */
  ignored: number
}

/** Learns from facts as they arrive and fills blocks; time is the newest order's, never the wall clock's. */
export interface Recommender {
  add(fact: Fact): void
  /**
   * Takes orders, with all that was said of them, and sessions back at once, as if they had never been; but what is newest and
   * oldest stays so. What it does not know it leaves alone.
   */
  forget(gone: Forgotten): void
  /** Adds a product or replaces what is known of it. */
  product(facts: ProductFacts): void
  /** The product is never recommended again, unless it is told of again. */
  removeProduct(id: string): void
  /**
   * Why a product stands in a list, in words.
   *
   * @param behind how many distinct visitors stand behind it, as they may be told, such as `10+`
   */
  explain(item: Pick<RecommendedProduct, 'strategy' | 'rules'>, behind?: string): string
  /** Replaces the shop's rules; products that they name need not be known yet. */
  setRules(rules: readonly Rule[]): void
  /** Another one whenever a rule or its period has begun or ended, and with it a list may be another. @param at time, ms */
  ruleEpoch(at: number): number
  /** Names in the rules that no product has now. */
  unknownNames(): UnknownName[]
  recommend(request: RecommendationRequest): Recommendation
  /** Counts ahead what questions of popular products need, a little with each step; a question in between counts what it needs itself. */
  warm(): Iterable<void>
  /** Grows with each change that can change a list of this type. */
  version(type: BlockType): number
  stats(): RecommenderStats
  /**
   * All that was learned, as bytes that `createRecommender` takes with the same settings. No copy: they hold until a fact is
   * learned or forgotten.
   */
  save(): Uint8Array[]
}
