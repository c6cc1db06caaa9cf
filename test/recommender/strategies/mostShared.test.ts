import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { ask, daysAgo, ids, learnt, session } from '../shopOfEight.js'

const share = (product: string, visitor: string | undefined, age: number, session = `${visitor}-${age}`): Fact => ({
  kind: 'share',
  session,
  at: daysAgo(age),
  product,
  ...(visitor !== undefined && { visitor }),
})
/** A look of somebody, without which nobody knows that there is such a product. */
const known = (...products: string[]): Fact[] => session('looks', 50, products)
const by = (product: string, age: number, ...visitors: string[]): Fact[] => [
  ...known(product),
  ...visitors.map(one => share(product, one, age)),
]

describe('most-shared', () => {
  it('ranks by the distinct visitors who passed a product on, each by the newest share', () => {
    const facts = [
      ...by('lamp', 14, 'a', 'b', 'c', 'd'),
      ...by('lamp', 40, 'a'),
      ...by('rug', 0, 'a', 'b', 'c'),
      ...by('mat', 0, 'a', 'b'),
    ]
    expect(ask(learnt(facts), 'most-shared')).toEqual([
      expect.objectContaining({ product: 'rug', support: 3, score: expect.closeTo(3, 8) }),
      expect.objectContaining({ product: 'lamp', support: 4, score: expect.closeTo(2, 8) }),
    ])
  })

  it('counts a visitor once, each session of nobody once, and the last day of the window', () => {
    expect(ask(learnt([share('rug', 'a', 0), share('rug', 'a', 1), share('rug', 'a', 2)]), 'most-shared')).toEqual([])
    const nobody = [...known('rug'), ...[1, 2, 3].map(n => share('rug', undefined, 0, `s${n}`))]
    expect(ask(learnt(nobody), 'most-shared')).toMatchObject([{ product: 'rug', support: 3 }])
    const today = by('mat', 0, 'x')
    expect(ids(ask(learnt([...by('rug', 89, 'a', 'b', 'c'), ...today]), 'most-shared'))).toEqual(['rug'])
    expect(ask(learnt([...by('rug', 90, 'a', 'b', 'c'), ...today]), 'most-shared')).toEqual([])
  })

  it('keeps to a category, and to what can be bought', () => {
    const recommender = learnt([...by('rug', 0, 'a', 'b', 'c'), ...by('lamp', 0, 'a', 'b', 'c', 'd')])
    recommender.product({ id: 'rug', categories: ['Home'], available: true })
    recommender.product({ id: 'lamp', categories: ['Light'], available: true })
    expect(ids(ask(recommender, 'most-shared'))).toEqual(['lamp', 'rug'])
    expect(ids(ask(recommender, 'most-shared', [], { category: 'Home' }))).toEqual(['rug'])
    expect(ask(recommender, 'most-shared', [], { category: 'Nowhere' })).toEqual([])
    recommender.product({ id: 'lamp', categories: ['Light'], available: false })
    expect(ids(ask(recommender, 'most-shared'))).toEqual(['rug'])
  })

  it('forgets a session at once', () => {
    const recommender = learnt(by('rug', 0, 'a', 'b', 'c'))
    expect(ids(ask(recommender, 'most-shared'))).toEqual(['rug'])
    recommender.forget({ orders: [], sessions: ['b-0'], people: ['b'] })
    expect(ask(recommender, 'most-shared')).toEqual([])
    expect(recommender.stats().visitors).toBe(2)
  })

  it('shows no id that was shared and nothing else', () => {
    const shares = ['a', 'b', 'c'].map(one => share('slug-of-rug', one, 0))
    const recommender = learnt(shares)
    expect(ask(recommender, 'most-shared')).toEqual([])
    recommender.product({ id: 'slug-of-rug', categories: [], available: true })
    expect(ids(ask(recommender, 'most-shared'))).toEqual(['slug-of-rug'])
  })
})
