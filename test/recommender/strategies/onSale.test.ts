import { describe, expect, it } from 'vitest'
import type { ProductFacts } from '../../../src/recommender/Recommender.js'
import { ask, ids, learnt, lines, order } from '../shopOfEight.js'

const product = (id: string, price?: number, listPrice?: number, over: Partial<ProductFacts> = {}): ProductFacts => ({
  id,
  categories: ['Home'],
  available: true,
  price,
  listPrice,
  ...over,
})

const shelf = [
  product('tent', 75, 100),
  product('stove', 30, 40, { categories: ['Home', 'Cooking'] }),
  product('mug', 5, 10),
  product('rug', 100),
]

const stocked = (products: readonly ProductFacts[], facts: Parameters<typeof learnt>[0] = []) => {
  const recommender = learnt(facts)
  for (const one of products) recommender.product(one)
  return recommender
}

describe('on-sale', () => {
  it('ranks by the share of the list price that is saved, up to twice that for what sells', () => {
    expect(ask(stocked(shelf), 'on-sale')).toEqual([
      { product: 'mug', score: 0.5, support: 0, strategy: 'on-sale' },
      { product: 'stove', score: 0.25, support: 0, strategy: 'on-sale' },
      { product: 'tent', score: 0.25, support: 0, strategy: 'on-sale' },
    ])
    // 40 units today, and 20 units 14 days ago that count half: four fifths and half of the way to twice the score.
    const sold = [
      ...Array.from({ length: 40 }, (_, n) => order(`t${n}`, 0, lines('tent'))),
      ...Array.from({ length: 20 }, (_, n) => order(`s${n}`, 14, lines('stove'))),
    ]
    expect(ask(stocked(shelf, sold), 'on-sale').map(({ product, score }) => [product, score])).toEqual([
      ['mug', 0.5],
      ['tent', expect.closeTo(0.25 * (1 + 40 / 50), 12)],
      ['stove', expect.closeTo(0.25 * (1 + 10 / 20), 12)],
    ])
  })

  it('keeps to a category, and shows nothing that cannot be bought', () => {
    const recommender = stocked([...shelf, product('mug', 5, 10, { available: false })])
    expect(ids(ask(recommender, 'on-sale', [], { category: 'Cooking' }))).toEqual(['stove'])
    expect(ids(ask(recommender, 'on-sale', [], { category: 'Nowhere' }))).toEqual([])
    expect(ids(ask(recommender, 'on-sale', ['stove']))).toEqual(['tent'])
  })

  it.each([
    [undefined, 10],
    [0, 10],
    [-1, 10],
    [Number.NaN, 10],
    [10, 10],
    [10, 9],
    [10, undefined],
    [10, Number.NaN],
    [10, Number.POSITIVE_INFINITY],
  ])('takes a price of %s and a list price of %s for no saving', (price, listPrice) => {
    expect(ids(ask(stocked([product('odd', price, listPrice)]), 'on-sale'))).toEqual([])
  })

  it('goes by the price of the market that is asked for', () => {
    const recommender = stocked([
      product('tent', 75, 100, { markets: { de: true, fr: true, ch: true }, savings: { fr: 0, ch: 0.4 } }),
      product('mug', 8, 10),
      product('rug', 100, undefined, { markets: { fr: true }, savings: { fr: 0.1 } }),
    ])
    const at = (market?: string) =>
      recommender
        .recommend({ type: 'on-sale', anchors: [], limit: 9, ...(market && { market }) })
        .items.map(({ product, score }) => [product, score])
    const mug = ['mug', expect.closeTo(0.2, 12)]
    expect(at()).toEqual([['tent', 0.25], mug])
    expect(at('de')).toEqual([['tent', 0.25], mug])
    expect(at('fr')).toEqual([mug, ['rug', 0.1]])
    expect(at('ch')).toEqual([['tent', 0.4], mug])
    for (const odd of [Number.POSITIVE_INFINITY, -1, 1]) {
      recommender.product(product('tent', 75, 100, { markets: { de: true }, savings: { de: odd } }))
      expect(at('de')).toEqual([mug])
    }
    recommender.product(product('tent', 75, 100))
    expect(at('fr')).toEqual([['tent', 0.25], mug, ['rug', 0.1]])
  })

  it('knows at once what is reduced, and what is no more', () => {
    const recommender = stocked(shelf)
    expect(ask(recommender, 'on-sale')).toHaveLength(3)
    const before = recommender.version('on-sale')
    recommender.product(product('rug', 100, 120))
    expect(recommender.version('on-sale')).toBeGreaterThan(before)
    recommender.product(product('mug', 10))
    expect(ids(ask(recommender, 'on-sale'))).toEqual(['stove', 'tent', 'rug'])
  })

  it('rather stays short than shows what costs as much as ever', () => {
    const recommender = stocked(shelf, [order('1', 0, lines('rug'))])
    const { source, items } = recommender.recommend({ type: 'on-sale', anchors: [], limit: 9 })
    expect(source).toBe('primary')
    expect(ids(items)).toEqual(['mug', 'stove', 'tent'])
  })
})
