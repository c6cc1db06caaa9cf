import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/recommender/Recommender.js'
import { arbitraryFacts } from './arbitraryFacts.js'
import { byDefinition } from './byDefinition.js'
import { crossedByDefinition } from './crossedByDefinition.js'
import { ask, learnt } from './shopOfEight.js'

const OPTIONS = [
  {},
  { minSupport: 1, pairLogLikelihoodRatio: 0, trendSupport: 1 },
  { minSupport: 1, pairLogLikelihoodRatio: 0, pairBasketProducts: 3, pairNearDays: 0, basketPairs: 1 },
  { minSupport: 1, pairLogLikelihoodRatio: 0, pairNearDays: 90, pairNearWeight: 1, pairFullBasket: 2 },
  { minSupport: 2, pairLogLikelihoodRatio: 0, cachedPairs: 0, trendSupport: 2, trendDays: 1, trendLevelDays: 14 },
  { minSupport: 1, pairLogLikelihoodRatio: 0, cachedPairs: 120, hashSeed: 12_345 },
  {
    minSupport: 1,
    pairLogLikelihoodRatio: 0,
    sessionProducts: 2,
    sessionSample: 3,
    sessionNeighbors: 2,
    viewGap: 1,
    afterViewDays: 0,
    trendSupport: 1,
    searchMinutes: 0,
    searchWindowDays: 15,
    shareWindowDays: 15,
    trendDays: 15,
    trendLevelDays: 100,
    sessionFade: 2,
  },
  {
    minSupport: 2,
    viewBackward: 0.5,
    viewHalfLifeDays: 10,
    neighborReach: 1,
    sessionIdf: 0,
    neighborSupport: 2,
    neighborFade: 1,
  },
]

const ANCHORS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']

const TERMS = ['red lamp', 'lamp', 'red', 'rug', 'rug lamp', 'never']

const everything = (recommender: ReturnType<typeof learnt>) => ({
  bestsellers: ask(recommender, 'bestsellers'),
  there: ask(recommender, 'bestsellers', [], { market: 'de' }),
  rows: ANCHORS.map(anchor => ask(recommender, 'also-bought', [anchor])),
  blend: ask(recommender, 'also-bought', ANCHORS.slice(0, 3)),
  viewed: ANCHORS.map(anchor => ask(recommender, 'also-viewed', [anchor])),
  after: ANCHORS.map(anchor => ask(recommender, 'bought-after-viewing', [anchor])),
  again: ask(recommender, 'buy-again', ANCHORS),
  trending: ask(recommender, 'trending'),
  shared: ask(recommender, 'most-shared'),
  found: TERMS.map(term => ask(recommender, 'search-term', [], { term })),
  forYou: ANCHORS.map((_, from) => ask(recommender, 'for-you', ANCHORS.slice(from, from + 3))),
})

type Items = readonly { product: string; score: number; support: number }[]

const byId = (items: Items) => [...items].sort((a, b) => (a.product < b.product ? -1 : 1))

/** The same items, whose scores may differ by what floating point makes of another order of additions. */
const close = (items: Items) =>
  byId(items).map(({ product, score, support }) => ({ product, score: expect.closeTo(score, 6), support }))

describe.each(OPTIONS)('a recommender with %j', options => {
  it('answers after each fact what one that is built anew from all of them answers', () => {
    fc.assert(
      fc.property(arbitraryFacts, facts => {
        const incremental = learnt([], options)
        for (const [index, fact] of facts.entries()) {
          incremental.add(fact)
          if (index % 4 !== 3 && index !== facts.length - 1) ask(incremental, 'also-bought', [ANCHORS[index % 9]!])
          else expect(everything(incremental)).toEqual(everything(learnt(facts.slice(0, index + 1), options)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('answers the same whatever the order of the facts', () => {
    const shuffled = arbitraryFacts.chain(facts =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([facts, others]) => {
        expect(everything(learnt(others, options))).toEqual(everything(learnt(facts, options)))
      }),
      { numRuns: 60 },
    )
  })

  it('answers the same whatever the order of the anchors', () => {
    fc.assert(
      fc.property(arbitraryFacts, facts => {
        const recommender = learnt(facts, options)
        for (const anchors of [ANCHORS.slice(0, 4), ANCHORS.slice(2, 7), ANCHORS.slice(4)]) {
          for (const type of ['also-bought', 'bought-after-viewing', 'buy-again'] as const)
            expect(ask(recommender, type, [...anchors].reverse())).toEqual(ask(recommender, type, anchors))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('answers what the definitions say', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts: Fact[]) => {
        const recommender = learnt(facts, options)
        const defined = byDefinition(facts, options)
        const crossed = crossedByDefinition(facts, options)
        const plain = (items: Items) => items.map(({ product, score, support }) => ({ product, score, support }))
        for (const anchor of defined.products) {
          const items = plain(ask(recommender, 'also-bought', [anchor]))
          expect(byId(items)).toEqual(close(defined.alsoBought(anchor)))
        }
        for (const [from, anchor] of ANCHORS.entries()) {
          const viewed = plain(ask(recommender, 'also-viewed', [anchor]))
          expect(byId(viewed)).toEqual(close(defined.alsoViewed(anchor)))
          const after = plain(ask(recommender, 'bought-after-viewing', [anchor]))
          expect(byId(after)).toEqual(close(crossed.boughtAfterViewing(anchor)))
          const running = ANCHORS.slice(from, from + 3)
          const near = plain(ask(learnt(facts, { ...options, forYouPairs: 0 }), 'for-you', running))
          expect(byId(near)).toEqual(close(defined.neighbors(running)))
          for (const basket of [running.slice(0, 2), running, ANCHORS.slice(from)]) {
            const goesWith = plain(ask(recommender, 'also-bought', basket))
            expect(byId(goesWith)).toEqual(close(defined.ofBasket(basket)))
          }
        }
        const again = plain(ask(recommender, 'buy-again', ANCHORS))
        expect(byId(again)).toEqual(close(crossed.buyAgain(ANCHORS)))
        expect(byId(plain(ask(recommender, 'most-shared')))).toEqual(close(crossed.mostShared()))
        for (const term of ['lamp', 'red', 'rug']) {
          const found = plain(ask(recommender, 'search-term', [], { term }))
          expect(byId(found)).toEqual(close(crossed.searched(term)))
        }
        const trends = plain(ask(recommender, 'trending')).filter(({ score }) => score > 1e-9)
        expect(byId(trends)).toEqual(close(crossed.trending()))
        const items = plain(ask(recommender, 'bestsellers')).filter(({ score }) => score > 1e-6)
        expect(byId(items)).toEqual(close(defined.bestsellers()))
        for (const market of ['de', 'nowhere']) {
          const there = plain(ask(recommender, 'bestsellers', [], { market })).filter(({ score }) => score > 1e-6)
          expect(byId(there)).toEqual(close(defined.bestsellers(market)))
        }
      }),
      { numRuns: 100 },
    )
  })
})
