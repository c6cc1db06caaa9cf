import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecommender } from '../../src/recommender/createRecommender.js'
import { readSettings } from '../../src/recommender/defaults.js'
import { Model } from '../../src/recommender/model/Model.js'
import type { Fact, OrderFact } from '../../src/recommender/Recommender.js'
import type { StrategyName } from '../../src/recommender/Strategy.js'
import { arbitraryFacts } from './arbitraryFacts.js'
import { ask, ids, learnt, lines, order, refund, session } from './shopOfEight.js'
import { steppedByDefinition } from './steppedByDefinition.js'

const PRODUCTS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']
const UNGATED = { minSupport: 1, pairLogLikelihoodRatio: 0 }
const OPTIONS = [
  { ...UNGATED, supportStep: 2 },
  { ...UNGATED, supportStep: 3, viewBackward: 0, afterViewDays: 1, pairBasketProducts: 3 },
  { supportStep: 2, minSupport: 3, pairLogLikelihoodRatio: 1, viewGap: 1 },
]

/** Orders of few products by many, all within the windows. */
const purchases: fc.Arbitrary<OrderFact[]> = fc
  .array(
    fc
      .record({
        buyer: fc.nat({ max: 14 }),
        age: fc.nat({ max: 20 }),
        products: fc.constantFrom(
          ['p0', 'p1'],
          ['p0', 'p1'],
          ['p0', 'p2'],
          ['p2', 'p3'],
          ['p2', 'p3'],
          ['p0', 'p1', 'p2'],
          ['p3'],
        ),
      })
      .map(({ buyer, age, products }) => ({ buyer: `b${buyer}`, age, products })),
    { minLength: 4, maxLength: 40 },
  )
  .map(made => made.map(({ buyer, age, products }, n) => order(`o${n}`, age, lines(...products), buyer)))

const plain = (items: readonly { product: string; score: number; support: number }[]) =>
  [...items]
    .map(({ product, score, support }) => ({ product, score, support }))
    .sort((a, b) => (a.product < b.product ? -1 : 1))
const close = (items: Parameters<typeof plain>[0]) =>
  plain(items).map(({ product, score, support }) => ({ product, score: expect.closeTo(score, 9), support }))
const has = (fact: OrderFact, product: string) => fact.lines.some(line => line.product === product)
/** Distinct buyers of both of these, in one order or, with at most five, in two that are at most 14 days apart; of one; of anything. */
const buyers = (facts: readonly OrderFact[], one?: string, other = one) =>
  new Set(
    facts
      .filter(fact => one === undefined || has(fact, one))
      .filter(fact =>
        facts.some(
          near =>
            near.buyer === fact.buyer &&
            (near === fact || facts.filter(({ buyer }) => buyer === fact.buyer).length <= 5) &&
            Math.abs(near.at - fact.at) <= 14 * 86_400_000 &&
            (other === undefined || has(near, other)),
        ),
      )
      .map(({ buyer }) => buyer),
  ).size

