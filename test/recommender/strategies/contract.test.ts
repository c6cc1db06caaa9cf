import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES } from '../../../src/protocol/block.js'
import { CHAINS, OF_ANCHORS } from '../../../src/recommender/chains.js'
import { readSettings } from '../../../src/recommender/defaults.js'
import { Model } from '../../../src/recommender/model/Model.js'
import type { Fact } from '../../../src/recommender/Recommender.js'
import type { Ranked, StrategyName, StrategyRequest } from '../../../src/recommender/Strategy.js'
import { STRATEGIES } from '../../../src/recommender/strategies/index.js'
import { arbitraryFacts } from '../arbitraryFacts.js'
import { daysAgo, learnt } from '../shopOfEight.js'

const PRODUCTS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9', 'unheard of', '']
const product = fc.constantFrom(...PRODUCTS)
const category = fc.constantFrom('Home', 'Light', 'Garden', 'Nowhere')

const catalog = fc.array(
  fc.record({
    id: product,
    categories: fc.array(category, { maxLength: 3 }),
    available: fc.boolean(),
    price: fc.constantFrom(undefined, Number.NaN, -1, 0, 1, 2, 10, Number.POSITIVE_INFINITY),
    listPrice: fc.constantFrom(undefined, Number.NaN, -1, 0, 1, 4, 10, 20, Number.POSITIVE_INFINITY),
    addedAt: fc.constantFrom(Number.NaN, 0, ...[-9, -1, 0, 0.5, 1, 29, 30].map(daysAgo), Number.POSITIVE_INFINITY),
    tags: fc.subarray(['red', 'small']),
  }),
  { maxLength: 12 },
)

const request = fc.record(
  {
    anchors: fc.array(product, { maxLength: 4 }),
    category,
    term: fc.constantFrom('red lamp', 'lamp', 'rug red', '', '?'),
    exclude: fc.array(product, { maxLength: 5 }),
    limit: fc.nat({ max: 8 }),
  },
  { requiredKeys: ['anchors', 'exclude', 'limit'] },
)

type ValueOf<A> = A extends fc.Arbitrary<infer Value> ? Value : never
type Products = ValueOf<typeof catalog>
type Asked = ValueOf<typeof request>

const open = { minSupport: 1, pairLogLikelihoodRatio: 0, trendSupport: 1 }

/** Numbers of products depend on what came first. */
const plain = (items: readonly Ranked[]) => items.map(({ product, score, support }) => ({ product, score, support }))

describe.each(Object.keys(STRATEGIES) as StrategyName[])('strategy %s', name => {
  const answer = (facts: readonly Fact[], products: Products, asked: Asked) => {
    const model = new Model(readSettings(open))
    for (const fact of facts) model.add(fact)
    for (const one of products) model.setProduct(one)
    model.open()
    for (const id of asked.exclude) model.allowance.hold(id)
    const strategyRequest: StrategyRequest = {
      ...asked,
      limit: Math.max(1, asked.limit),
      allowed: number => model.allowance.allows(number),
      allowedId: id => model.allowance.allowsId(id),
    }
    return {
      model,
      items: plain(STRATEGIES[name](model, strategyRequest)),
      more: (limit: number) => plain(STRATEGIES[name](model, { ...strategyRequest, limit })),
    }
  }

  it('keeps to the limit, holds back what is not allowed, and names nothing twice', () => {
    fc.assert(
      fc.property(arbitraryFacts, catalog, request, (facts, products, asked) => {
        const { model, items } = answer(facts, products, asked)
        const shown = items.map(item => item.product)
        expect(shown.length).toBeLessThanOrEqual(Math.max(1, asked.limit))
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown.filter(id => asked.exclude.includes(id))).toEqual([])
        const last = new Map(products.map(({ id, available }) => [id, available]))
        expect(shown.filter(id => last.get(id) === false)).toEqual([])
        expect(shown.filter(id => !model.allowance.allowsId(id))).toEqual([])
      }),
    )
  })

  it('gives finite scores and whole supports', () => {
    fc.assert(
      fc.property(arbitraryFacts, catalog, request, (facts, products, asked) => {
        const { items } = answer(facts, products, asked)
        for (const { score, support } of items) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThan(Number.POSITIVE_INFINITY)
          expect(Number.isInteger(support)).toBe(true)
        }
      }),
    )
  })

  it('answers a longer list that begins with the shorter one', () => {
    fc.assert(
      fc.property(arbitraryFacts, catalog, request, (facts, products, asked) => {
        const { items, more } = answer(facts, products, asked)
        expect(more(20).slice(0, items.length)).toEqual(items)
        expect(items.length).toBe(Math.min(Math.max(1, asked.limit), more(20).length))
      }),
    )
  })

  it('answers the same for the same, asked again or learnt in another order', () => {
    const shuffled = arbitraryFacts.chain(facts =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
    )
    fc.assert(
      fc.property(shuffled, catalog, request, ([facts, others], products, asked) => {
        const { items, more } = answer(facts, products, asked)
        expect(more(Math.max(1, asked.limit))).toEqual(items)
        expect(answer(others, products, asked).items).toEqual(items)
      }),
    )
  })

  it('is silent about an empty history', () => {
    const items = answer([], [], { anchors: [], exclude: [], limit: 5 }).items
    expect(items).toEqual([])
  })
})

describe.each(BLOCK_TYPES)('block type %s', type => {
  it('shows no anchor but where the anchors are the list, nothing excluded or out of stock, and nothing twice', () => {
    fc.assert(
      fc.property(arbitraryFacts, catalog, request, (facts, products, asked) => {
        const recommender = learnt(facts, open)
        for (const one of products) recommender.product(one)
        const { source, items } = recommender.recommend({ type, ...asked })
        const shown = items.map(item => item.product)
        const hidden = new Map(products.map(({ id, available }) => [id, !available]))
        expect(shown.length).toBeLessThanOrEqual(asked.limit)
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown.filter(id => asked.exclude.includes(id) || hidden.get(id) === true)).toEqual([])
        if (!OF_ANCHORS.has(type)) expect(shown.filter(id => asked.anchors.includes(id))).toEqual([])
        expect(source === 'none').toBe(items.length === 0)
      }),
    )
  })

  it('fills every slot that the shop has bestsellers for, unless it rather stays short', () => {
    fc.assert(
      fc.property(arbitraryFacts, request, (facts, asked) => {
        const recommender = learnt(facts, open)
        const { anchors, exclude } = asked
        const sold = recommender.recommend({ type: 'bestsellers', anchors, exclude, limit: 20 }).items
        const request = { type, ...asked }
        const { items } = recommender.recommend(request)
        const least = CHAINS[type](request).length === 1 ? 0 : Math.min(asked.limit, sold.length)
        expect(items.length).toBeGreaterThanOrEqual(least)
      }),
    )
  })
})
