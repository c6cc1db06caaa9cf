import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecommender } from '../../src/recommender/createRecommender.js'
import { DEFAULTS } from '../../src/recommender/defaults.js'
import type { Fact, Recommender } from '../../src/recommender/Recommender.js'
import { arbitraryFacts } from './arbitraryFacts.js'
import { hashesOf } from './hashesOf.js'
import { ask, lines, order, session } from './shopOfEight.js'

const ANCHORS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']
const OPTIONS = [
  { minSupport: 1, pairLogLikelihoodRatio: 0, trendSupport: 1, hashSeed: 7 },
  { minSupport: 2, pairLogLikelihoodRatio: 0, pairBasketProducts: 3, neighborSupport: 2, cachedPairs: 0 },
]

const everything = (recommender: Recommender) => ({
  rows: ANCHORS.map(anchor => ask(recommender, 'also-bought', [anchor])),
  baskets: ANCHORS.map((_, from) => ask(recommender, 'also-bought', ANCHORS.slice(from, from + 4))),
  viewed: ANCHORS.map(anchor => ask(recommender, 'also-viewed', [anchor])),
  after: ANCHORS.map(anchor => ask(recommender, 'bought-after-viewing', [anchor])),
  again: ask(recommender, 'buy-again', ANCHORS),
  trending: ask(recommender, 'trending'),
  forYou: ANCHORS.map((_, from) => ask(recommender, 'for-you', ANCHORS.slice(from, from + 3))),
  shop: ask(recommender, 'bestsellers'),
})

const idOf = (fact: Fact) => ('session' in fact ? `session ${fact.session}` : `order ${fact.order}`)

const take = (recommender: Recommender, facts: readonly Fact[]) => {
  for (const fact of facts) recommender.add(fact)
  return recommender
}

/** Everything there is happens between these, so that what is oldest and newest does not go with what is forgotten. */
const bounds: Fact[] = [
  ...session('oldest', 2000, ['p0']),
  ...session('newest', -1, ['p0']),
  order('oldest', 2000, lines('p0')),
  order('newest', -1, lines('p0')),
]

describe.each(OPTIONS)('a recommender with %j', options => {
  it('answers as if what it has forgotten had never been, and learns it again', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.array(fc.nat({ max: 30 }), { maxLength: 8 }), (facts, picked) => {
        const gone = new Set(picked.flatMap(index => facts[index] ?? []).map(idOf))
        const isGone = (fact: Fact) => gone.has(idOf(fact))
        const forgetful = take(createRecommender(options), [...bounds, ...facts])
        // Rows that were counted before are not to be answered any more.
        everything(forgetful)
        const named = (kind: string) => [...gone].filter(id => id.startsWith(kind)).map(id => id.slice(kind.length))
        forgetful.forget({ orders: named('order '), sessions: named('session '), people: [] })
        const left = [...bounds, ...facts.filter(fact => !isGone(fact))]
        const ignorant = take(createRecommender(options), left)
        expect(everything(forgetful)).toEqual(everything(ignorant))
        expect(forgetful.stats().sessions).toBe(ignorant.stats().sessions)
        expect(forgetful.stats().orders).toBe(ignorant.stats().orders)
        const again = facts.filter(isGone)
        expect(everything(take(forgetful, again))).toEqual(everything(take(ignorant, again)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('forget', () => {
  const bytes = (recommender: Recommender) => Buffer.concat(recommender.save())
  const facts = [
    order('order-of-ann', 1, lines('p0', 'p1'), 'ann-1234'),
    ...session('session-of-ann', 1, ['p0'], 'ann-1234'),
  ]

  it('has no id of a person, an order or a session to leave behind, as text or as its hash', () => {
    const recommender = take(createRecommender(), facts)
    for (const id of ['ann-1234', 'order-of-ann', 'session-of-ann']) expect(bytes(recommender).includes(id)).toBe(false)
    const hashes = hashesOf(['ann-1234', 'order-of-ann', 'session-of-ann'], DEFAULTS.hashSeed)
    for (const hash of hashes) expect(bytes(recommender).includes(hash)).toBe(true)
    recommender.forget({ orders: ['order-of-ann'], sessions: ['session-of-ann'], people: ['ann-1234'] })
    for (const hash of hashes) expect(bytes(recommender).includes(hash)).toBe(false)
  })

  it('keeps the id of who has something left, and leaves alone what it does not know', () => {
    const recommender = take(createRecommender(), [...facts, order('other', 1, lines('p2'), 'ann-1234')])
    const gone = {
      orders: ['order-of-ann', 'unknown'],
      sessions: ['session-of-ann', 'unknown'],
      people: ['ann-1234', 'x'],
    }
    recommender.forget(gone)
    expect(recommender.stats().visitors).toBe(1)
    recommender.forget({ ...gone, orders: ['other'] })
    expect(recommender.stats()).toMatchObject({ orders: 0, sessions: 0, visitors: 0 })
    // Again, and by somebody who has long been forgotten: nothing becomes less than nothing.
    recommender.forget(gone)
    expect(recommender.stats()).toMatchObject({ orders: 0, sessions: 0, visitors: 0 })
  })

  it('keeps the id of who has nothing left but a session, among others who have nothing', () => {
    const recommender = take(createRecommender(), [...facts, order('of bob', 1, lines('p2'), 'bob')])
    recommender.forget({ orders: ['order-of-ann', 'of bob'], sessions: [], people: ['bob', 'ann-1234'] })
    expect(recommender.stats()).toMatchObject({ orders: 0, sessions: 1, visitors: 1, forgotten: 2 })
    recommender.forget({ orders: [], sessions: ['session-of-ann'], people: ['bob', 'ann-1234'] })
    expect(recommender.stats()).toMatchObject({ sessions: 0, visitors: 0, forgotten: 3 })
  })
})
