import { createRecommender } from '../../src/recommender/createRecommender.js'
import type { Fact, Line, OrderFact, Recommender, ViewFact } from '../../src/recommender/Recommender.js'
import type { RecommenderOptions } from '../../src/recommender/RecommenderOptions.js'
import type { StrategyName } from '../../src/recommender/Strategy.js'

const MS_PER_DAY = 86_400_000

/** The day of the newest order of the fixtures. */
export const TODAY = 20_000

/** A time in the afternoon of the day that was `age` days before `TODAY`. */
export const daysAgo = (age: number): number => (TODAY - age) * MS_PER_DAY + 15 * 3_600_000

/** Lines from products; a number after a product says how many. */
export const lines = (...products: (string | number)[]): Line[] => {
  const made: Line[] = []
  for (const product of products) {
    if (typeof product === 'string') made.push({ product, units: 1 })
    else made[made.length - 1]!.units = product
  }
  return made
}

/** An order; its buyer is named like it with a `v` unless said. */
export const order = (id: string, age: number, bought: Line[], buyer = `v-${id}`): OrderFact => ({
  kind: 'order',
  order: id,
  buyer,
  at: daysAgo(age),
  lines: bought,
})

/** A refund; no lines for the whole order. */
export const refund = (id: string, age: number, returned: Line[] = [], buyer?: string): OrderFact => ({
  kind: 'refund',
  order: id,
  at: daysAgo(age),
  lines: returned,
  ...(buyer === undefined ? {} : { buyer }),
})

/** A session: its products, one a second; nobody's unless a visitor is said. */
export const session = (id: string, age: number, products: readonly string[], visitor?: string): ViewFact[] =>
  products.map((product, second) => ({
    kind: 'view',
    session: id,
    at: daysAgo(age) + second * 1000,
    product,
    ...(visitor === undefined ? {} : { visitor }),
  }))

/**
 * Eight orders by eight visitors:
 *
 * | order | age, days | lines |
 * |---|---|---|
 * | 1, 2 | 0 | lamp, bulb |
 * | 3 | 120 | lamp, bulb |
 * | 4 | 240 | lamp, bulb, shade |
 * | 5 | 0 | rug |
 * | 6 | 0 | 2 rug, 9 mat |
 * | 7 | 14 | rug, shade |
 * | 8 | 28 | mat |
 */
export const SHOP_OF_EIGHT: readonly OrderFact[] = [
  order('1', 0, lines('lamp', 'bulb')),
  order('2', 0, lines('lamp', 'bulb')),
  order('3', 120, lines('lamp', 'bulb')),
  order('4', 240, lines('lamp', 'bulb', 'shade')),
  order('5', 0, lines('rug')),
  order('6', 0, lines('rug', 2, 'mat', 9)),
  order('7', 14, lines('rug', 'shade')),
  order('8', 28, lines('mat')),
]

/** A recommender that has learnt the facts. */
export const learnt = (facts: Iterable<Fact>, options: RecommenderOptions = {}): Recommender => {
  const recommender = createRecommender(options)
  for (const fact of facts) recommender.add(fact)
  return recommender
}

/** What a block of one type shows, without what fills up after the strategy of that name. */
export const ask = (
  recommender: Recommender,
  strategy: StrategyName,
  anchors: readonly string[] = [],
  more: { category?: string; term?: string; market?: string; exclude?: Iterable<string>; limit?: number } = {},
) =>
  recommender
    .recommend({ type: strategy === 'category-bestsellers' ? 'bestsellers' : strategy, anchors, limit: 50, ...more })
    .items.filter(item => item.strategy === strategy)

/** Ids only. */
export const ids = (items: readonly { product: string }[]): string[] => items.map(({ product }) => product)
