import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/recommender/Recommender.js'
import { ask, ids, learnt, lines, order, refund, session } from '../shopOfEight.js'

const TYPE = 'bought-after-viewing'
const open = { minSupport: 1, pairLogLikelihoodRatio: 0 }

/** Four visitors looked at the tent three days ago; three of them bought a stove today, and so did nobody else of eleven. */
const camp: readonly Fact[] = [
  ...[1, 2, 3, 4].flatMap(n => session(`s${n}`, 3, ['tent'], `v${n}`)),
  ...[1, 2, 3].map(n => order(`${n}`, 0, lines('stove', 'bag'), `v${n}`)),
  ...[5, 6, 7, 8, 9, 10, 11, 12].map(n => order(`${n}`, 0, lines('rug', 'bag'), `v${n}`)),
]

/** What one visitor, who looked at the tent `look` days ago and bought a pot `bought` days ago, makes of it. */
const shownAfter = (look: number, bought: number) =>
  ids(
    ask(learnt([...camp, ...session('s', look, ['tent'], 'v'), order('o', bought, lines('pot'), 'v')], open), TYPE, [
      'tent',
    ]),
  )

describe('bought-after-viewing', () => {
  it('ranks by the share of the visitors who looked at the anchor, shrunk', () => {
    // The gate: three of three buyers who had looked, three stoves, eleven buyers: 2·(11 ln 11 − 3 ln 3 − 8 ln 8) = 12.89.
    const items = ask(learnt(camp), TYPE, ['tent'])
    expect(items).toMatchObject([{ product: 'stove', support: 3, score: 3 / (4 + 20), strategy: TYPE }])
    expect(ask(learnt(camp, { pairShrinkage: 0 }), TYPE, ['tent'])[0]?.score).toBe(3 / 4)
    expect(ask(learnt(camp, { pairLogLikelihoodRatio: 12.88 }), TYPE, ['tent'])).toHaveLength(1)
    expect(ask(learnt(camp, { pairLogLikelihoodRatio: 12.9 }), TYPE, ['tent'])).toEqual([])
  })

  it('knows who bought something by any of their orders', () => {
    const returned = [order('back', 0, lines('pot'), 'v1'), refund('back', 0, lines('pot'))]
    const items = (least: number) =>
      ask(learnt([...camp, ...returned], { pairLogLikelihoodRatio: least }), TYPE, ['tent'])
    expect([items(12.88).length, items(12.9).length]).toEqual([1, 0])
  })

  it('shows nothing that everybody buys, that too few bought, or that only they looked at', () => {
    expect(ids(ask(learnt(camp, open), TYPE, ['tent']))).toEqual(['stove'])
    expect(ask(learnt(camp, { minSupport: 4 }), TYPE, ['tent'])).toEqual([])
    expect(ask(learnt(camp), TYPE, ['stove'])).toEqual([])
    const looked = [1, 2, 3].flatMap(n => session(`t${n}`, 3, ['tent', 'mug'], `v${n}`))
    expect(ids(ask(learnt([...camp, ...looked], open), TYPE, ['tent']))).toEqual(['stove'])
  })

  it('counts what was bought on the day of the look and on the seven after it', () => {
    expect(shownAfter(5, 5)).toContain('pot')
    expect(shownAfter(9, 2)).toContain('pot')
    expect(shownAfter(10, 2)).not.toContain('pot')
    expect(shownAfter(4, 5)).not.toContain('pot')
  })

  it('counts what one visitor bought after any of several looks, in several orders, once', () => {
    const facts = [
      ...session('a', 30, ['tent'], 'v'),
      ...session('b', 20, ['tent'], 'v'),
      ...session('c', 1, ['tent'], 'v'),
      order('x', 25, lines('pot'), 'v'),
      order('y', 18, lines('pot'), 'v'),
      order('z', 10, lines('pan'), 'v'),
    ]
    const items = ask(learnt([...camp, ...facts], open), TYPE, ['tent'])
    expect(items.map(({ product, support }) => [product, support])).toEqual([
      ['stove', 3],
      ['pot', 1],
    ])
    // Five visitors looked; the fifth did so three times.
    expect(items[0]?.score).toBe(3 / 25)
  })

  it('leaves out looks of nobody, and not those of who never bought', () => {
    const items = ask(learnt([...camp, ...session('n', 0, ['tent'])]), TYPE, ['tent'])
    expect(items[0]?.score).toBe(3 / 24)
    const more = ask(learnt([...camp, ...session('n', 0, ['tent'], 'w')]), TYPE, ['tent'])
    expect(more[0]?.score).toBe(3 / 25)
  })

  it('does not show the anchor itself, also where it could be shown', () => {
    const again = order('again', 0, lines('tent', 'stove'), 'v4')
    const recommender = learnt([...camp, again], open)
    const { items } = recommender.recommend({ type: TYPE, anchors: ['tent'], limit: 1, repeat: true })
    expect(items).toMatchObject([{ product: 'stove', support: 4, score: 4 / 24 }])
    const all = recommender.recommend({ type: TYPE, anchors: ['tent'], limit: 9, repeat: true }).items
    expect(ids(all.filter(({ strategy }) => strategy === TYPE))).toEqual(['stove'])
  })

  it('counts from the newest sessions, of the last 180 days', () => {
    const sampled = ask(
      learnt([...camp, ...session('n', 0, ['tent'], 'v1')], { ...open, afterViewSessions: 1 }),
      TYPE,
      ['tent'],
    )
    expect(sampled).toMatchObject([{ product: 'stove', support: 1, score: 1 / 21 }])
    const late = [...camp, ...session('n', -177, ['mug'])]
    expect(ask(learnt(late), TYPE, ['tent'])).toEqual([])
  })

  it('knows at once what a viewer buys, gives back or looks at, also where it was asked before', () => {
    const recommender = learnt(camp, open)
    const shown = () => ids(ask(recommender, TYPE, ['tent'], { exclude: ['bag'] }))
    expect(shown()).toEqual(['stove'])
    recommender.add(order('13', 0, lines('pot'), 'v4'))
    expect(shown()).toEqual(['stove', 'pot'])
    recommender.add(refund('13', 0))
    expect(shown()).toEqual(['stove'])
    recommender.add(session('s5', 1, ['tent'], 'v5')[0]!)
    expect(shown()).toEqual(['stove'])
    expect(ask(recommender, TYPE, ['tent'], { exclude: ['bag'] })[0]?.score).toBe(3 / 25)
  })

  it('hears of several anchors first the one that says much about few', () => {
    const facts = [...camp, ...[1, 2, 3, 4, 5, 6].flatMap(n => session(`m${n}`, 1, ['map'], `w${n}`))]
    const rope = [1, 2].map(n => order(`w${n}`, 0, lines('rope'), `w${n}`))
    const items = ask(learnt([...facts, ...rope], { ...open, pairShrinkage: 0 }), TYPE, ['map', 'tent', 'map'], {
      exclude: ['bag'],
    })
    // Each anchor's best: score² / score.
    expect(items.map(({ product, score }) => [product, score])).toEqual([
      ['stove', expect.closeTo(3 / 4, 12)],
      ['rope', expect.closeTo(2 / 6, 12)],
    ])
    // Without the stove, which the tent says most of, it has little to say.
    const pan = order('pan', 0, lines('pan'), 'v1')
    const without = ask(learnt([...facts, ...rope, pan], { ...open, pairShrinkage: 0 }), TYPE, ['map', 'tent'], {
      exclude: ['bag', 'stove'],
    })
    expect(without.map(({ product, score }) => [product, score])).toEqual([
      ['rope', expect.closeTo(2 / 6, 12)],
      ['pan', expect.closeTo((1 / 4) ** 3 / (3 / 4) ** 2, 12)],
    ])
  })
})
