import { describe, expect, it } from 'vitest'
import type { Product } from '../../../src/collector/catalog/Product.js'
import type { LoggedEvent } from '../../../src/collector/log/EventLog.js'
import { SiteModel } from '../../../src/collector/model/SiteModel.js'
import { Switches } from '../../../src/collector/rules/Switches.js'
import type { DecodedEvent } from '../../../src/protocol/event.js'
import { event, minor, purchase } from '../builders.js'

const logged = (one: DecodedEvent) => ({ at: one.at, visitor: 'v', customer: null, event: one }) as LoggedEvent

const item = (item_id: string, amount: number) => ({ item_id, price: minor(amount), item_category: 'Tents' })

const product = (id: string, amount: number, currency = 'EUR'): Product => ({
  id,
  title: id,
  categories: ['Tents'],
  price: { amount: minor(amount), currency },
  availability: 'in_stock',
  source: 'catalog',
})

const alternativesOf = (model: SiteModel, id: string) =>
  model.recommender
    .recommend({ type: 'alternatives', anchors: [id], limit: 9 })
    .items.map(({ product: other, score }) => [other, score])

describe('a model of a site', () => {
  it('knows prices from the catalog, in whole units of the currency', () => {
    const model = new SiteModel({})
    const stocked = [product('tent', 1000), product('dome', 2000), product('yurt', 20, 'JPY')]
    for (const one of stocked) model.stock({ revision: 1, id: one.id, product: one })
    expect(alternativesOf(model, 'tent')).toEqual([
      ['dome', 0.5],
      ['yurt', 0.5],
    ])
  })

  it('knows prices from the first order or look that names a product, where they have a currency', () => {
    const model = new SiteModel({})
    const view = (items: object[], currency?: string) =>
      model.learn(logged(event('e', { name: 'view_item', params: { items, ...(currency && { currency }) } })))
    view([item('tent', 1000), item('dome', 400)], 'EUR')
    view([item('tent', 1)], 'EUR')
    view([item('yurt', 1000)])
    expect(alternativesOf(model, 'tent')).toEqual([
      ['dome', 0.4],
      ['yurt', 0.1],
    ])
    model.learn(logged(purchase('p', '1', [item('dome', 800)], { currency: 'EUR' })))
    expect(alternativesOf(model, 'tent')[0]?.[1]).toBeGreaterThan(0.8)
    model.stock({ revision: 1, id: 'dome', product: product('dome', 1000) })
    expect(alternativesOf(model, 'tent')[0]?.[1]).toBeGreaterThan(1)
  })

  it('has another version with other pauses and experiments, and with each of their beginnings and ends', () => {
    const model = new SiteModel({})
    const version = (at: number) => model.version(['bestsellers'], at)
    const before = version(0)
    const switches = new Switches([{ name: 'P', visitors: 'all', from: 10 }], [])
    model.switches = switches
    const [early, late] = [version(9), version(10)]
    expect(new Set([before, early, late]).size).toBe(3)
    expect([version(9), version(11)]).toEqual([early, late])
    expect(model.switches.paused({ type: 'bestsellers' }, 10)).toBe('all')
    model.switches = new Switches([], [])
    expect([before, early, late]).not.toContain(version(10))
  })
})
