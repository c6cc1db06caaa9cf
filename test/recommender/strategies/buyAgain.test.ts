import { describe, expect, it } from 'vitest'
import { createRecommender } from '../../../src/recommender/createRecommender.js'
import { ask, ids, learnt, lines, order, refund } from '../shopOfEight.js'

/** One visitor's orders of a product, so many days ago. */
const bought = (product: string, visitor: string, ...ages: number[]) =>
  ages.map(age => order(`${product}-${visitor}-${age}`, age, lines(product), visitor))

/** Three visitors buy milk every 7, 6 and 30 days, a fourth bought it once; three buy ink every 60 days. */
const shop = [
  ...bought('milk', 'a', 20, 13, 6),
  ...bought('milk', 'b', 8, 2),
  ...bought('milk', 'c', 60, 30, 0),
  ...bought('milk', 'd', 1),
  ...bought('ink', 'a', 150, 90, 30),
  ...bought('ink', 'b', 70, 10),
  ...bought('ink', 'c', 61, 1),
  ...bought('lamp', 'a', 3),
  ...bought('lamp', 'b', 3),
  ...bought('lamp', 'c', 3),
]

describe('buy-again', () => {
  it('ranks what the shopper bought by the share of buyers who buy it again, a day', () => {
    const items = ask(learnt(shop), 'buy-again', ['lamp', 'ink', 'milk', 'unheard of'])
    // Milk: three of four, by the median of 6, 7 and 30 days. Ink: three of three, 60 days. Nobody bought a second lamp.
    expect(items.map(({ product, support }) => [product, support])).toEqual([
      ['milk', 3],
      ['ink', 3],
    ])
    expect(items[0]?.score).toBeCloseTo(3 / 24 / 7, 12)
    expect(items[1]?.score).toBeCloseTo(3 / 23 / 60, 12)
  })

  it('takes of two in the middle the shorter', () => {
    const four = [...shop, ...bought('milk', 'e', 21, 1)]
    expect(ask(learnt(four), 'buy-again', ['milk'])[0]?.score).toBeCloseTo(4 / 25 / 7, 12)
  })

  it('shows what at least three visitors bought on two days, and no other anchor', () => {
    const pen = [...bought('pen', 'a', 9, 2), ...bought('pen', 'b', 9, 2)]
    const sameDay = [order('x', 5, lines('pen'), 'c'), order('y', 5, lines('pen'), 'c')]
    const shown = (facts: typeof shop) => ids(ask(learnt(facts), 'buy-again', ['pen']))
    expect(shown([...pen, ...sameDay])).toEqual([])
    const third = order('z', 1, lines('pen'), 'c')
    expect(shown([...pen, ...sameDay, third])).toEqual(['pen'])
    const alone = learnt([...sameDay, third], { minSupport: 1, pairShrinkage: 0 })
    expect(ask(alone, 'buy-again', ['pen'])).toMatchObject([{ score: 1 / 4, support: 1 }])
    expect(ask(learnt(shop), 'buy-again', [])).toEqual([])
  })

  it('forgets what is refunded, and what is older than a year', () => {
    const recommender = learnt(shop)
    expect(ids(ask(recommender, 'buy-again', ['ink']))).toEqual(['ink'])
    recommender.add(refund('ink-c-61', 1))
    expect(ids(ask(recommender, 'buy-again', ['ink']))).toEqual([])
    const late = learnt([...shop, order('late', -345, lines('rug'))])
    // Of a only the purchase of six days ago is left, of b both, of c the newest.
    expect(ids(ask(late, 'buy-again', ['milk']))).toEqual([])
  })

  it('stays short, and shows nothing that is in the cart or cannot be bought', () => {
    const recommender = learnt(shop)
    const block = (more: object) =>
      recommender.recommend({ type: 'buy-again', anchors: ['milk', 'ink'], limit: 5, ...more })
    expect(block({}).source).toBe('primary')
    expect(ids(block({ limit: 1 }).items)).toEqual(['milk'])
    expect(ids(block({ exclude: ['milk'] }).items)).toEqual(['ink'])
    recommender.product({ id: 'ink', categories: [], available: false })
    expect(ids(block({}).items)).toEqual(['milk'])
    expect(createRecommender().recommend({ type: 'buy-again', anchors: ['milk'], limit: 5 }).source).toBe('none')
  })
})
