import { describe, expect, it, vi } from 'vitest'
import type { Learner, LearnerOptions } from '../../../src/collector/model/Learner.js'
import type { Snapshot } from '../../../src/collector/model/Snapshot.js'
import type { Store } from '../../../src/collector/openStore.js'
import type { RecommenderOptions } from '../../../src/recommender/RecommenderOptions.js'
import type { Rule } from '../../../src/recommender/rules/Rule.js'
import { append, event, purchase } from '../builders.js'
import { follow, opened } from './following.js'

const MODEL: RecommenderOptions = { minSupport: 1, pairLogLikelihoodRatio: 0, hashSeed: 5 }

const followWith = (store: Store, more: Partial<LearnerOptions> = {}) => follow(store, { model: MODEL, ...more })

const look = (product: string) =>
  event(`look ${product}`, {
    name: 'view_item',
    params: { items: [{ item_id: product, item_name: `The ${product}` }] },
  })

const answers = (learner: Learner) => {
  const model = learner.model('demo')!
  return ['A', 'B', 'C', 'D'].map(anchor => ({
    title: model.shelf.openJson(anchor),
    bought: model.recommender.recommend({ type: 'also-bought', anchors: [anchor], limit: 5 }),
    viewed: model.recommender.recommend({ type: 'also-viewed', anchors: [anchor], limit: 5 }),
  }))
}

const saved = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  sites: snapshot.sites.map(site => ({ ...site, model: [Buffer.concat(site.model)] })),
})

/** A log of which a first follower has learned the beginning. */
async function begun() {
  const store = opened()
  await store.log.append(append([look('A'), purchase('o1', '1', ['A', 'B']), look('B')]))
  const { follower, learnedSessions } = followWith(store)
  await learnedSessions(1)
  const held = follower.hold()
  const snapshot = saved(held.snapshot)
  held.release()
  await store.log.append(append([look('C'), purchase('o2', '2', ['A', 'D']), look('A')]))
  return { store, snapshot }
}

describe('Learner with a snapshot', () => {
  it('reads what came after it, and answers as one that has read everything', async () => {
    const { store, snapshot } = await begun()
    const read = vi.spyOn(store.log, 'read')
    const restored = followWith(store, { saved: snapshot, model: { ...MODEL, hashSeed: 77 } })
    await vi.waitFor(() => expect(restored.learner.learned).toBe(5))
    const begins = read.mock.calls.filter(([options]) => options?.names).map(([options]) => options?.after)
    expect(Math.min(...begins.map(Number))).toBe(2)
    read.mockRestore()
    const anew = followWith(store)
    await vi.waitFor(() => expect(anew.learner.learned).toBe(5))
    expect(answers(restored.learner)).toEqual(answers(anew.learner))
    expect(restored.learner.restored).toBe(3)
  })

  it('takes products from the catalog as it is now', async () => {
    const { store, snapshot } = await begun()
    store.catalog.upsert('demo', [
      { id: 'D', title: 'Gone', availability: 'out_of_stock', source: 'catalog' },
      { id: 'B', title: 'Lamp', availability: 'in_stock', source: 'catalog' },
    ])
    const { learner } = followWith(store, { saved: snapshot })
    const [ofA] = answers(learner)
    expect(ofA?.bought.items.map(({ product }) => product)).toEqual(['B'])
    expect(learner.model('demo')?.shelf.openJson('B')).toContain('Lamp')
  })

  it('goes by the rules of the shop, and by what the catalog says of products beside their stock', async () => {
    const { store, snapshot } = await begun()
    store.catalog.upsert('demo', [{ id: 'D', title: 'D', availability: 'in_stock', hidden: true, source: 'catalog' }])
    const hide: Rule = { name: 'x', effect: { kind: 'hide', match: { products: ['B'] } } }
    const rules = vi.fn(() => [hide])
    const { learner } = followWith(store, { saved: snapshot, rules })
    expect(answers(learner)[0]?.bought.items).toEqual([])
    rules.mockReturnValue([])
    learner.takeRules()
    expect(answers(learner)[0]?.bought.items.map(({ product }) => product)).toEqual(['B'])
    expect(rules.mock.calls).toEqual([['demo'], ['demo']])
  })

  const refused: [
    string,
    (snapshot: Snapshot) => Partial<Snapshot>,
    { sites?: string[]; model?: RecommenderOptions },
  ][] = [
    ['of another log', ({ orders }) => ({ orders: { ...orders, id: 'another' } }), {}],
    ['of a longer log', ({ views }) => ({ views: { ...views, n: 500 } }), {}],
    ['of a log without somebody who was erased', () => ({ withdrawals: 1 }), {}],
    ['of other settings', () => ({}), { model: { ...MODEL, pairBasketProducts: 7 } }],
    ['of other sites', () => ({}), { sites: ['demo'] }],
  ]

  it.each(refused)('reads everything where the snapshot is %s', async (_, change, more) => {
    const { store, snapshot } = await begun()
    const { learner } = followWith(store, { saved: { ...snapshot, ...change(snapshot) }, ...more })
    expect(learner.restored).toBe(0)
    await vi.waitFor(() => expect(learner.learned).toBe(5))
    expect(learner.model('demo')?.recommender.stats()).toMatchObject({ orders: 2, products: 4 })
  })

  it('reads everything where the snapshot is cut short, and says so', async () => {
    const { store, snapshot } = await begun()
    const [site] = snapshot.sites
    const short = { ...snapshot, sites: [{ ...site!, model: [site!.model[0]!.subarray(0, 100)] }] }
    const { learner, failed } = followWith(store, { saved: short })
    expect(failed).toHaveBeenCalledWith(expect.any(RangeError))
    await vi.waitFor(() => expect(learner.learned).toBe(5))
    expect(learner.restored).toBe(0)
  })
})

describe('Learner.warm', () => {
  it('counts rows of every site, a step each, and learns nothing', async () => {
    const store = opened()
    for (const site of ['demo', 'other'])
      await store.log.append(
        append(
          [look('A'), look('B')].map(one => ({ ...one, id: `${site} ${one.id}` })),
          { site },
        ),
      )
    const { learner, follower, learnedSessions, stats } = followWith(store)
    learner.warm = function* () {}
    await learnedSessions(1)
    await expect.poll(() => stats('other').sessions).toBe(1)
    follower.stop()
    const bytes = () => ['demo', 'other'].map(site => learner.model(site)!.recommender.stats().bytes)
    const [before, learned] = [bytes(), learner.learned]
    const steps = [...Object.getPrototypeOf(learner).warm.call(learner)]
    expect(steps).toHaveLength(4)
    for (const [at, more] of bytes().entries()) expect(more).toBeGreaterThan(before[at]!)
    expect(learner.learned).toBe(learned)
  })
})
