import { describe, expect, test } from 'vitest'
import { decodeEvent } from '../../src/protocol/decodeBatch.js'
import type { WireEvent } from '../../src/protocol/event.js'
import type { Purchase } from '../../src/protocol/events/purchase.js'
import type { Search } from '../../src/protocol/events/search.js'
import type { Share } from '../../src/protocol/events/share.js'
import { createRecommender } from '../../src/recommender/createRecommender.js'
import type { Recommender } from '../../src/recommender/Recommender.js'
import { checkAffinities } from '../../src/simulator/checkAffinities.js'
import { plantAffinities } from '../../src/simulator/plantAffinities.js'
import type { Affinities, ShopProduct, SimulatedVisitor } from '../../src/simulator/Simulation.js'
import { simulate } from '../../src/simulator/simulate.js'

const CATEGORIES = ['Kitchen', 'Garden', 'Lights', 'Travel', 'Paper', 'Toys', 'Bath', 'Wool']

const catalog: ShopProduct[] = Array.from({ length: 120 }, (_, i) => ({
  id: `P${i}`,
  title: `Invented thing ${i}`,
  url: `/p/P${i}`,
  price: { amount: 500 + i * 25, currency: 'EUR' } as NonNullable<ShopProduct['price']>,
  availability: i % 30 === 29 ? 'out_of_stock' : 'in_stock',
  categories: [CATEGORIES[i % CATEGORIES.length]!, 'All'],
}))

const until = Date.parse('2026-11-01T00:00:00Z')
const seed = 7
const affinities = plantAffinities(catalog, seed)
const options = { catalog, affinities, shoppers: 1500, days: 90, until, seed }
const history = [...simulate(options)]

function ordersOf({ events }: SimulatedVisitor): Purchase[] {
  return events.filter(event => event.name === 'purchase').map(event => event.params as Purchase)
}

function learn(recommender: Recommender, visitors: Iterable<SimulatedVisitor>): Recommender {
  for (const { visitor, events } of visitors) {
    for (const { name, at, params } of events) {
      if (name !== 'purchase' && name !== 'refund') continue
      const { transaction_id: order, items } = params as Purchase
      const lines = items.map(item => ({ product: item.item_id, units: item.quantity ?? 1 }))
      recommender.add({ kind: name === 'purchase' ? 'order' : 'refund', order, buyer: visitor, at, lines })
    }
  }
  return recommender
}

function alsoBought(recommender: Recommender, anchor: string): string[] {
  const { items } = recommender.recommend({ type: 'also-bought', anchors: [anchor], limit: 12 })
  return items.filter(item => item.strategy === 'also-bought').map(item => item.product)
}

