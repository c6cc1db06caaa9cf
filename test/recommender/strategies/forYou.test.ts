import { describe, expect, it } from 'vitest'
import { ask, ids, learnt, session } from '../shopOfEight.js'

/** Neighbours alone, without age, distance or rarity. */
const plain = { forYouPairs: 0, sessionFade: 1, sessionDecay: 0, sessionIdf: 0, neighborReach: 10_000_000 }

describe('for-you', () => {
  it('follows the sessions that share most with the running one', () => {
    const facts = [
      ...session('1', 0, ['lamp', 'bulb', 'shade']),
      ...session('2', 0, ['lamp', 'rug']),
      ...session('3', 0, ['bulb', 'mat']),
      ...session('4', 0, ['vase', 'pot']),
    ]
    // Newest is bulb: bulb weighs 1 and lamp 1/2. Shade by 1 + 1/2, mat by 1, rug by 1/2; nobody shares with 4.
    const items = ask(learnt(facts, plain), 'for-you', ['bulb', 'lamp'])
    expect(ids(items)).toEqual(['shade', 'mat', 'rug'])
    // Divided by the best, bulb itself: 3/2 + 1 = 5/2.
    expect(items.map(({ score }) => score)).toEqual([
      expect.closeTo(1.5 / 2.5, 6),
      expect.closeTo(1 / 2.5, 6),
      expect.closeTo(0.5 / 2.5, 6),
    ])
    expect(items.map(({ support }) => support)).toEqual([1, 1, 1])
  })

  it('weighs the oldest session 1/e of the newest, what stands five places off 1/e, and raises what is rare', () => {
    const facts = [...session('1', 100, ['lamp', 'old']), ...session('2', 0, ['lamp', 'new'])]
    const scores = (options: object) =>
      Object.fromEntries(
        ask(learnt(facts, { ...plain, ...options }), 'for-you', ['lamp']).map(i => [i.product, i.score]),
      )
    const aged = scores({ sessionDecay: 1 })
    // The newest session began a second before the newest look, of 8,640,001.
    expect(aged.old! / aged.new!).toBeCloseTo(Math.exp(-1), 6)
    const near = scores({ neighborReach: 5 })
    // Lamp stands in both sessions: 2 · e^0; new at distance 1 in one.
    expect(near.new).toBeCloseTo(Math.exp(-1 / 5) / 2, 9)
    const rare = scores({ sessionIdf: 10 })
    // Lamp is in all sessions: 1 + 10 · ln 1. New is in one of two: 1 + 10 · ln 2, by a similarity of 1 against lamp's 2.
    expect(rare.new).toBeCloseTo(1, 9)
  })

  it('takes one session of each visitor, the most similar', () => {
    const mine = [1, 2, 3].flatMap(n => session(`m${n}`, 0, ['lamp', 'bulb'], 'me'))
    const more = [...session('o1', 0, ['lamp', 'rug'], 'you'), ...session('o2', 0, ['lamp', 'rug'])]
    const items = ask(learnt([...mine, ...more], plain), 'for-you', ['lamp'])
    expect(items.map(({ product, support }) => [product, support])).toEqual([
      ['rug', 2],
      ['bulb', 1],
    ])
    expect(ids(ask(learnt([...mine, ...more], { ...plain, neighborSupport: 2 }), 'for-you', ['lamp']))).toEqual(['rug'])
  })

  it('looks at the newest sessions only, and of them at the most similar', () => {
    const facts = [
      ...session('1', 3, ['lamp', 'bulb', 'oldest']),
      ...session('2', 2, ['lamp', 'bulb', 'older']),
      ...session('3', 1, ['lamp', 'newer']),
    ]
    const shown = (options: object) => ids(ask(learnt(facts, { ...plain, ...options }), 'for-you', ['lamp', 'bulb']))
    expect(shown({}).sort()).toEqual(['newer', 'older', 'oldest'])
    expect(shown({ sessionSample: 2 }).sort()).toEqual(['newer', 'older'])
    expect(shown({ sessionSample: 2, sessionNeighbors: 1 })).toEqual(['older'])
  })

  it('counts the five newest products that anybody knows', () => {
    const facts = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap(id => session(id, 0, [id, `with ${id}`]))
    const items = ask(learnt(facts, plain), 'for-you', ['unheard of', 'a', 'a', 'b', 'c', 'd', 'e', 'f'])
    expect(ids(items)).toEqual(['with a', 'with b', 'with c', 'with d', 'with e'])
  })

  it('adds a share of what was looked at next', () => {
    const facts = [1, 2, 3].flatMap(n => session(`${n}`, 0, ['lamp', 'bulb'], `v${n}`))
    const score = (forYouPairs: number) => ask(learnt(facts, { ...plain, forYouPairs }), 'for-you', ['lamp'])[0]?.score
    expect(score(0)).toBeCloseTo(1, 6)
    expect(score(0.25)).toBeCloseTo(0.75 + 0.25, 6)
    expect(score(1)).toBeCloseTo(1, 6)
  })

  it('counts behind a product also those near it who are no neighbours', () => {
    const facts = [1, 2, 3].flatMap(n => session(`${n}`, 3 - n, ['lamp', 'bulb'], `v${n}`))
    const shown = (options: object) => ask(learnt(facts, { ...plain, ...options }), 'for-you', ['lamp'])
    const one = { sessionNeighbors: 1 }
    expect(shown(one)).toMatchObject([{ product: 'bulb', support: 3 }])
    expect(shown({ ...one, neighborSupport: 3 })).toMatchObject([{ product: 'bulb', support: 3 }])
    expect(shown({ ...one, neighborSupport: 4 })).toEqual([])
    // A row shows nothing below its own threshold; then the neighbour stands alone.
    expect(shown({ ...one, minSupport: 4, neighborSupport: 2 })).toEqual([])
    expect(shown({ ...one, minSupport: 4 })).toMatchObject([{ product: 'bulb', support: 1 }])
  })

  it('is silent where nothing is known of the running session', () => {
    const facts = session('1', 0, ['lamp', 'bulb'])
    expect(ask(learnt(facts, plain), 'for-you', [])).toEqual([])
    expect(ask(learnt(facts, plain), 'for-you', ['unheard of'])).toEqual([])
  })
})
