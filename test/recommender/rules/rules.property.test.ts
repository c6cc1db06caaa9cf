import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES } from '../../../src/protocol/block.js'
import { OF_ANCHORS } from '../../../src/recommender/chains.js'
import type { ProductFacts, RecommendationRequest } from '../../../src/recommender/Recommender.js'
import type { Effect, Rule, Selector } from '../../../src/recommender/rules/Rule.js'
import { arbitraryFacts } from '../arbitraryFacts.js'
import { daysAgo, learnt } from '../shopOfEight.js'

const IDS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']
const id = fc.constantFrom(...IDS, 'unheard of', '')
const category = fc.constantFrom('Home', 'Light', 'Garden')
const brand = fc.constantFrom('Glow', 'Weave')
const tag = fc.constantFrom('sale', 'new')
const market = fc.constantFrom('de', 'fr')
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 })

const catalog: fc.Arbitrary<ProductFacts[]> = fc.array(
  fc.record(
    {
      id: fc.constantFrom(...IDS),
      categories: few(category),
      available: fc.boolean(),
      price: fc.constantFrom(0, 5, 10, Number.NaN, Number.POSITIVE_INFINITY),
      listPrice: fc.constantFrom(0, 8, 20, Number.NaN, Number.POSITIVE_INFINITY),
      addedAt: fc.constantFrom(-1, 0, 5, 29, 30).map(daysAgo),
      group: fc.constantFrom('g', 'h', ''),
      brand,
      tags: few(tag),
      margin: fc.constantFrom(-1, 0, 0.2, 1, 5, Number.NaN),
      hidden: fc.boolean(),
      sensitive: fc.boolean(),
      replenishable: fc.boolean(),
      stock: fc.record({ units: fc.constantFrom(0, 5, 100, Number.NaN), toldAt: fc.constantFrom(0, daysAgo(0)) }),
      markets: fc.dictionary(market, fc.boolean()),
      savings: fc.dictionary(market, fc.constantFrom(0, 0.5)),
    },
    { requiredKeys: ['id', 'categories', 'available'] },
  ),
  { maxLength: 12 },
)

const selector: fc.Arbitrary<Selector> = fc.record(
  {
    products: few(id),
    categories: few(category),
    brands: few(brand),
    tags: few(tag),
    price: fc.constantFrom({ from: 5 }, { to: 5 }, { from: 9, to: 3 }),
    anchorCategory: fc.constantFrom('same' as const, 'other' as const),
  },
  { requiredKeys: [] },
)

const kind = <K extends Effect['kind']>(name: K) => fc.constant(name)
const at = fc.integer({ min: 1, max: 12 })
const share = fc.constantFrom(0, 0.3, 0.99)
const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: kind('hide'), match: selector }),
  fc.record({ kind: kind('pause'), hours: fc.constantFrom(1, 100) }),
  fc.record({ kind: kind('only'), match: selector, strict: fc.boolean() }),
  fc.record({ kind: kind('pin'), products: few(id), at }),
  fc.record({ kind: kind('list'), products: few(id), strict: fc.boolean() }),
  fc.record({ kind: kind('boost'), match: selector, by: fc.constantFrom(0.01, 0.5, 2, 100) }),
  fc.record({ kind: kind('margin'), exponent: fc.constantFrom(-3, 0.5, 3) }),
  fc.record({ kind: kind('diversity'), category: share, brand: share }),
  fc.record({ kind: kind('introduce'), share: fc.constantFrom(0, 0.2, 0.5) }),
  fc.record({
    kind: kind('rotate'),
    among: fc.constantFrom(2, 3, 48),
    every: fc.constantFrom('hour' as const, 'week' as const),
    timeZone: fc.constant('UTC'),
  }),
  fc.record({ kind: kind('sensitive') }),
)
const rules: fc.Arbitrary<Rule[]> = fc
  .array(effect, { maxLength: 6 })
  .map(all => all.map((one, n) => ({ name: `r${n}`, effect: one })))