describe('a simulated history', () => {
  test('is the same for the same seed, and another for another', () => {
    const few = { ...options, shoppers: 60 }
    const text = JSON.stringify([...simulate(few)])
    expect(JSON.stringify([...simulate(few)])).toBe(text)
    expect(JSON.stringify([...simulate({ ...few, seed: 8 })])).not.toBe(text)
  })

  test('holds only events that the collector accepts, and loses no field', () => {
    for (const { events } of history.slice(0, 300)) {
      for (const event of events) expect(decodeEvent(event)).toMatchObject({ ok: true, dropped: 0 })
    }
  })

  test('numbers the events of each outbox from 1 without gaps, in the order of their times', () => {
    for (const { events } of history) {
      expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))
      for (let i = 1; i < events.length; i++) expect(events[i]!.at).toBeGreaterThanOrEqual(events[i - 1]!.at)
    }
    const ids = history.flatMap(({ visitor, outbox, events }) => [visitor, outbox, ...events.map(event => event.id)])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('lies between its first day and its end', () => {
    const times = history.flatMap(({ events }) => events.map(event => event.at))
    expect(times.every(at => at <= until && at >= until - 90 * 86_400_000)).toBe(true)
  })

  test('looks like that of a shop', () => {
    const count = (name: WireEvent['name']) =>
      history.reduce((sum, { events }) => sum + events.filter(event => event.name === name).length, 0)
    expect(count('view_item')).toBeGreaterThan(count('add_to_cart'))
    expect(count('add_to_cart')).toBeGreaterThan(count('purchase'))
    expect(count('begin_checkout')).toBeGreaterThan(count('add_payment_info'))
    expect(count('add_payment_info')).toBeGreaterThan(count('purchase'))
    for (const name of ['search', 'share', 'select_item', 'remove_from_cart', 'refund'] as const) {
      expect(count(name)).toBeGreaterThan(5)
    }
    expect(count('refund')).toBeLessThan(count('purchase') / 10)
    expect(count('share')).toBeLessThan(count('view_item') / 20)
    const returning = history.filter(({ events }) => new Set(events.map(event => event.session)).size > 2)
    expect(returning.length).toBeGreaterThan(options.shoppers / 10)
    expect(returning.length).toBeLessThan(options.shoppers / 2)
  })

  test('searches for words and categories of what is then looked at, and compares it with others of its kind', () => {
    const byId = new Map(catalog.map(product => [product.id, product]))
    const terms = new Set<string>()
    const kinds = { same: 0, other: 0 }
    const lookedAt = (event: WireEvent) => byId.get((event.params as Purchase).items[0]!.item_id)!
    for (const { events } of history) {
      const steps = events.filter(({ name }) => name === 'search' || name === 'view_item')
      steps.forEach(({ name, session, params }, i) => {
        const next = steps[i + 1]
        if (name !== 'search' || next === undefined || next.session !== session) return
        const { search_term: term, results } = params as Search
        const { title, categories = [] } = lookedAt(next)
        expect([...title.split(' '), ...categories].map(word => word.toLowerCase())).toContain(term)
        expect(results).toBeGreaterThan(0)
        terms.add(term)
        const after = steps[i + 2]
        if (after?.name === 'view_item' && after.session === session)
          kinds[lookedAt(after).categories?.[0] === categories[0] ? 'same' : 'other']++
      })
    }
    expect(kinds.same).toBeGreaterThan(kinds.other)
    expect(terms).toContain('thing')
    expect(terms).toContain('all')
  })

  test('passes on a few products many times, each by who has just looked at it', () => {
    const shares = new Map<string, number>()
    for (const { events } of history) {
      events.forEach(({ name, session, params }, i) => {
        if (name !== 'share') return
        const { item_id = '' } = params as Share
        const before = events[i - 1]!
        expect([before.name, before.session]).toEqual(['view_item', session])
        expect((before.params as Purchase).items[0]!.item_id).toBe(item_id)
        shares.set(item_id, (shares.get(item_id) ?? 0) + 1)
      })
    }
    const counts = [...shares.values()].sort((a, b) => b - a)
    const talkedAbout = counts.slice(0, catalog.length / 12).reduce((sum, count) => sum + count, 0)
    expect(talkedAbout).toBeGreaterThan(counts.reduce((sum, count) => sum + count, 0) / 2)
  })

  test('sells some products far more often than others, and none that is out of stock', () => {
    const sold = new Map<string, number>()
    for (const order of history.flatMap(ordersOf)) {
      for (const { item_id } of order.items) sold.set(item_id, (sold.get(item_id) ?? 0) + 1)
    }
    const counts = [...sold.values()].sort((a, b) => b - a)
    expect(counts[0]!).toBeGreaterThan(5 * counts[Math.floor(counts.length * 0.8)]!)
    const gone = catalog.filter(product => product.availability === 'out_of_stock')
    expect(gone.filter(product => sold.has(product.id))).toEqual([])
  })

  test('has no partners of a nearly pair in one cart but once', () => {
    for (const [first, second] of affinities.nearly) {
      const holds = ({ events }: SimulatedVisitor, names: readonly string[]) => {
        const ids = events
          .filter(event => names.includes(event.name))
          .flatMap(({ params }) => (params as Purchase).items.map(item => item.item_id))
        return ids.includes(first) && ids.includes(second)
      }
      expect(history.filter(visitor => holds(visitor, ['purchase']))).toHaveLength(1)
      expect(history.filter(visitor => holds(visitor, ['purchase', 'cart', 'add_to_cart']))).toHaveLength(1)
      expect(history.flatMap(ordersOf).filter(order => order.items.some(item => item.item_id === first))).toHaveLength(
        2,
      )
    }
  })

  test('needs products, enough shoppers and known pairs', () => {
    const start = (change: Partial<typeof options>) => () => simulate({ ...options, ...change }).next()
    expect(start({ catalog: [] })).toThrow('The catalog is empty')
    expect(start({ shoppers: 2 })).toThrow('At least 6 shoppers')
    expect(start({ days: 0 })).toThrow('At least one day')
    expect(start({ affinities: { pairs: [['P0', 'nope']], nearly: [] } })).toThrow('no product "nope"')
  })
})

