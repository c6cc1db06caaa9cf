import type { ProductFacts, RecommendationRequest, Recommender } from '../../../src/recommender/Recommender.js'
import type { Effect, Rule } from '../../../src/recommender/rules/Rule.js'
import { learnt, lines, order } from '../shopOfEight.js'

/** Sold today, one each to so many buyers: what `bestsellers` ranks them by. */
const SALES = { a: 5, b: 4, c: 3, d: 2, e: 1 }

/**
 * | | sold | categories | brand | price | margin | tags, attributes |
 * |---|---|---|---|---|---|---|
 * | a | 5 | Home, Lamps | Glow | 10 | 0.1 | sale |
 * | b | 4 | Home, Lamps | Glow | 20 | 0.1 | color red |
 * | c | 3 | Home, Rugs | Weave | 30 | 0.4 | color blue |
 * | d | 2 | Home, Rugs | Weave | 40 | | sale |
 * | e | 1 | Garden | | | 0.2 | |
 */
const PRODUCTS: readonly ProductFacts[] = [
  { id: 'a', categories: ['Home', 'Lamps'], brand: 'Glow', price: 10, margin: 0.1, tags: ['sale'], available: true },
  {
    id: 'b',
    categories: ['Home', 'Lamps'],
    brand: 'Glow',
    price: 20,
    margin: 0.1,
    attributes: { color: 'red' },
    available: true,
  },
  {
    id: 'c',
    categories: ['Home', 'Rugs'],
    brand: 'Weave',
    price: 30,
    margin: 0.4,
    attributes: { color: 'blue' },
    available: true,
  },
  { id: 'd', categories: ['Home', 'Rugs'], brand: 'Weave', price: 40, tags: ['sale'], available: true },
  { id: 'e', categories: ['Garden'], margin: 0.2, available: true },
]

/** A shop whose bestsellers are a, b, c, d, e, with what a test says of products and its rules. */
export function shopOfFive(
  rules: readonly Rule[] = [],
  ...over: (Partial<ProductFacts> & { id: string })[]
): Recommender {
  const facts = Object.entries(SALES).flatMap(([product, sold]) =>
    Array.from({ length: sold }, (_, n) => order(`${product}${n}`, 0, lines(product))),
  )
  const recommender = learnt(facts)
  for (const product of PRODUCTS) recommender.product(product)
  for (const change of over) recommender.product({ ...PRODUCTS.find(({ id }) => id === change.id)!, ...change })
  recommender.setRules(rules)
  return recommender
}

/** A rule that holds everywhere and always, unless said. */
export const rule = (effect: Effect, over: Partial<Rule> = {}): Rule => ({ name: effect.kind, ...over, effect })

/** The ids of a list, run together: `abc`. */
export const list = (recommender: Recommender, request: Partial<RecommendationRequest> = {}): string =>
  recommender
    .recommend({ type: 'bestsellers', anchors: [], limit: 5, ...request })
    .items.map(({ product }) => product)
    .join('')
