import type { BlockType } from '../protocol/block.js'
import type { RecommendationRequest } from './Recommender.js'
import type { StrategyName } from './Strategy.js'

type Chain = readonly [StrategyName, ...StrategyName[]]

/** Which strategies fill a block's slots, the primary one first. */
export const CHAINS = {
  'also-bought': () => ['also-bought', 'category-bestsellers', 'bestsellers'],
  'also-viewed': () => ['also-viewed', 'category-bestsellers', 'bestsellers'],
  alternatives: () => ['alternatives', 'also-viewed', 'category-bestsellers', 'bestsellers'],
  bestsellers: ({ category }) => (category === undefined ? ['bestsellers'] : ['category-bestsellers', 'bestsellers']),
  'bought-after-viewing': () => ['bought-after-viewing', 'also-bought', 'category-bestsellers', 'bestsellers'],
  'buy-again': () => ['buy-again'],
  'cross-sell': () => ['cross-sell', 'also-bought', 'category-bestsellers', 'bestsellers'],
  'for-you': () => ['for-you', 'category-bestsellers', 'bestsellers'],
  'most-shared': ({ category }) =>
    category === undefined ? ['most-shared', 'bestsellers'] : ['most-shared', 'category-bestsellers', 'bestsellers'],
  'new-arrivals': () => ['new-arrivals'],
  'on-sale': () => ['on-sale'],
  'recently-viewed': () => ['recently-viewed'],
  'search-term': () => ['search-term', 'category-bestsellers', 'bestsellers'],
  trending: ({ category }) =>
    category === undefined ? ['trending', 'bestsellers'] : ['trending', 'category-bestsellers', 'bestsellers'],
} as const satisfies Record<BlockType, (request: RecommendationRequest) => Chain>

/** Whether a list goes on to what sells, so that not all of it need be what its block names. */
export function fillsUp(chain: readonly StrategyName[]): boolean {
  return chain.at(-1) === 'bestsellers'
}

/** The types whose lists are made of their anchors, and rather stay short. */
export const OF_ANCHORS: ReadonlySet<BlockType> = new Set<BlockType>(['buy-again', 'recently-viewed'])

/** The types whose lists change with what is looked at, and not only with orders and products. */
export const OF_VIEWS: ReadonlySet<BlockType> = new Set<BlockType>([
  'also-viewed',
  'alternatives',
  'bought-after-viewing',
  'for-you',
  'most-shared',
  'search-term',
  'trending',
])