describe('the recommender on a simulated history', () => {
  const recommender = learn(createRecommender({ minSupport: 2 }), history)

  test('names the planted partner first, both ways, for every planted pair', () => {
    expect(affinities.pairs).toHaveLength(19)
    for (const [first, second] of affinities.pairs) {
      expect(alsoBought(recommender, first)[0]).toBe(second)
      expect(alsoBought(recommender, second)[0]).toBe(first)
    }
  })

  test('names several planted partners before all others', () => {
    const partners: Affinities = {
      pairs: [
        ['P1', 'P2'],
        ['P1', 'P3'],
        ['P1', 'P4', 0.95],
      ],
      nearly: [],
    }
    const other = learn(createRecommender({ minSupport: 2 }), simulate({ ...options, affinities: partners }))
    expect(new Set(alsoBought(other, 'P1').slice(0, 3))).toEqual(new Set(['P2', 'P3', 'P4']))
  })

  test('does not name the partner of a nearly pair until one more order was made', () => {
    const live = learn(createRecommender({ minSupport: 2 }), history)
    expect(affinities.nearly.length).toBeGreaterThan(0)
    for (const [first, second] of affinities.nearly) {
      expect(alsoBought(live, first)).not.toContain(second)
      expect(alsoBought(live, second)).not.toContain(first)
      const lines = [first, second].map(product => ({ product, units: 1 }))
      live.add({ kind: 'order', order: `real-${first}`, buyer: 'a real one', at: until + 1000, lines })
      expect(alsoBought(live, first)[0]).toBe(second)
      expect(alsoBought(live, second)[0]).toBe(first)
    }
  })

  test('shows a nearly pair after one order also where one of the two sells well', () => {
    const [first] = affinities.pairs[0]!
    const lonely = affinities.nearly[0]![0]
    const mixed: Affinities = { pairs: affinities.pairs, nearly: [[lonely, first]] }
    const live = learn(createRecommender({ minSupport: 2 }), simulate({ ...options, affinities: mixed }))
    expect(alsoBought(live, lonely)).not.toContain(first)
    const lines = [lonely, first].map(product => ({ product, units: 1 }))
    live.add({ kind: 'order', order: 'real', buyer: 'a real one', at: until + 1000, lines })
    expect(alsoBought(live, lonely)[0]).toBe(first)
  })
})

describe('affinities', () => {
  test('chosen by a seed share no product and can be planted', () => {
    const ids = [...affinities.pairs, ...affinities.nearly].flat()
    expect(new Set(ids).size).toBe(ids.length)
    expect(checkAffinities(affinities, catalog)).toEqual([])
    expect(plantAffinities(catalog, seed)).toEqual(affinities)
    expect(plantAffinities(catalog, seed + 1)).not.toEqual(affinities)
    expect(plantAffinities(catalog.slice(0, 3), seed)).toEqual({ pairs: [], nearly: [] })
  })

  test('that cannot be planted are told', () => {
    const wrong: Affinities = {
      pairs: [
        ['P0', 'P0'],
        ['P1', 'nope'],
        ['P2', 'P29'],
        ['P3', 'P4', 2],
      ],
      nearly: [
        ['P5', 'P6'],
        ['P6', 'P7'],
      ],
    }
    expect(checkAffinities(wrong, catalog)).toEqual([
      '"P0" is paired with itself.',
      'The catalog has no product "nope".',
      '"P29" is out of stock.',
      'The strength of "P3" and "P4" is not from 0 to 1.',
      '"P6" stands in two nearly pairs.',
    ])
  })
})