describe.each(OPTIONS)('lists whose counts change in steps, with %j', options => {
  it('are what the definitions say', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts: Fact[]) => {
        const recommender = learnt(facts, options)
        const defined = steppedByDefinition(facts, options)
        const types: [StrategyName, (anchor: string) => Parameters<typeof plain>[0]][] = [
          ['also-bought', defined.alsoBought],
          ['also-viewed', defined.alsoViewed],
          ['bought-after-viewing', defined.boughtAfterViewing],
        ]
        for (const anchor of PRODUCTS) {
          for (const [type, definition] of types)
            expect(plain(ask(recommender, type, [anchor]))).toEqual(close(definition(anchor)))
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('lists whose counts change in steps', () => {
  it('are the same without any one visitor, but for what is within one visitor of a step', () => {
    const step = 3
    const isWithinOne = (now: number, without: number) => Math.floor(now / step) !== Math.floor(without / step)
    let compared = 0
    fc.assert(
      fc.property(purchases, facts => {
        const options = { ...UNGATED, supportStep: step }
        const all = learnt(facts, options)
        for (const visitor of new Set(facts.map(({ buyer }) => buyer))) {
          const others = facts.filter(({ buyer }) => buyer !== visitor)
          if (isWithinOne(buyers(facts), buyers(others))) continue
          const without = learnt(others, options)
          for (const anchor of ['p0', 'p1', 'p2', 'p3']) {
            if (isWithinOne(buyers(facts, anchor), buyers(others, anchor))) continue
            const far = (product: string) =>
              !isWithinOne(buyers(facts, product), buyers(others, product)) &&
              !isWithinOne(buyers(facts, anchor, product), buyers(others, anchor, product))
            const shown = ask(all, 'also-bought', [anchor]).filter(({ product }) => far(product))
            compared += shown.length
            expect(ask(without, 'also-bought', [anchor]).filter(({ product }) => far(product))).toEqual(shown)
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it('count a pair higher only when so many new visitors have bought it, though others are forgotten by their age', () => {
    const step = 3
    const windowDays = 100
    let steps = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 25 })), { maxLength: 60 }), made => {
        const model = new Model(readSettings({ ...UNGATED, supportStep: step, pairWindowDays: windowDays }))
        const votes = new Map<string, number>()
        const since = new Set<string>()
        let before = 0
        let age = 2000
        for (const [n, [days, who]] of made.entries()) {
          age -= days
          const buyer = `b${who}`
          const isNew = (votes.get(buyer) ?? Number.POSITIVE_INFINITY) - age >= windowDays
          if (isNew) since.add(buyer)
          if (isNew) votes.set(buyer, age)
          model.add(order(`o${n}`, age, lines('a', 'b'), buyer))
          const { visitors } = model.pairs.row(model.products.find('a'), model.products.size)
          const support = visitors[0] ?? 0
          if (support > before) {
            expect(since.size).toBeGreaterThanOrEqual(step)
            since.clear()
            steps++
          }
          before = support
        }
      }),
      { numRuns: 300 },
    )
    expect(steps).toBeGreaterThan(100)
  })

  it('keep what customers buy together month after month, each of them once in a window', () => {
    const others = Array.from({ length: 9 }, (_, n) => order(`r${n}`, 0, lines('rug')))
    const monthly = Array.from({ length: 40 }, (_, month) =>
      ['ann', 'bob', 'cem', 'dan'].map(buyer => order(`${buyer}${month}`, month * 30, lines('lamp', 'bulb'), buyer)),
    ).flat()
    const [bulb] = ask(learnt([...others, ...monthly], { ...UNGATED, supportStep: 2 }), 'also-bought', ['lamp'])
    expect(bulb).toMatchObject({ product: 'bulb', support: 4 })
  })

  it('count nobody twice in a step, however often one comes back', () => {
    const looks = [0, 200, 400, 600, 800].flatMap(age => session(`s${age}`, age, ['lamp', 'bulb'], 'ann'))
    const listed = (facts: Fact[]) => ask(learnt(facts, { ...UNGATED, supportStep: 3 }), 'also-viewed', ['lamp'])
    expect(listed(looks)).toEqual([])
    const others = ['bob', 'cem'].flatMap(visitor => session(visitor, 0, ['lamp', 'bulb'], visitor))
    expect(listed([...looks, ...others])).toMatchObject([{ product: 'bulb', support: 3 }])
  })

  it('take back what is refunded or forgotten, and go on from what was saved', () => {
    const options = { ...UNGATED, supportStep: 2 }
    const rugs = ['x', 'y', 'z'].map(id => order(id, 0, lines('rug')))
    const facts = [...rugs, ...['a', 'b', 'c', 'd'].map(id => order(id, 0, lines('lamp', 'bulb')))]
    const recommender = learnt(facts, options)
    const support = (of = recommender) => ask(of, 'also-bought', ['lamp'])[0]?.support
    expect(support()).toBe(4)
    recommender.add(refund('a', 0))
    expect(support()).toBe(2)
    recommender.add(order('e', 0, lines('lamp', 'bulb')))
    expect(support()).toBe(4)
    recommender.forget({ orders: ['b'], sessions: [], people: ['v-b'] })
    expect(support()).toBe(2)
    recommender.add(order('f', 0, lines('lamp', 'bulb')))
    expect(support(createRecommender(options, Buffer.concat(recommender.save())))).toBe(4)
  })

  it('let `for-you` pass over the newest sessions until a step of them is complete', () => {
    const looks = ['a', 'b', 'c', 'd'].map((id, n) => session(id, 9 - n, ['lamp', n < 2 ? 'bulb' : 'shade'], `v-${id}`))
    const listed = (sessions: number) =>
      ids(ask(learnt(looks.slice(0, sessions).flat(), { ...UNGATED, supportStep: 2 }), 'for-you', ['lamp'])).sort()
    expect(listed(1)).toEqual([])
    expect(listed(3)).toEqual(['bulb'])
    expect(listed(4)).toEqual(['bulb', 'shade'])
  })

  it('do not rank a product higher because few bought it of late', () => {
    const old = ['a', 'b', 'c', 'd'].map(id => order(id, 500, lines('lamp', 'relic')))
    const now = ['e', 'f', 'g', 'h', 'i'].map(id => order(id, 0, lines('lamp', 'bulb')))
    const rugs = Array.from({ length: 30 }, (_, n) => order(`r${n}`, 0, lines('rug')))
    const facts = [...old, ...now, ...rugs, order('j', 0, lines('lamp', 'relic'))]
    const items = ask(learnt(facts, { ...UNGATED, supportStep: 5 }), 'also-bought', ['lamp'])
    expect(items.map(({ product, support }) => `${product} ${support}`)).toEqual(['bulb 5', 'relic 5'])
    expect(items[0]?.score).toBe(items[1]?.score)
  })

  it('without steps tell of each visitor', () => {
    const rugs = ['x', 'y', 'z'].map(id => order(id, 0, lines('rug')))
    const facts = [...rugs, ...['a', 'b', 'c'].map(id => order(id, 0, lines('lamp', 'bulb')))]
    const more = [...facts, order('d', 0, lines('lamp', 'bulb'))]
    const support = (of: Fact[], supportStep: number) =>
      ask(learnt(of, { ...UNGATED, supportStep }), 'also-bought', ['lamp'])[0]?.support
    expect([support(facts, 1), support(more, 1)]).toEqual([3, 4])
    expect([support(facts, 3), support(more, 3)]).toEqual([3, 3])
  })

  it('begin at the same session until as many new ones have come as are read', () => {
    const looks = Array.from({ length: 11 }, (_, n) =>
      session(`s${n}`, 30 - n, n < 2 ? ['a', 'b'] : ['a', 'c'], `v${n}`),
    )
    const listed = (sessions: number) => {
      const facts = looks.slice(0, sessions).flat()
      return ask(learnt(facts, { ...UNGATED, supportStep: 2, viewSessions: 5 }), 'also-viewed', ['a'])
        .map(({ product, support }) => `${product} ${support}`)
        .sort()
    }
    expect(listed(9)).toEqual(['b 2', 'c 6'])
    expect(listed(10)).toEqual(['c 4'])
    expect(listed(11)).toEqual(['c 6'])
  })

  it('refuses a step that is no number of visitors', () => {
    for (const supportStep of [0, 1.5, -1, Number.NaN])
      expect(() => learnt([], { supportStep })).toThrow(/^Set supportStep to a whole number from 1 to /)
  })
})