const request: fc.Arbitrary<RecommendationRequest> = fc.record(
  {
    type: fc.constantFrom(...BLOCK_TYPES),
    anchors: few(id),
    category,
    exclude: few(id),
    bought: few(id),
    market,
    at: fc.constantFrom(daysAgo(0), daysAgo(0) + 600_000),
    limit: fc.integer({ min: 1, max: 10 }),
  },
  { requiredKeys: ['type', 'anchors', 'limit'] },
)

const isHard = ({ effect }: Rule) => ['hide', 'pause'].includes(effect.kind) || ('strict' in effect && effect.strict)
const namesOf = (all: readonly Rule[]) => all.flatMap(({ effect }) => ('products' in effect ? effect.products : []))

describe('any rules over any catalog', () => {
  it('show nothing twice and nothing that may not be shown, and soft ones never shorten a list', () => {
    fc.assert(
      fc.property(arbitraryFacts, catalog, rules, request, (facts, products, all, asked) => {
        const recommender = learnt(facts, { minSupport: 1, pairLogLikelihoodRatio: 0 })
        for (const product of products) recommender.product(product)
        const known = new Map(products.map(product => [product.id, product]))

        recommender.setRules(all.filter(isHard))
        const without = recommender.recommend(asked).items.length
        recommender.setRules(all)
        const { source, items } = recommender.recommend(asked)
        const shown = items.map(({ product }) => product)

        expect(items.length).toBeGreaterThanOrEqual(without)
        expect(items.length).toBeLessThanOrEqual(asked.limit)
        expect(source === 'none').toBe(items.length === 0)
        expect(new Set(shown).size).toBe(shown.length)
        const groups = shown.map(product => known.get(product)?.group).filter(Boolean)
        expect(new Set(groups).size).toBe(groups.length)

        const isViewed = OF_ANCHORS.has(asked.type)
        const letsSensitive = all.some(one => one.effect.kind === 'sensitive')
        const held = [...(asked.exclude ?? []), ...(isViewed ? [] : asked.anchors)]
        expect(shown.filter(product => held.includes(product))).toEqual([])
        for (const product of shown) {
          const facts = known.get(product)
          if (facts === undefined) continue
          const { hidden, sensitive, replenishable, available, markets } = facts
          expect(hidden ?? false).toBe(false)
          if (sensitive && !letsSensitive) expect(namesOf(isViewed ? [] : all)).toContain(product)
          if ([...(asked.bought ?? [])].includes(product)) expect(replenishable).toBe(true)
          expect(asked.market !== undefined && markets !== undefined ? markets[asked.market] : available).toBe(true)
          for (const { effect } of all)
            if (effect.kind === 'hide' && Object.keys(effect.match).join() === 'products')
              expect(effect.match.products).not.toContain(product)
        }
        const introduced = items.filter(({ strategy }) => strategy === 'new-arrivals')
        if (asked.type !== 'new-arrivals') {
          const kinds = new Map(all.map(({ name, effect }) => [name, effect]))
          const shares = all.map(({ effect }) => (effect.kind === 'introduce' ? effect.share : 0))
          expect(introduced.length).toBeLessThanOrEqual(Math.round(Math.max(0, ...shares) * asked.limit))
          for (const { product, rules: [name = ''] = [] } of introduced) {
            expect(kinds.get(name)?.kind).toBe('introduce')
            expect(known.get(product)?.addedAt).toBeGreaterThan(0)
          }
        }
        for (const { score, rules: names = [] } of items) {
          expect(Number.isFinite(score)).toBe(true)
          expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining([...names]))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are as if they were not there where none holds', () => {
    const elsewhere = rules.map(all => all.map(one => ({ ...one, placements: ['elsewhere'] })))
    fc.assert(
      fc.property(arbitraryFacts, catalog, elsewhere, request, (facts, products, all, asked) => {
        const recommender = learnt(facts, { minSupport: 1 })
        for (const product of products) recommender.product(product)
        const without = recommender.recommend(asked)
        recommender.setRules(all)
        expect(recommender.recommend(asked)).toEqual(without)
      }),
    )
  })
})
