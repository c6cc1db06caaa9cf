import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES } from '../../../src/protocol/block.js'
import { OF_ANCHORS } from '../../../src/recommender/chains.js'
import type { Fact, RecommendationRequest } from '../../../src/recommender/Recommender.js'
import type { Rule } from '../../../src/recommender/rules/Rule.js'
import { arbitraryFacts } from '../arbitraryFacts.js'
import { daysAgo, learnt } from '../shopOfEight.js'

const HOUR = 3_600_000
const id = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9', 'unheard of')

const asked: fc.Arbitrary<RecommendationRequest & { at: number }> = fc.record(
  {
    type: fc.constantFrom(...BLOCK_TYPES),
    anchors: fc.array(id, { maxLength: 2 }),
    exclude: fc.array(id, { maxLength: 2 }),
    placement: fc.constantFrom('home', 'cart'),
    at: fc.integer({ min: 0, max: 1000 }).map(hour => daysAgo(0) + hour * HOUR),
    limit: fc.integer({ min: 1, max: 10 }),
  },
  { requiredKeys: ['type', 'anchors', 'at', 'limit'] },
)
const among = fc.integer({ min: 2, max: 12 })

const rotation = (among: number): Rule[] => [
  { name: 'Turns', effect: { kind: 'rotate', among, every: 'hour', timeZone: 'UTC' } },
]
const shopOf = (facts: readonly Fact[], rules: readonly Rule[]) => {
  const shop = learnt(facts, { minSupport: 1, pairLogLikelihoodRatio: 0 })
  shop.setRules(rules)
  return shop
}
const hours = (from: number, length: number) => Array.from({ length }, (_, hour) => from + hour * HOUR)

describe('a rotation of any shop', () => {
  it('puts the best of each strategy into another order, and nothing else into the block', () => {
    fc.assert(
      fc.property(arbitraryFacts, among, asked, (facts, among, request) => {
        const { items: all } = shopOf(facts, []).recommend({ ...request, limit: 50 })
        const { items: plain } = shopOf(facts, []).recommend(request)
        const shop = shopOf(facts, rotation(among))
        const { source, items } = shop.recommend(request)

        expect(items).toHaveLength(plain.length)
        expect(source).toBe(shopOf(facts, []).recommend(request).source)
        expect(new Set(items.map(({ product }) => product)).size).toBe(items.length)
        // Each strategy has the slots that it had.
        expect(items.map(({ strategy }) => strategy)).toEqual(plain.map(({ strategy }) => strategy))
        for (const strategy of new Set(plain.map(item => item.strategy))) {
          const of = (list: typeof items) => list.filter(item => item.strategy === strategy)
          const best = of(all).map(({ product }) => product)
          for (const [place, { product, rules }] of of(items).entries()) {
            if (place < among) expect(best.slice(0, among)).toContain(product)
            else expect(product).toBe(best[place])
            expect(rules).toEqual(product === best[place] ? undefined : ['Turns'])
          }
        }
        if (OF_ANCHORS.has(request.type)) expect(items).toEqual(plain)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same throughout a period, for who asks for more too, and in any order of what happened', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.infiniteStream(fc.nat()), among, asked, (facts, dice, among, request) => {
        const shop = shopOf(facts, rotation(among))
        const { items } = shop.recommend(request)
        const begin = request.at - (request.at % HOUR)
        for (const at of [begin, begin + HOUR - 1]) expect(shop.recommend({ ...request, at }).items).toEqual(items)
        expect(shop.ruleEpoch(begin + HOUR - 1)).toBe(shop.ruleEpoch(begin))
        expect(shop.ruleEpoch(begin + HOUR)).toBeGreaterThan(shop.ruleEpoch(begin))
        const shuffled = facts
          .map(fact => ({ fact, number: dice.next().value }))
          .sort((a, b) => a.number - b.number)
          .map(({ fact }) => fact)
        expect(shopOf(shuffled, rotation(among)).recommend(request).items).toEqual(items)
      }),
    )
  })

  it('brings each of the best into the first slot at some time, and the better ones more often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 0, max: 10_000 }), (among, hour) => {
        const sold = Array.from({ length: 9 }, (_, place) => ({ product: `${place}`, buyers: 20 - 2 * place }))
        const facts = sold.flatMap(({ product, buyers }) =>
          Array.from({ length: buyers }, (_, n): Fact => {
            const order = `${product} ${n}`
            return { kind: 'order', order, buyer: order, at: daysAgo(0), lines: [{ product, units: 1 }] }
          }),
        )
        const shop = shopOf(facts, rotation(among))
        const first = new Array<number>(9).fill(0)
        for (const at of hours(daysAgo(0) + hour * HOUR, 2000)) {
          const [item] = shop.recommend({ type: 'bestsellers', anchors: [], limit: 1, at }).items
          first[Number(item!.product)]!++
        }
        for (const [place, times] of first.entries()) {
          if (place < among) expect(times).toBeGreaterThan(0)
          else expect(times).toBe(0)
          // Of places further apart, so that no chance decides: 1 / (1 + place) against half of it or less.
          const worse = first[2 * place + 1]
          if (worse !== undefined) expect(worse).toBeLessThanOrEqual(times)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is another from period to period where a strategy has found several products, and else none', () => {
    fc.assert(
      fc.property(arbitraryFacts, among, asked, (facts, among, request) => {
        const shop = shopOf(facts, rotation(among))
        const { items } = shopOf(facts, []).recommend({ ...request, limit: 50 })
        const strategies = items.map(({ strategy }) => strategy)
        const orders = hours(request.at, 60).map(at => shop.recommend({ ...request, at }).items)
        const texts = new Set(orders.map(order => order.map(({ product }) => product).join()))
        if (OF_ANCHORS.has(request.type) || new Set(strategies).size === strategies.length) expect(texts.size).toBe(1)
        else if (strategies[0] === strategies[1]) expect(texts.size).toBeGreaterThan(1)
      }),
    )
  })
})
