import { describe, expect, it } from 'vitest'
import { ask, ids, learnt, session } from '../shopOfEight.js'

const open = { minSupport: 1, viewPopularityExponent: 0 }

describe('also-viewed', () => {
  it('sums 1 / distance of all sessions, over popularity, and divides by the best', () => {
    const facts = [
      ...session('1', 0, ['lamp', 'bulb', 'shade']),
      ...session('2', 0, ['lamp', 'bulb']),
      ...session('3', 0, ['shade', 'lamp']),
      ...session('4', 0, ['bulb']),
    ]
    // Bulb: 1 + 1 = 2 in 3 sessions. Shade: 1/2 + 1 = 3/2 in 2 sessions.
    const [bulb, shade] = ask(learnt(facts, open), 'also-viewed', ['lamp'])
    expect(bulb).toMatchObject({ product: 'bulb', support: 2, score: 1 })
    expect(shade?.product).toBe('shade')
    expect(shade?.score).toBeCloseTo(3 / 4, 12)
    const rare = ask(learnt(facts, { ...open, viewPopularityExponent: 1 }), 'also-viewed', ['lamp'])
    expect(ids(rare)).toEqual(['shade', 'bulb'])
    expect(rare[1]?.score).toBeCloseTo(2 / 3 / (3 / 4), 12)
  })

  it('halves a session after 30 days and forgets it after 180', () => {
    const facts = [
      ...session('1', 0, ['lamp', 'bulb']),
      ...session('2', 30, ['lamp', 'shade']),
      ...session('3', 180, ['lamp', 'rug']),
    ]
    const items = ask(learnt(facts, open), 'also-viewed', ['lamp'])
    expect(ids(items)).toEqual(['bulb', 'shade'])
    expect(items[1]?.score).toBeCloseTo(1 / 2, 9)
  })

  it('gives a visitor one vote for a pair, the weightiest, and nobody’s sessions one each', () => {
    const ofOne = [1, 2, 3].flatMap(n => session(`${n}`, 0, ['lamp', 'bulb'], 'v'))
    const ofNobody = [4, 5].flatMap(n => session(`${n}`, 0, ['lamp', 'shade']))
    const items = ask(learnt([...ofOne, ...ofNobody], open), 'also-viewed', ['lamp'])
    expect(items.map(({ product, support }) => [product, support])).toEqual([
      ['shade', 2],
      ['bulb', 1],
    ])
  })

  it('shows no pair with fewer visitors behind it than the support', () => {
    const facts = [1, 2].flatMap(n => session(`${n}`, 0, ['lamp', 'bulb'], `v${n}`))
    expect(ask(learnt(facts), 'also-viewed', ['lamp'])).toEqual([])
    expect(ids(ask(learnt([...facts, ...session('3', 0, ['lamp', 'bulb'], 'v2')]), 'also-viewed', ['lamp']))).toEqual(
      [],
    )
    expect(ids(ask(learnt([...facts, ...session('3', 0, ['lamp', 'bulb'], 'v3')]), 'also-viewed', ['lamp']))).toEqual([
      'bulb',
    ])
  })

  it('forgets a pair whose product has left its session, also where it was asked for before', () => {
    const places = Array.from({ length: 50 }, (_, n) => `p${n}`)
    const facts = [...session('1', 0, places), ...session('2', 0, ['p0', 'other'])]
    const asked = learnt(facts, open)
    expect(ids(ask(asked, 'also-viewed', ['p0']))).toContain('p1')
    const [more] = session('1', 0, ['more'])
    asked.add({ ...more!, at: more!.at + 60_000 })
    expect(ids(ask(asked, 'also-viewed', ['p0']))).toEqual(['other'])
  })

  it('pairs no products that are more than eight places apart', () => {
    const places = Array.from({ length: 10 }, (_, n) => `p${n}`)
    expect(ids(ask(learnt(session('1', 0, places), open), 'also-viewed', ['p0'])).sort()).toEqual(places.slice(1, 9))
  })

  it('weighs the rows of several anchors by 1 / place, each divided by its best', () => {
    const facts = [...session('1', 0, ['lamp', 'bulb']), ...session('2', 0, ['rug', 'mat'])]
    const items = ask(learnt(facts, open), 'also-viewed', ['lamp', 'rug'])
    expect(ids(items)).toEqual(['bulb', 'mat'])
    expect(items[0]?.score).toBeCloseTo(1 / 1.5, 12)
    expect(items[1]?.score).toBeCloseTo(1 / 2 / 1.5, 12)
  })
})
