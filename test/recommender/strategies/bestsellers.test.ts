import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { ask, ids, learnt, lines, order, refund, SHOP_OF_EIGHT } from '../shopOfEight.js'

const scores = (...args: Parameters<typeof learnt>) =>
  Object.fromEntries(ask(learnt(...args), 'bestsellers').map(({ product, score }) => [product, score]))

describe('bestsellers', () => {
  it('sums units by day, at most three a line, by the age of the day', () => {
    const items = ask(learnt(SHOP_OF_EIGHT), 'bestsellers')
    // Rug: 1 + 2 today and 1 of 14 days ago. Mat: 9 today count 3, and 1 of 28 days ago. Lamp and bulb: two visitors today;
    // what is 120 and 240 days old lies outside the 90 days. Shade: 14 days ago.
    expect(items.map(({ product, score, support }) => [product, score, support])).toEqual([
      ['rug', expect.closeTo(1 + 2 + 1 / 2, 9), 3],
      ['mat', expect.closeTo(3 + 1 / 4, 9), 2],
      ['bulb', expect.closeTo(2, 9), 2],
      ['lamp', expect.closeTo(2, 9), 2],
      ['shade', expect.closeTo(1 / 2, 9), 1],
    ])
  })

  it('takes the settings that it is given', () => {
    expect(scores(SHOP_OF_EIGHT, { salesUnitsPerLine: 1 }).mat).toBeCloseTo(1 + 1 / 4, 9)
    expect(scores(SHOP_OF_EIGHT, { salesHalfLifeDays: 28 }).mat).toBeCloseTo(3 + 1 / 2, 9)
    expect(scores(SHOP_OF_EIGHT, { salesWindowDays: 28 }).mat).toBeCloseTo(3, 9)
    expect(scores(SHOP_OF_EIGHT, { salesWindowDays: 29 }).mat).toBeCloseTo(3 + 1 / 4, 9)
  })

  it('counts a buyer once a product and day, by the largest line', () => {
    const buyer = (id: string, age: number, units: number, who = 'v') => order(id, age, lines('vase', units), who)
    expect(scores([buyer('a', 0, 1), buyer('b', 0, 2), buyer('c', 0, 1)]).vase).toBeCloseTo(2, 9)
    expect(scores([buyer('a', 0, 1), buyer('b', 14, 2)]).vase).toBeCloseTo(1 + 2 / 2, 9)
    expect(scores([buyer('a', 0, 1), buyer('b', 0, 2, 'w')]).vase).toBeCloseTo(3, 9)
    expect(ask(learnt([buyer('a', 0, 1), buyer('b', 14, 2)]), 'bestsellers')[0]?.support).toBe(1)
  })

  it('subtracts refunds from the day of the order', () => {
    const back = (...more: ReturnType<typeof refund>[]) => scores([...SHOP_OF_EIGHT, ...more])
    // Nine mats came down to three for the line; while three or more are kept it still counts three.
    expect(back(refund('6', 0, lines('mat', 6))).mat).toBeCloseTo(3 + 1 / 4, 9)
    expect(back(refund('6', 0, lines('mat', 7))).mat).toBeCloseTo(2 + 1 / 4, 9)
    expect(back(refund('6', 0, lines('mat', 9))).mat).toBeCloseTo(1 / 4, 9)
    expect(back(refund('6', 0))).toMatchObject({ mat: expect.closeTo(1 / 4, 9), rug: expect.closeTo(1 + 1 / 2, 9) })
    expect(back(refund('6', 0), refund('8', 0)).mat).toBeUndefined()
    expect(back(refund('7', 0, lines('shade'))).shade).toBeUndefined()
  })

  it('lets another order of the same buyer and day stand in for a refunded one', () => {
    const facts = [order('a', 0, lines('vase', 3), 'v'), order('b', 0, lines('vase', 1), 'v')]
    expect(scores(facts).vase).toBeCloseTo(3, 9)
    expect(scores([...facts, refund('a', 0)]).vase).toBeCloseTo(1, 9)
  })

  it('subtracts a refund of an order that is not known from its own day, once a buyer, product and day', () => {
    const back = (id: string, age: number, units: number, buyer?: string) => refund(id, age, lines('rug', units), buyer)
    const rug = (...more: ReturnType<typeof refund>[]) => scores([...SHOP_OF_EIGHT, ...more]).rug
    expect(rug(back('C1', 14, 1, 'v-5'))).toBeCloseTo(3.5 - 1 / 2, 9)
    expect(rug(back('C1', 0, 9, 'v-5'))).toBeCloseTo(3.5 - 3, 9)
    expect(rug(back('C1', 0, 1, 'v-5'), back('C2', 0, 2, 'v-5'))).toBeCloseTo(3.5 - 2, 9)
    expect(rug(back('C1', 0, 1), back('C2', 0, 1))).toBeCloseTo(3.5 - 2, 9)
    expect(rug(back('C1', 90, 3, 'v-5'))).toBeCloseTo(3.5, 9)
    expect(rug(back('C1', 0, 3), back('C2', 0, 3))).toBeUndefined()
  })

  it('makes good for a refund that came before its order', () => {
    const late = [refund('9', 0, lines('vase', 1), 'v-9'), order('9', 2, lines('vase', 3))]
    expect(scores([...SHOP_OF_EIGHT, ...late]).vase).toBeCloseTo(2 * 2 ** (-2 / 14), 8)
    expect(scores([...SHOP_OF_EIGHT, refund('9', 0), order('9', 2, lines('vase'))]).vase).toBeUndefined()
  })

  it('breaks ties by product id', () => {
    const facts = [order('a', 0, lines('b', 'a', 'B', '10', '9')), order('b', 0, lines('z', 2))]
    expect(ids(ask(learnt(facts), 'bestsellers'))).toEqual(['z', '10', '9', 'B', 'a', 'b'])
  })

  it('reaches past the kept ranking when much is held back', () => {
    const many = Array.from({ length: 300 }, (_, n) => order(`o${n}`, 0, lines(`p${String(n).padStart(3, '0')}`)))
    const recommender = learnt(many)
    expect(ids(ask(recommender, 'bestsellers', [], { limit: 2 }))).toEqual(['p000', 'p001'])
    const exclude = Array.from({ length: 250 }, (_, n) => `p${String(n).padStart(3, '0')}`)
    expect(ids(ask(recommender, 'bestsellers', [], { limit: 2, exclude }))).toEqual(['p250', 'p251'])
    for (const id of exclude) recommender.product({ id, categories: [], available: false })
    expect(ids(ask(recommender, 'bestsellers', [], { limit: 60 }))).toHaveLength(50)
  })

  it('ranks by what sells in a market, which borrows twenty units from the shop', () => {
    const sold = (market: string, product: string, buyers: number) =>
      Array.from({ length: buyers }, (_, n) => ({ ...order(`${market}${product}${n}`, 0, lines(product)), market }))
    const facts = [
      ...sold('de', 'lamp', 30),
      ...sold('de', 'rug', 8),
      ...sold('pl', 'rug', 2),
      ...Array.from({ length: 40 }, (_, n) => order(`mat${n}`, 0, lines('mat'))),
    ]
    // 80 units in the shop: 30 lamps, 10 rugs, 40 mats without a market. A quarter of a unit is borrowed for each.
    const there = (market: string) =>
      Object.fromEntries(
        ask(learnt(facts, { minSupport: 2 }), 'bestsellers', [], { market }).map(({ product, score }) => [
          product,
          score,
        ]),
      )
    expect(there('de')).toEqual({
      lamp: expect.closeTo(30 + 30 / 4, 9),
      rug: expect.closeTo(8 + 10 / 4, 9),
      mat: expect.closeTo(40 / 4, 9),
    })
    expect(there('pl')).toEqual({
      rug: expect.closeTo(2 + 10 / 4, 9),
      lamp: expect.closeTo(30 / 4, 9),
      mat: expect.closeTo(40 / 4, 9),
    })
    expect(there('nowhere')).toEqual({ lamp: 30, rug: 10, mat: 40 })
  })

  it('counts a buyer once a product, day and market, and takes back what comes back there', () => {
    const facts = [
      { ...order('a', 0, lines('rug', 2), 'v'), market: 'de' },
      { ...order('b', 0, lines('rug', 3), 'v'), market: 'pl' },
      { ...order('c', 0, lines('rug', 1), 'v'), market: 'de' },
    ]
    const there = (market: string, more: typeof facts | ReturnType<typeof refund>[] = []) =>
      ask(learnt([...facts, ...more], { marketPrior: 0, minSupport: 1 }), 'bestsellers', [], { market })[0]?.score
    expect(there('de')).toBeCloseTo(2, 9)
    expect(there('pl')).toBeCloseTo(3, 9)
    expect(there('de', [refund('a', 0)])).toBeCloseTo(1, 9)
    expect(there('pl', [refund('b', 0)])).toBeUndefined()
  })

  it('ranks a category by what sells in the market', () => {
    const facts = [
      ...[1, 2, 3].map(n => ({ ...order(`d${n}`, 0, lines('lamp')), market: 'de' })),
      ...[1, 2].map(n => ({ ...order(`p${n}`, 0, lines('bulb')), market: 'pl' })),
    ]
    // Five units in all: each is borrowed once. Bulbs: 2 + 2, lamps: 3.
    const recommender = learnt(facts, { minSupport: 2 })
    for (const id of ['lamp', 'bulb']) recommender.product({ id, categories: ['Light'], available: true })
    const first = (market?: string) =>
      ids(ask(recommender, 'category-bestsellers', [], { category: 'Light', ...(market && { market }) }))[0]
    expect(first()).toBe('lamp')
    expect(first('pl')).toBe('bulb')
  })

  it('makes no list of what one visitor bought in a market', () => {
    const facts = [
      { ...order('one', 0, lines('rug', 'vase'), 'v'), market: 'li' },
      ...[1, 2, 3].map(n => ({ ...order(`l${n}`, 0, lines('lamp')), market: 'li' })),
      ...Array.from({ length: 20 }, (_, n) => order(`m${n}`, 0, lines('mat'))),
    ]
    // 25 units in the shop: 20 / 25 of a unit is borrowed for each. Lamps: 3 + 3 · 0.8, the mat 20 · 0.8.
    const scores = ask(learnt(facts), 'bestsellers', [], { market: 'li' }).map(({ product, score }) => [product, score])
    expect(scores).toEqual([
      ['mat', expect.closeTo(16, 9)],
      ['lamp', expect.closeTo(5.4, 9)],
      ['rug', expect.closeTo(0.8, 9)],
      ['vase', expect.closeTo(0.8, 9)],
    ])
  })

  it('takes no address for a market', () => {
    const recommender = learnt([{ ...order('a', 0, lines('rug')), market: 'ann@mail.example' } as Fact])
    const bytes = Buffer.concat(recommender.save()).toString('latin1')
    expect(bytes).not.toContain('ann@mail.example')
    expect(ids(ask(recommender, 'bestsellers', [], { market: 'ann@mail.example' }))).toEqual(['rug'])
  })

  it('answers for more markets than it keeps rankings of', () => {
    const markets = Array.from({ length: 45 }, (_, n) => `m${n}`)
    const recommender = learnt(
      markets.map((market, n): Fact => ({ ...order(`o${n}`, 0, lines(`p${n}`)), market }) as Fact),
      { minSupport: 1 },
    )
    const asked = [...markets, ...markets]
    expect(asked.map(market => ids(ask(recommender, 'bestsellers', [], { market }))[0])).toEqual(
      asked.map(market => market.replace('m', 'p')),
    )
  })
})
