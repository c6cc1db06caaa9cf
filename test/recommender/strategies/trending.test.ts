import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { ask, daysAgo, ids, learnt, lines, order, refund, session } from '../shopOfEight.js'

/** As many sessions of a product as visitors, each of a visitor of its own. */
const looks = (product: string, visitors: number, age: number): Fact[] =>
  Array.from({ length: visitors }, (_, n) =>
    session(`${product}${age}-${n}`, age, [product], `${product}${age}v${n}`),
  ).flat()

/** As many orders of a product, each of a buyer of its own. */
const sales = (product: string, buyers: number, age: number): Fact[] =>
  Array.from({ length: buyers }, (_, n) => order(`${product}${age}-${n}`, age, lines(product)))

/** So that all of the 28 days before the last three are known. */
const long: Fact[] = [...looks('old', 1, 40), ...sales('older', 1, 40)]

describe('trending', () => {
  it('ranks by what was looked at in the last 72 hours, above the level of the 28 days before', () => {
    const facts = [
      ...long,
      ...looks('tent', 14, 10),
      ...looks('tent', 2, 2),
      ...looks('tent', 4, 0),
      ...looks('new', 5, 1),
    ]
    // New: 5 of 0. Tent: 6, where 14 · 3/28 = 1.5 are expected.
    const items = ask(learnt(facts), 'trending')
    expect(items.map(({ product, support }) => [product, support])).toEqual([
      ['new', 5],
      ['tent', 6],
    ])
    expect(items[0]?.score).toBeCloseTo(5 / Math.sqrt(5), 12)
    expect(items[1]?.score).toBeCloseTo(4.5 / Math.sqrt(6.5), 12)
  })

  it('counts an order as six views, and the last of three days for as long as it has lasted', () => {
    const facts = [
      ...long,
      ...sales('stove', 14, 5),
      ...sales('stove', 3, 2),
      ...sales('stove', 2, 0),
      ...looks('mug', 1, 0),
    ]
    // It is past three: two days and 16 hours of 28 days. 30, where 6 · 14 · (8/3)/28 = 8 are expected.
    const [stove] = ask(learnt(facts), 'trending')
    expect(stove).toMatchObject({ product: 'stove', support: 5, score: expect.closeTo(22 / Math.sqrt(13), 12) })
    // Without a view today the day counts as over: 6 · 14 · 3/28 = 9.
    const [whole] = ask(learnt(facts.filter(fact => fact.kind === 'order')), 'trending')
    expect(whole?.score).toBeCloseTo(21 / Math.sqrt(14), 12)
    const [light] = ask(learnt(facts, { trendOrderWeight: 1 }), 'trending')
    expect(light?.score).toBeCloseTo((5 - 4 / 3) / Math.sqrt(4 / 3 + 5), 12)
  })

  it('shows nothing that is looked at as always, or less', () => {
    const facts = [
      ...long,
      ...looks('tent', 56, 10),
      ...looks('tent', 6, 0),
      ...looks('map', 57, 10),
      ...looks('map', 6, 1),
    ]
    expect(ask(learnt(facts), 'trending')).toEqual([])
    expect(ids(ask(learnt([...facts, ...looks('tent', 1, 1)]), 'trending'))).toEqual(['tent'])
  })

  it('has 72 hours to the end of the newest hour, and a level before them', () => {
    const at = (minutes: number): Fact[] =>
      [1, 2, 3, 4, 5].map(n => ({
        kind: 'view',
        session: `n${n}`,
        visitor: `n${n}`,
        at: daysAgo(3) + minutes * 60_000,
        product: 'new',
      }))
    const now = [...long, ...looks('tent', 5, 0)]
    expect(ids(ask(learnt([...now, ...at(59)]), 'trending'))).toEqual(['tent'])
    expect(ids(ask(learnt([...now, ...at(60)]), 'trending'))).toEqual(['new', 'tent'])
    const [item] = ask(learnt([...now, ...looks('tent', 28, 30), ...looks('tent', 28, 31)]), 'trending')
    expect(item?.score).toBeCloseTo(2 / Math.sqrt(8), 12)
  })

  it('takes the level of a young shop from the days that it has', () => {
    const facts = [...looks('tent', 6, 6), ...looks('tent', 8, 0), ...sales('rug', 6, 8), ...sales('rug', 9, 0)]
    const items = ask(learnt(facts), 'trending')
    // Views are known for 73 hours before the 72, orders for six days before the last three.
    expect(items.find(({ product }) => product === 'tent')?.score).toBeCloseTo(
      (8 - (6 * 72) / 73) / Math.sqrt((6 * 72) / 73 + 5),
      12,
    )
    expect(items.find(({ product }) => product === 'rug')?.score).toBeCloseTo((54 - 16) / Math.sqrt(16 + 5), 12)
    const [young] = ask(learnt(looks('tent', 8, 2)), 'trending')
    expect(young?.score).toBeCloseTo(8 / Math.sqrt(5), 12)
    // An hour is no level: it counts as three days.
    const [hour] = ask(learnt([...looks('tent', 6, 3), ...looks('tent', 10, 0)]), 'trending')
    expect(hour?.score).toBeCloseTo(4 / Math.sqrt(11), 12)
  })

  it('shows nothing with fewer than five visitors behind it, or fewer than a pair needs', () => {
    const ofOne = [1, 2, 3, 4, 5, 6].flatMap(n => session(`s${n}`, 0, ['mine'], 'v'))
    const both = [1, 2, 3, 4].flatMap(n => [
      ...session(`t${n}`, 0, ['tent'], `v${n}`),
      order(`o${n}`, 0, lines('tent'), `v${n}`),
    ])
    const facts = [...long, ...ofOne, ...both]
    expect(ask(learnt(facts), 'trending')).toEqual([])
    expect(ask(learnt(facts, { trendSupport: 4 }), 'trending')).toMatchObject([{ product: 'tent', support: 4 }])
    expect(ask(learnt(facts, { trendSupport: 4, minSupport: 5 }), 'trending')).toEqual([])
    // Sessions of nobody are one visitor each.
    expect(ask(learnt([...facts, ...session('n', 0, ['tent'])]), 'trending')).toMatchObject([{ support: 5 }])
  })

  it('keeps to a category, and knows at once what is taken back', () => {
    const recommender = learnt([...long, ...sales('tent', 6, 0), ...looks('rug', 9, 0)])
    recommender.product({ id: 'rug', categories: ['Home'], available: true })
    expect(ids(ask(recommender, 'trending'))).toEqual(['tent', 'rug'])
    expect(ids(ask(recommender, 'trending', [], { category: 'Home' }))).toEqual(['rug'])
    expect(ids(ask(recommender, 'trending', [], { category: 'Nowhere' }))).toEqual([])
    recommender.add(refund('tent0-0', 0))
    expect(ask(recommender, 'trending')[0]).toMatchObject({ support: 5, score: 30 / Math.sqrt(5) })
    recommender.add(refund('tent0-1', 0))
    expect(ids(ask(recommender, 'trending'))).toEqual(['rug'])
  })

  it('moves on with time', () => {
    const recommender = learnt([...long, ...looks('tent', 6, 0)])
    expect(ids(ask(recommender, 'trending'))).toEqual(['tent'])
    for (const fact of looks('mug', 1, -3)) recommender.add(fact)
    expect(ids(ask(recommender, 'trending'))).toEqual([])
  })
})
