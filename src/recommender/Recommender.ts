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
export type Fact = OrderFact | ViewFact

/** What says something of an order. */
export type OrderFact =
  | {
      kind: 'order'
      order: string
      /** Visitor or customer, opaque. */
      buyer: string
      /** Time, ms. */
      at: number
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

/** A look at a product. The same look twice counts once. */
export interface ViewFact {
  kind: 'view'
  session: string
  /** Visitor or customer, opaque; absent where nobody knows. */
  visitor?: string
  /** Time, ms. */
  at: number
  product: string
}

/** What the recommender needs to know of a product; one that it has never been told of counts as available. */
export interface ProductFacts {
  id: string
  /** Most general first. */
  categories: readonly string[]
  available: boolean
  /** Of one unit, in the shop's currency; what is no amount above 0 counts as unknown. */
  price?: number | undefined
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
}

/** Settings; see `defaults.ts` for what each is when absent. */
export interface RecommenderOptions {
  /** Distinct visitors behind a pair before it may be shown. */
  minSupport?: number
  /**
   * Distinct visitors behind each change of a pair's count; 1: each one counts. Above 1 all visitors of a pair count alike, however
   * long ago and in however large an order; buyers, viewers and sessions of a product are cut to whole steps, and `for-you` passes
   * over the newest sessions of a product until so many have come. Sales, trends and days between purchases have no steps.
   */
  supportStep?: number
  /** Days that an order counts for pairs. */
  pairWindowDays?: number
  /** Days after which an order counts half for pairs. */
  pairHalfLifeDays?: number
  /** Distinct products of one order that are paired; more are cut. */
  pairBasketProducts?: number
  /** Distinct products up to which an order counts in full; a larger one says less of each pair and counts this / its products. */
  pairFullBasket?: number
  /** Least log-likelihood ratio of a pair, dimensionless. */
  pairLogLikelihoodRatio?: number
  /** Visitors that are added to the anchor's own, so that rare anchors do not shout. */
  pairShrinkage?: number
  /** A pair's score is divided by the buyers of the other product to this power; 0 for no correction. */
  pairPopularityExponent?: number
  /** Best products of each anchor's row that count when several anchors are summed. */
  pairsKept?: number
  /** Days that a session counts for pairs of views. */
  viewWindowDays?: number
  /** Days after which a session counts half for pairs of views. */
  viewHalfLifeDays?: number
  /** Newest sessions of a product that its pairs of views are counted from. */
  viewSessions?: number
  /** Places between two products of a session up to which they are a pair. */
  viewGap?: number
  /** What a product that was looked at before the anchor counts, against one that was looked at after it. */
  viewBackward?: number
  /** A pair of views is divided by the sessions with the other product to this power. */
  viewPopularityExponent?: number
  /** Days after a look in which what its visitor buys counts as bought after it; 0 for the same day only. */
  afterViewDays?: number
  /** Newest sessions of a product from which is counted what was bought after it was looked at. */
  afterViewSessions?: number
  /** Newest products of the running session that count. */
  sessionProducts?: number
  /** The q-th newest of L products of the running session counts ((L − q) / L) to this power, q from 0. */
  sessionFade?: number
  /** Newest sessions that share a product with the running one and are looked at. */
  sessionSample?: number
  /** Most similar ones of them that are followed. */
  sessionNeighbors?: number
  /** The oldest session weighs e^−this of the newest. */
  sessionDecay?: number
  /** A neighbour whose newest shared product is the s-th newest of the running session votes with s to minus this power, s from 1. */
  neighborFade?: number
  /** Places after which a neighbour's product counts 1/e. */
  neighborReach?: number
  /** How much rare products are raised: a score is multiplied by 1 + this · ln(sessions / sessions with the product). */
  sessionIdf?: number
  /** Distinct visitors among the neighbours before a product may be shown. */
  neighborSupport?: number
  /** Share of the pairs of views in `for-you`, 0 to 1; the rest is the neighbours'. */
  forYouPairs?: number
  /** What sells adds up to this share to the nearness of an alternative. */
  alternativeSales?: number
  /** Newest days that are compared with the days before. */
  trendDays?: number
  /** Days before them that say what is usual, where so many are known. */
  trendLevelDays?: number
  /** What an order counts, against 1 of a view. */
  trendOrderWeight?: number
  /** Views that are added to what is expected under the root, so that few do not shout. */
  trendPrior?: number
  /** Distinct visitors behind what is trending before it may be shown; a shop's `minSupport` where that is more. */
  trendSupport?: number
  /** Days that an order counts for bestsellers. */
  salesWindowDays?: number
  /** Days after which an order counts half for bestsellers. */
  salesHalfLifeDays?: number
  /** Most units of one line that count for bestsellers. */
  salesUnitsPerLine?: number
  /** Pairs (16 bytes each) that are kept computed between requests; changes speed, never an answer. */
  cachedPairs?: number
  /** Any integer that outsiders cannot know, against ids that are made to collide; decides what came first of what happened in one second. */
  hashSeed?: number
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
  /** Never shown, beside the anchors: what is in the cart. */
  exclude?: Iterable<string>
  /** Not shown unless it is replenishable. */
  bought?: Iterable<string>
  /** Only what is available there is shown. */
  market?: string
  /** Where the block stands, for rules. */
  placement?: string
  /** Time, ms, for rules that hold for a while; without it those do not hold. */
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
export interface RecommendedProduct extends Ranked {
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
  /** Another one whenever a rule has begun or ended to hold, and with it a list may be another. @param at time, ms */
  ruleEpoch(at: number): number
  /** Names in the rules that no product has now. */
  unknownNames(): UnknownName[]
  recommend(request: RecommendationRequest): Recommendation
  /** Grows with each change that can change a list of this type. */
  version(type: BlockType): number
  stats(): RecommenderStats
  /**
   * All that was learned, as bytes that `createRecommender` takes with the same settings. No copy: they hold until a fact is
   * learned or forgotten.
   */
  save(): Uint8Array[]
}
