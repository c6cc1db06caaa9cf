import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { ask, ids, learnt, lines, order, refund, SHOP_OF_EIGHT } from '../shopOfEight.js'

const open = { minSupport: 1, pairLogLikelihoodRatio: 0 }

/** Two products that always come together, by `visitors` of a shop with as many others. */
const pair = (a: string, b: string, visitors: number, age = 0) =>
  Array.from({ length: visitors }, (_, n) => order(`${a}${b}${n}`, age, lines(a, b)))

describe('also-bought', () => {
  it('ranks by the decayed share of the anchor’s visitors, shrunk, over popularity', () => {
    const items = ask(learnt(SHOP_OF_EIGHT), 'also-bought', ['lamp'])
    // Four visitors have lamp and bulb, 0, 0, 120 and 240 days ago: 1 + 1 + 1/2 + 1/4 = 2.75 of 2.75 + 20; four have the bulb.
    // The gate: all four of four among eight visitors is 16·ln 2 = 11.09, at least 5.
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ product: 'bulb', support: 4, strategy: 'also-bought' })
    expect(items[0]?.score).toBeCloseTo((2.75 / 22.75) * 4 ** -0.3, 12)
  })

  it('takes the settings that it is given', () => {
    const score = (options: Parameters<typeof learnt>[1]) =>
      ask(learnt(SHOP_OF_EIGHT, options), 'also-bought', ['lamp'])[0]?.score
    expect(score({ pairShrinkage: 0, pairPopularityExponent: 0 })).toBeCloseTo(1, 12)
    const sixty = 1 + 1 + 1 / 4 + 1 / 16
    expect(score({ pairHalfLifeDays: 60, pairPopularityExponent: 0 })).toBeCloseTo(sixty / (sixty + 20), 9)
    expect(score({ pairPopularityExponent: 0.5 })).toBeCloseTo(2.75 / 22.75 / 2, 12)
    expect(score({ pairLogLikelihoodRatio: 11.09 })).toBeDefined()
    expect(score({ pairLogLikelihoodRatio: 11.1 })).toBeUndefined()
    expect(score({ minSupport: 4 })).toBeDefined()
    expect(score({ minSupport: 5 })).toBeUndefined()
  })

  it('shows no pair with fewer visitors behind it than the support', () => {
    const facts = [...SHOP_OF_EIGHT, ...pair('pot', 'pan', 2)]
    expect(ids(ask(learnt(facts), 'also-bought', ['pot']))).toEqual([])
    const third = order('third', 0, lines('pot', 'pan'))
    expect(ids(ask(learnt([...facts, third]), 'also-bought', ['pot']))).toEqual(['pan'])
  })

  it('shows no pair that chance explains, or that is rarer than chance', () => {
    // Rug and mat: one visitor with both, 3 and 2 of 8 with each; 1·8 > 3·2, and G² is 0.1743.
    expect(ids(ask(learnt(SHOP_OF_EIGHT, open), 'also-bought', ['rug']))).toEqual(['mat', 'shade'])
    expect(
      ids(ask(learnt(SHOP_OF_EIGHT, { ...open, pairLogLikelihoodRatio: 0.175 }), 'also-bought', ['rug'])),
    ).not.toContain('mat')
    // Lamp and shade: one visitor with both, 4 and 2 of 8 with each; 1·8 = 4·2 is exactly chance.
    expect(ids(ask(learnt(SHOP_OF_EIGHT, open), 'also-bought', ['lamp']))).toEqual(['bulb'])
    // One more visitor of the shop, and it is more than chance.
    const ninth = order('9', 0, lines('vase'))
    expect(ids(ask(learnt([...SHOP_OF_EIGHT, ninth], open), 'also-bought', ['lamp']))).toEqual(['bulb', 'shade'])
  })

  it('gives a visitor one vote for a pair, as old as the newest order with both', () => {
    const before = order('3b', 300, lines('lamp', 'bulb'), 'v-3')
    const older = ask(learnt([...SHOP_OF_EIGHT, before]), 'also-bought', ['lamp'])
    expect(older).toEqual(ask(learnt(SHOP_OF_EIGHT), 'also-bought', ['lamp']))
    // The lamp alone today: of the anchor's weight their 1/2 becomes 1, of the pair's it does not.
    const alone = ask(learnt([...SHOP_OF_EIGHT, order('3c', 0, lines('lamp'), 'v-3')]), 'also-bought', ['lamp'])
    expect(alone[0]?.score).toBeCloseTo((2.75 / 23.25) * 4 ** -0.3, 12)
    // The same visitor comes back today: 1/2 becomes 1.
    const newer = ask(learnt([...SHOP_OF_EIGHT, order('3d', 0, lines('lamp', 'bulb'), 'v-3')]), 'also-bought', ['lamp'])
    expect(newer[0]).toMatchObject({ product: 'bulb', support: 4 })
    expect(newer[0]?.score).toBeCloseTo((3.25 / 23.25) * 4 ** -0.3, 12)
  })

  it('counts half what a visitor bought in another order up to 14 days away, by the older one', () => {
    const twice = (age: number) => [
      ...SHOP_OF_EIGHT,
      ...[1, 2, 3, 4].flatMap(n => [
        order(`a${n}`, 0, lines('cup'), `v${n}`),
        order(`b${n}`, age, lines('saucer'), `v${n}`),
      ]),
    ]
    const decay = 2 ** (-14 / 120)
    const ofCup = ask(learnt(twice(14)), 'also-bought', ['cup'])
    expect(ofCup).toEqual([
      expect.objectContaining({ product: 'saucer', support: 4, score: expect.closeTo((2 * decay) / 24 / 4 ** 0.3, 8) }),
    ])
    const [ofSaucer] = ask(learnt(twice(14)), 'also-bought', ['saucer'])
    expect(ofSaucer?.score).toBeCloseTo((2 * decay) / (4 * decay + 20) / 4 ** 0.3, 8)
    expect(ask(learnt(twice(15), open), 'also-bought', ['cup'])).toEqual([])
    expect(ask(learnt(twice(14), { ...open, pairNearDays: 0 }), 'also-bought', ['cup'])).toEqual([])
  })

  it('counts a pair of one order in full, whatever else its visitor bought', () => {
    const alone = [...SHOP_OF_EIGHT, ...pair('cup', 'saucer', 4, 3)]
    const more = ['1', '2'].map(n => order(`more${n}`, 0, lines('saucer'), `v-cupsaucer${n}`))
    const scores = (facts: Fact[]) => ask(learnt(facts), 'also-bought', ['cup']).map(({ score }) => score)
    expect(scores(alone)).toHaveLength(1)
    expect(scores([...alone, ...more])[0]).toBeCloseTo(scores(alone)[0]!, 8)
  })

  it('pairs no orders of who has more than five', () => {
    const till = (orders: number) => [
      ...SHOP_OF_EIGHT,
      order('cup', 0, lines('cup'), 'till'),
      order('saucer', 0, lines('saucer'), 'till'),
      ...Array.from({ length: orders - 2 }, (_, n) => order(`till${n}`, 0, lines('vase'), 'till')),
    ]
    const recommender = learnt(till(5), open)
    expect(ids(ask(recommender, 'also-bought', ['cup']))).toEqual(['saucer', 'vase'])
    recommender.add(order('one more', 0, lines('rug'), 'till'))
    expect(ask(recommender, 'also-bought', ['cup'])).toEqual([])
    recommender.forget({ orders: ['one more'], sessions: [], people: [] })
    expect(ids(ask(recommender, 'also-bought', ['cup']))).toEqual(['saucer', 'vase'])
  })

  it('pairs the parts of an order, whenever they come', () => {
    const parts = [1, 2, 3, 4].flatMap(n => [order(`p${n}`, 3, lines('cup')), order(`p${n}`, 3, lines('saucer'))])
    const whole = [1, 2, 3, 4].map(n => order(`p${n}`, 3, lines('cup', 'saucer')))
    const items = ask(learnt([...SHOP_OF_EIGHT, ...parts]), 'also-bought', ['cup'])
    expect(items).toEqual(ask(learnt([...SHOP_OF_EIGHT, ...whole]), 'also-bought', ['cup']))
    expect(ids(items)).toEqual(['saucer'])
  })

  it('counts an order on the last day of the window and not on the day before', () => {
    const facts = (age: number) => [...SHOP_OF_EIGHT, ...pair('cup', 'saucer', 3, age)]
    expect(ids(ask(learnt(facts(364)), 'also-bought', ['cup']))).toEqual(['saucer'])
    expect(ids(ask(learnt(facts(365)), 'also-bought', ['cup']))).toEqual([])
  })

  it('measures age from the newest order, so that a history of long ago still recommends', () => {
    const years = 10 * 365 * 86_400_000
    const longAgo = SHOP_OF_EIGHT.map(fact => ({ ...fact, at: fact.at - years }))
    expect(ask(learnt(longAgo), 'also-bought', ['lamp'])).toEqual(ask(learnt(SHOP_OF_EIGHT), 'also-bought', ['lamp']))
  })

  it('takes a pair away when a line is fully refunded, and keeps it for a part of the units', () => {
    const bought = [...SHOP_OF_EIGHT, order('9', 0, lines('lamp', 3, 'bulb', 2)), order('10', 0, lines('vase'))]
    const support = (...more: ReturnType<typeof refund>[]) =>
      ask(learnt([...bought, ...more]), 'also-bought', ['lamp']).find(({ product }) => product === 'bulb')?.support
    expect(support()).toBe(5)
    expect(support(refund('9', 0, lines('bulb', 1)))).toBe(5)
    expect(support(refund('9', 0, lines('bulb', 1)), refund('9', 0, lines('bulb', 1)))).toBe(4)
    expect(support(refund('9', 0, lines('lamp', 7)))).toBe(4)
    expect(support(refund('9', 0))).toBe(4)
    expect(support(refund('9', 0), refund('1', 0), refund('2', 0))).toBeUndefined()
    expect(support(refund('unheard of', 0, lines('bulb', 9)))).toBe(5)
  })

  it('gives exactly 0.3 back for 0.1 and 0.2', () => {
    const facts = [...SHOP_OF_EIGHT, order('9', 0, lines('lamp', 'bulb', 0.3)), order('10', 0, lines('vase'))]
    const back = [refund('9', 0, lines('bulb', 0.1)), refund('9', 0, lines('bulb', 0.2))]
    expect(ask(learnt([...facts, back[0]!]), 'also-bought', ['lamp'])[0]?.support).toBe(5)
    expect(ask(learnt([...facts, ...back]), 'also-bought', ['lamp'])[0]?.support).toBe(4)
  })

  it('breaks ties by product id, whatever came first', () => {
    const facts = [1, 2, 3].map(n => order(`t${n}`, 0, lines('cup', 'c', 'B', 'a', '10', '9')))
    const others = SHOP_OF_EIGHT
    expect(ids(ask(learnt([...others, ...facts]), 'also-bought', ['cup']))).toEqual(['10', '9', 'B', 'a', 'c'])
    const reversed = facts.map(fact => ({ ...fact, lines: [...fact.lines].reverse() })).reverse()
    expect(ids(ask(learnt([...reversed, ...others]), 'also-bought', ['cup']))).toEqual(['10', '9', 'B', 'a', 'c'])
  })

  it('sums the rows of several anchors, the cubes divided by the square of the best', () => {
    const facts = [...SHOP_OF_EIGHT, ...pair('pot', 'pan', 4), order('x', 0, lines('pot', 'lid'))]
    const options = { ...open, pairPopularityExponent: 0, pairShrinkage: 0 }
    const both = ask(learnt(facts, options), 'also-bought', ['lamp', 'pot'])
    // Lamp's row: bulb 2.75 / 2.75 and shade 0.25 / 2.75. Pot's row: pan 4 / 5 and lid 1 / 5.
    expect(both.map(({ product, score }) => [product, score])).toEqual([
      ['bulb', expect.closeTo(1, 12)],
      ['pan', expect.closeTo(4 / 5, 12)],
      ['lid', expect.closeTo((1 / 5) ** 3 / (4 / 5) ** 2, 12)],
      ['shade', expect.closeTo((0.25 / 2.75) ** 3, 12)],
    ])
    expect(ask(learnt(facts, options), 'also-bought', ['pot', 'lamp', 'pot', 'unheard of'])).toEqual(both)
  })

  it('takes the best of a row for the best, also where it is an anchor or may not be shown', () => {
    const facts = [...SHOP_OF_EIGHT, ...pair('pot', 'pan', 4), order('x', 0, lines('pot', 'lid'))]
    const recommender = learnt(facts, { ...open, pairPopularityExponent: 0, pairShrinkage: 0 })
    const lid = expect.objectContaining({ product: 'lid', score: expect.closeTo((1 / 5) ** 3 / (4 / 5) ** 2, 12) })
    expect(ask(recommender, 'also-bought', ['pot', 'pan'])).toEqual([lid])
    expect(ask(recommender, 'also-bought', ['pot', 'rug'], { exclude: ['pan'] })).toContainEqual(lid)
  })

  describe('for more than two anchors', () => {
    // Nine baskets of cup, saucer and tea, three of jug and milk, and one of jug, cup and each of the others.
    const facts = [
      ...SHOP_OF_EIGHT,
      ...Array.from({ length: 9 }, (_, n) => order(`a${n}`, 0, lines('cup', 'saucer', 'tea'))),
      ...[1, 2, 3].map(n => order(`b${n}`, 0, lines('jug', 'milk'))),
      order('c', 0, lines('jug', 'cup', 'saucer', 'tea', 'milk')),
    ]
    const options = { ...open, pairPopularityExponent: 0, pairShrinkage: 0 }
    const basket = ['cup', 'saucer', 'jug']

    it('is the sum to the power of 2 / anchors, times what a regression expects of the basket to the rest', () => {
      const sum = learnt(facts, { ...options, basketPairs: 3 })
      const both = learnt(facts, options)
      const regression = learnt(facts, { ...options, basketPairs: 0 })
      const scores = (of: typeof both) =>
        new Map(ask(of, 'also-bought', basket).map(item => [item.product, item.score]))
      // All ten with the cup have the tea, and all ten with the saucer; all four with the jug have milk. Jug and tea are no pair.
      expect([...scores(sum)]).toEqual([
        ['tea', expect.closeTo(2, 12)],
        ['milk', expect.closeTo(1, 12)],
      ])
      const expected = scores(regression)
      for (const [product, score] of scores(both))
        expect(score).toBeCloseTo(scores(sum).get(product)! ** (2 / 3) * expected.get(product)! ** (1 / 3), 9)
      expect(ask(both, 'also-bought', [...basket].reverse())).toEqual(ask(both, 'also-bought', basket))
    })

    it('leaves the list of two anchors as it is, and counts none twice or that nobody knows', () => {
      const asked = (of: Parameters<typeof learnt>[1], anchors: string[]) =>
        ask(learnt(facts, of), 'also-bought', anchors)
      const plain = { ...options, basketCandidates: 0 }
      expect(asked(options, ['cup', 'jug'])).toEqual(asked(plain, ['cup', 'jug']))
      expect(asked(options, ['cup', 'jug', 'cup', 'unheard of'])).toEqual(asked(plain, ['cup', 'jug']))
      expect(asked(options, basket)).not.toEqual(asked(plain, basket))
    })

    it('puts the best candidates in order and leaves the others below, so that a longer list begins like a shorter one', () => {
      const other = (of: Parameters<typeof learnt>[1], limit: number) =>
        ask(learnt(facts, of), 'also-bought', ['cup', 'lamp', 'rug'], { limit })
      const whole = other({ ...options, basketCandidates: 2 }, 6)
      const own = whole.filter(({ strategy }) => strategy === 'also-bought')
      expect(own.length).toBeGreaterThan(3)
      for (const [index, { score }] of own.slice(1).entries()) expect(score).toBeLessThanOrEqual(own[index]!.score)
      const summed = other({ ...options, basketCandidates: 0 }, 6)
      expect(ids(own.slice(0, 2)).sort()).toEqual(ids(summed.slice(0, 2)).sort())
      expect(ids(own.slice(2))).toEqual(ids(summed).slice(2, own.length))
      for (const limit of [1, 2, 3, 5])
        expect(other({ ...options, basketCandidates: 2 }, limit)).toEqual(whole.slice(0, limit))
    })
  })

  it('puts first what several anchors agree on', () => {
    const facts = [
      ...[1, 2, 3].map(n => order(`a${n}`, 0, lines('cup', 'saucer', 'tea'))),
      ...[1, 2, 3].map(n => order(`b${n}`, 0, lines('pot', 'cosy', 'tea'))),
      ...SHOP_OF_EIGHT,
    ]
    const options = { pairPopularityExponent: 0 }
    expect(ids(ask(learnt(facts, options), 'also-bought', ['cup']))).toEqual(['saucer', 'tea'])
    expect(ids(ask(learnt(facts, options), 'also-bought', ['cup', 'pot']))).toEqual(['tea', 'cosy', 'saucer'])
  })

  it('counts an order of more than ten products by ten of its products', () => {
    const many = Array.from({ length: 18 }, (_, n) => `p${n}`)
    const others = [order('other', 0, lines('vase')), ...pair('cup', 'saucer', 2)]
    const facts = (more: string[]) => [...others, order('9', 0, lines('cup', 'saucer', ...more))]
    const score = (more: string[], options = {}) =>
      ask(learnt(facts(more), { ...open, pairPopularityExponent: 0, ...options }), 'also-bought', ['cup']).find(
        ({ product }) => product === 'saucer',
      )?.score
    expect(score(many.slice(0, 8))).toBeCloseTo(3 / 23, 12)
    expect(score(many)).toBeCloseTo(2.5 / 22.5, 9)
    expect(score(many, { pairFullBasket: 20 })).toBeCloseTo(3 / 23, 12)
    expect(score(many, { pairFullBasket: 5 })).toBeCloseTo(2.25 / 22.25, 9)
  })

  it('cuts a large order to the same sample of 40 products, however its lines come', () => {
    const options = { ...open, pairBasketProducts: 40, pairFullBasket: 60 }
    const bought = Array.from({ length: 60 }, (_, n) => `p${n}`)
    const others = Array.from({ length: 30 }, (_, n) => order(`other${n}`, 0, lines('vase')))
    const rows = (...orders: ReturnType<typeof order>[]) => {
      const recommender = learnt([...others, ...orders], options)
      return bought.map(product => ask(recommender, 'also-bought', [product], { limit: 100 }))
    }
    const ofSize = (size: number) => rows(...[1, 2, 3].map(n => order(`w${n}`, 0, lines(...bought.slice(0, size)))))
    const votes = (of: ReturnType<typeof rows>) => of.flat().reduce((sum, { support }) => sum + support, 0)
    expect(votes(ofSize(39))).toBe(3 * 39 * 38)
    expect(votes(ofSize(40))).toBe(3 * 40 * 39)
    expect(votes(ofSize(60))).toBe(3 * 40 * 39)
    const inParts = [3, 1, 2].flatMap(n => [...bought].reverse().map(id => order(`w${n}`, 0, lines(id))))
    expect(rows(...inParts)).toEqual(ofSize(60))
    // What comes back makes room for what was cut.
    const less = [1, 2, 3].map(n => refund(`w${n}`, 0, lines(...bought.slice(40))))
    const whole = learnt([...others, ...inParts, ...less], options)
    expect(bought.map(product => ask(whole, 'also-bought', [product], { limit: 100 })).slice(0, 40)).toEqual(
      ofSize(40).slice(0, 40),
    )
  })

  it('moves at once with a new order, and only where it should', () => {
    const recommender = learnt([...SHOP_OF_EIGHT, ...pair('pot', 'pan', 4)])
    const before = ask(recommender, 'also-bought', ['lamp'])
    expect(ids(before)).toEqual(['bulb'])
    for (const n of [1, 2, 3, 4, 5]) recommender.add(order(`new${n}`, 0, lines('lamp', 'candle')))
    expect(ids(ask(recommender, 'also-bought', ['lamp']))).toEqual(['candle', 'bulb'])
    expect(ids(ask(recommender, 'also-bought', ['pot']))).toEqual(['pan'])
    expect(ids(ask(recommender, 'also-bought', ['candle']))).toEqual(['lamp'])
  })
})
