import { describe, expect, it } from 'vitest'
import type { BlockType } from '../../src/protocol/block.js'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { createRecommender } from '../../src/recommender/createRecommender.js'
import { ask, ids, learnt, lines, order, refund, SHOP_OF_EIGHT, session } from './shopOfEight.js'

const shop = () => {
  const recommender = learnt(SHOP_OF_EIGHT)
  recommender.product({ id: 'lamp', categories: ['Home', 'Light'], available: true })
  recommender.product({ id: 'shade', categories: ['Home', 'Light'], available: true })
  return recommender
}

describe('createRecommender', () => {
  it('goes down the chain and says which strategy filled which slot', () => {
    const { source, items } = shop().recommend({ type: 'also-bought', anchors: ['lamp'], limit: 4 })
    expect(items.map(({ product, strategy }) => [product, strategy])).toEqual([
      ['bulb', 'also-bought'],
      ['shade', 'category-bestsellers'],
      ['rug', 'bestsellers'],
      ['mat', 'bestsellers'],
    ])
    expect(source).toBe('bestsellers')
  })

  it('names the source by the last slot', () => {
    const source = (limit: number) => shop().recommend({ type: 'also-bought', anchors: ['lamp'], limit }).source
    expect([1, 2, 3].map(source)).toEqual(['primary', 'category-bestsellers', 'bestsellers'])
    expect(shop().recommend({ type: 'bestsellers', anchors: [], limit: 2 }).source).toBe('primary')
    const inCategory = (limit: number) =>
      shop().recommend({ type: 'bestsellers', anchors: [], category: 'Light', limit })
    expect(inCategory(2).source).toBe('primary')
    expect(inCategory(3).source).toBe('bestsellers')
    expect(inCategory(3).items.map(({ strategy }) => strategy)).toEqual([
      'category-bestsellers',
      'category-bestsellers',
      'bestsellers',
    ])
  })

  it('never shortens a list by what it holds back', () => {
    const recommender = shop()
    recommender.product({ id: 'bulb', categories: [], available: false })
    const { items } = recommender.recommend({ type: 'also-bought', anchors: ['lamp'], exclude: ['rug'], limit: 2 })
    expect(ids(items)).toEqual(['shade', 'mat'])
  })

  it('holds back the second of a pair and shows the third', () => {
    const facts = [1, 2, 3].map(n => order(`t${n}`, 0, lines('cup', 'a', 'b', 'c')))
    const recommender = learnt([...SHOP_OF_EIGHT, ...facts])
    const exclude = new Set(['a'])
    expect(ids(ask(recommender, 'also-bought', ['cup'], { exclude, limit: 2 }))).toEqual(['b', 'c'])
    recommender.product({ id: 'b', categories: [], available: false })
    expect(ids(ask(recommender, 'also-bought', ['cup'], { exclude, limit: 2 }))).toEqual(['c'])
    recommender.product({ id: 'b', categories: [], available: true })
    expect(ids(ask(recommender, 'also-bought', ['cup'], { limit: 2 }))).toEqual(['a', 'b'])
  })

  it('changes its version with each change that can change a list, and with no other', () => {
    const recommender = createRecommender()
    const moved = (change: () => void, type: BlockType = 'also-bought') => {
      const before = recommender.version(type)
      change()
      return recommender.version(type) > before
    }
    const [look] = session('s', 0, ['lamp'])
    expect(moved(() => recommender.add(look!))).toBe(true)
    expect(moved(() => recommender.add({ ...look!, session: 't' }))).toBe(false)
    expect(moved(() => recommender.add({ ...look!, session: 'b', at: look!.at - 86_400_000 }))).toBe(false)
    for (const type of ['for-you', 'also-viewed', 'alternatives', 'bought-after-viewing', 'trending'] as const) {
      expect(moved(() => recommender.add({ ...look!, at: look!.at + 5000 }), type)).toBe(true)
      expect(moved(() => recommender.add({ ...look!, at: Number.NaN }), type)).toBe(false)
      expect(moved(() => recommender.product({ id: type, categories: [], available: true }), type)).toBe(true)
    }
    expect(moved(() => recommender.add(order('1', 0, lines('lamp'))))).toBe(true)
    expect(moved(() => recommender.add(refund('1', 0, lines('lamp'))))).toBe(true)
    expect(moved(() => recommender.product({ id: 'lamp', categories: ['A'], available: true }))).toBe(true)
    expect(moved(() => recommender.product({ id: 'lamp', categories: ['A'], available: true }))).toBe(false)
    expect(moved(() => recommender.product({ id: 'lamp', categories: ['B'], available: true }))).toBe(true)
    expect(moved(() => recommender.product({ id: 'lamp', categories: ['B'], available: false }))).toBe(true)
    expect(moved(() => recommender.removeProduct('lamp'))).toBe(true)
    expect(moved(() => recommender.removeProduct('lamp'))).toBe(false)
    expect(moved(() => recommender.add({ ...order('2', 0, lines('lamp')), at: Number.NaN }))).toBe(false)
    expect(moved(() => recommender.recommend({ type: 'bestsellers', anchors: ['new'], limit: 3 }))).toBe(false)
  })

  it('counts what it holds and what it could not use', () => {
    const recommender = learnt([...SHOP_OF_EIGHT, refund('1', 0), refund('unheard of', 0, lines('lamp'), 'v-1')])
    expect(recommender.stats()).toMatchObject({ products: 5, visitors: 8, orders: 8, ignored: 0 })
    expect(recommender.stats().bytes).toBeGreaterThan(1000)
    recommender.add(
      order('9', 0, [
        { product: 'lamp', units: Number.NaN },
        { product: '', units: 1 },
      ]),
    )
    expect(recommender.stats()).toMatchObject({ orders: 9, ignored: 2 })
    recommender.add({ ...order('10', 0, lines('a', 'b')), at: Number.POSITIVE_INFINITY })
    expect(recommender.stats()).toMatchObject({ orders: 9, products: 5, ignored: 5 })
  })

  it('learns nothing from units that are none', () => {
    for (const units of [Number.NaN, 0, -1, Number.NEGATIVE_INFINITY, 0.0001]) {
      const recommender = learnt([...SHOP_OF_EIGHT, order('9', 0, [{ product: 'vase', units }])])
      expect(ids(ask(recommender, 'bestsellers'))).not.toContain('vase')
    }
    const recommender = learnt([
      ...SHOP_OF_EIGHT,
      order('9', 0, [{ product: 'vase', units: Number.POSITIVE_INFINITY }]),
    ])
    expect(ask(recommender, 'bestsellers').find(({ product }) => product === 'vase')?.score).toBeCloseTo(3, 9)
  })

  it('is not fooled by ids that objects already have', () => {
    const facts = [1, 2, 3].map(n => order(`t${n}`, 0, lines('__proto__', 'constructor', 'toString')))
    const recommender = learnt([...SHOP_OF_EIGHT, ...facts])
    recommender.product({ id: '__proto__', categories: ['__proto__', 'constructor'], available: true })
    expect(ids(ask(recommender, 'also-bought', ['__proto__']))).toEqual(['constructor', 'toString'])
    expect(ids(ask(recommender, 'category-bestsellers', [], { category: 'constructor' }))).toEqual(['__proto__'])
  })

  it.each(BLOCK_TYPES)('answers soundly to %s whatever it is asked', type => {
    const recommenders = [createRecommender(), shop()]
    const many = Array.from({ length: 10_000 }, (_, n) => ['lamp', `p${n}`, 'mat'][n % 3]!)
    for (const recommender of recommenders) {
      for (const anchors of [[], ['unheard of'], ['lamp', 'lamp', 'lamp'], [''], many]) {
        for (const limit of [0, -1, Number.NaN, Number.NEGATIVE_INFINITY, 0.9]) {
          expect(recommender.recommend({ type, anchors, limit })).toEqual({ source: 'none', items: [] })
        }
        for (const limit of [1, 2.9, 1e9, Number.POSITIVE_INFINITY]) {
          const { items } = recommender.recommend({ type, anchors, category: 'unheard of', exclude: anchors, limit })
          expect(items.length).toBeLessThanOrEqual(limit)
          expect(ids(items).filter(id => anchors.includes(id))).toEqual([])
        }
      }
    }
    expect(createRecommender().recommend({ type, anchors: [], limit: 5 })).toEqual({ source: 'none', items: [] })
  })

  it('does not learn products from questions', () => {
    const recommender = shop()
    const { products } = recommender.stats()
    recommender.recommend({ type: 'also-bought', anchors: ['asked'], exclude: ['for'], category: 'nothing', limit: 5 })
    expect(recommender.stats().products).toBe(products)
  })

  it('keeps a removed product out although orders of it go on', () => {
    const recommender = shop()
    recommender.removeProduct('rug')
    recommender.add(order('9', 0, lines('rug', 3)))
    expect(ids(ask(recommender, 'bestsellers'))).not.toContain('rug')
  })

  it.each([
    [{ minSupport: 0 }, /minSupport/],
    [{ pairWindowDays: 1.5 }, /pairWindowDays to a whole number/],
    [{ salesHalfLifeDays: 0 }, /salesHalfLifeDays/],
    [{ pairBasketProducts: 1 }, /pairBasketProducts/],
    [{ pairShrinkage: Number.NaN }, /pairShrinkage/],
    [{ forYouPairs: 1.01 }, /forYouPairs to a number from 0 to 1;/],
  ])('refuses %j and says what to set', (options, message) => {
    expect(() => createRecommender(options)).toThrow(message)
  })
})
