import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { hashesOf } from '../hashesOf.js'
import { ask, daysAgo, ids, learnt, session } from '../shopOfEight.js'

/** A search in the afternoon, and looks at products so many minutes after it. */
const search = (n: number, term: string, looks: Record<string, number>, age = 0, visitor = `v${n}`): Fact[] => [
  { kind: 'search', session: `s${n}`, visitor, at: daysAgo(age), term },
  ...Object.entries(looks).map(
    ([product, minutes]): Fact => ({
      kind: 'view',
      session: `s${n}`,
      visitor,
      at: daysAgo(age) + minutes * 60_000,
      product,
    }),
  ),
]

/** Sessions of others, without a search. */
const others = Array.from({ length: 20 }, (_, n) => session(`o${n}`, 0, ['rug', 'mat'], `o${n}`)).flat()
const open = { minSupport: 1, pairLogLikelihoodRatio: 0 }
const found = (facts: readonly Fact[], term: string, options = {}) =>
  ask(learnt(facts, options), 'search-term', [], { term })

describe('search-term', () => {
  it('ranks by the visitors who looked at a product within half an hour of the search', () => {
    const facts = [
      ...others,
      ...search(1, 'desk lamp', { lamp: 1, bulb: 2 }),
      ...search(2, 'Desk lamp', { lamp: 30, bulb: 3 }),
      ...search(3, 'lamp, desk', { lamp: 0, bulb: 31 }),
      ...search(4, 'desk lamp', { lamp: 5, bulb: 7 }),
      ...search(5, 'desk lamp', {}),
    ]
    // Lamp: 4 of 5 sessions with the search, all 4 sessions with it, of 24: G² = 2·(4·ln(4·25/(5·4)) + …) is far above 5.
    expect(found(facts, 'desk lamp')).toEqual([
      expect.objectContaining({ product: 'lamp', support: 4, score: expect.closeTo(4 / 25, 12) }),
      expect.objectContaining({ product: 'bulb', support: 3, score: expect.closeTo(3 / 25, 12) }),
    ])
    expect(ids(found(facts, 'desk lamp', { searchMinutes: 31 }))).toEqual(['bulb', 'lamp'])
    expect(ids(found(facts, 'desk lamp', { minSupport: 4 }))).toEqual(['lamp'])
  })

  it('counts neither what was looked at before the search nor in another session', () => {
    const looks = [1, 2, 3].flatMap(n => [...search(n, 'lamp', { mat: -1 }), ...session(`t${n}`, 0, ['lamp'], `v${n}`)])
    expect(found([...others, ...looks], 'lamp', open)).toEqual([])
  })

  it('counts a visitor once, however often they search', () => {
    const facts = [...others, ...[1, 2, 3].flatMap(n => search(n, 'lamp', { lamp: 1 }, n, 'same'))]
    expect(found(facts, 'lamp')).toEqual([])
    expect(found(facts, 'lamp', open)).toMatchObject([{ product: 'lamp', support: 1 }])
  })

  it('shows nothing that everybody looks at anyway', () => {
    const facts = [...others, ...[1, 2, 3].flatMap(n => search(n, 'lamp', { rug: 1, lamp: 2 }))]
    expect(ids(found(facts, 'lamp'))).toEqual(['lamp'])
    // All three who searched looked at the rug, as all 23 did: 3·23 is no more than 3·23.
    expect(ids(found(facts, 'lamp', open))).toEqual(['lamp'])
  })

  it('gives slots that are left to the words, below what the whole search found', () => {
    const facts = [
      ...others,
      ...[1, 2, 3].flatMap(n => search(n, 'red lamp', { lamp: 1 })),
      ...[4, 5, 6, 7].flatMap(n => search(n, 'red vase', { vase: 1 })),
    ]
    const items = found(facts, 'red lamp')
    expect(ids(items)).toEqual(['lamp', 'vase'])
    expect(items[1]!.score).toBeLessThanOrEqual(items[0]!.score)
    expect(ids(found(facts, 'blue vase'))).toEqual(['vase'])
    expect(found(facts, 'blue')).toEqual([])
    expect(ids(ask(learnt(facts), 'search-term', [], { term: 'red lamp', limit: 1 }))).toEqual(['lamp'])
  })

  it('takes what a word says most of for its best, also where it may not be shown', () => {
    const facts = [
      ...others,
      ...[1, 2, 3].flatMap(n => search(n, 'desk', n === 1 ? { lamp: 1, bulb: 2 } : { lamp: 1 })),
      ...[4, 5].flatMap(n => search(n, 'chair', { seat: 1 })),
    ]
    const items = ask(learnt(facts, open), 'search-term', [], { term: 'desk chair', exclude: ['lamp'] })
    expect(items.map(({ product, score }) => [product, score])).toEqual([
      ['seat', expect.closeTo(2 / 22, 12)],
      ['bulb', expect.closeTo((1 / 23) ** 3 / (3 / 23) ** 2, 12)],
    ])
  })

  it('forgets a search after its window, and a session at once', () => {
    const facts = (age: number) => [
      ...others,
      ...[1, 2, 3].flatMap(n => search(n, 'lamp', { lamp: 1 }, age)),
      ...search(4, 'other', {}),
    ]
    expect(ids(found(facts(179), 'lamp'))).toEqual(['lamp'])
    expect(found(facts(180), 'lamp')).toEqual([])
    const recommender = learnt(facts(0))
    expect(ids(ask(recommender, 'search-term', [], { term: 'lamp' }))).toEqual(['lamp'])
    recommender.forget({ orders: [], sessions: ['s2'], people: ['v2'] })
    expect(ask(recommender, 'search-term', [], { term: 'lamp' })).toEqual([])
  })

  it('takes a look into account that comes late', () => {
    const recommender = learnt([
      ...others,
      ...[1, 2].flatMap(n => search(n, 'lamp', { lamp: 1 })),
      ...search(3, 'lamp', {}),
    ])
    expect(ask(recommender, 'search-term', [], { term: 'lamp' })).toEqual([])
    recommender.add({ kind: 'view', session: 's3', visitor: 'v3', at: daysAgo(0) + 60_000, product: 'lamp' })
    expect(ids(ask(recommender, 'search-term', [], { term: 'lamp' }))).toEqual(['lamp'])
  })

  it('answers nothing without a term, and counts a search without a word as nothing', () => {
    const recommender = learnt([...others, ...search(1, '?!', { lamp: 1 })], open)
    expect(ask(recommender, 'search-term')).toEqual([])
    expect(ask(recommender, 'search-term', [], { term: '?!' })).toEqual([])
    expect(recommender.stats().ignored).toBe(1)
  })

  it('is silenced by nobody who searches over and over', () => {
    const facts = [...others, ...[1, 2, 3].flatMap(n => search(n, 'lamp', { lamp: 1 }, 1))]
    const again = Array.from({ length: 3000 }, (_, n) => search(1000 + n, 'lamp', {}, 0, 'same')).flat()
    const items = found([...facts, ...again], 'lamp')
    // Four visitors searched for it.
    expect(items).toMatchObject([{ product: 'lamp', support: 3, score: expect.closeTo(3 / 24, 12) }])
  })

  it('forgets a term that its session keeps no more', () => {
    const many = Array.from(
      { length: 60 },
      (_, n): Fact => ({
        kind: 'search',
        session: 's',
        visitor: 'v',
        at: daysAgo(0) + n * 1000,
        term: `word${n}`,
      }),
    )
    const recommender = learnt(many)
    const [hash] = hashesOf(['word0'], 0)
    expect(Buffer.concat(recommender.save()).includes(hash!)).toBe(false)
    expect(Buffer.concat(recommender.save()).includes(hashesOf(['word59'], 0)[0]!)).toBe(true)
  })
})
