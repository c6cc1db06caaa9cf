import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '../../../src/collector/log/EventLog.js'
import { LEARNED } from '../../../src/collector/log/learnedNames.js'
import { factsOf } from '../../../src/collector/model/factsOf.js'
import { EVENT_NAMES, type EventName } from '../../../src/protocol/events/index.js'

const logged = (name: EventName, params: object, more: Partial<LoggedEvent> = {}, session: string | null = 's') =>
  ({ at: 5, visitor: 'v', customer: null, event: { name, params, session }, ...more }) as unknown as LoggedEvent

const items = [{ item_id: 'A', quantity: 2 }, { item_id: 'B' }]

describe('factsOf', () => {
  it('makes a look of each product of a view_item, by the customer or else the visitor', () => {
    const looks = ['A', 'B'].map(product => ({ kind: 'view', session: 's', at: 5, product }))
    expect(factsOf(logged('view_item', { items }))).toEqual(looks.map(look => ({ ...look, visitor: 'v' })))
    expect(factsOf(logged('view_item', { items }, { customer: 'c' }))).toEqual(
      looks.map(look => ({ ...look, visitor: 'c' })),
    )
    expect(factsOf(logged('view_item', { items }, { visitor: null }))).toEqual(looks)
  })

  it('makes a search of a search, and a share of one that names a product', () => {
    const visit = { session: 's', visitor: 'v', at: 5 }
    expect(factsOf(logged('search', { search_term: 'Desk lamp' }))).toEqual([
      { kind: 'search', term: 'Desk lamp', ...visit },
    ])
    expect(factsOf(logged('share', { item_id: 'A', method: 'copy' }))).toEqual([
      { kind: 'share', product: 'A', ...visit },
    ])
    expect(factsOf(logged('share', { content_type: 'page' }))).toEqual([])
  })

  it('learns nothing from what is of no session', () => {
    expect(factsOf(logged('view_item', { items }, {}, null))).toEqual([])
    expect(factsOf(logged('search', { search_term: 'lamp' }, {}, null))).toEqual([])
    expect(factsOf(logged('share', { item_id: 'A' }, {}, null))).toEqual([])
  })

  it('makes an order of a purchase, of a buyer of its own where nobody knows whose it is', () => {
    const lines = [
      { product: 'A', units: 2 },
      { product: 'B', units: 1 },
    ]
    const order = { kind: 'order', order: '7', at: 5, lines }
    expect(factsOf(logged('purchase', { transaction_id: '7', items }))).toEqual([{ ...order, buyer: 'v' }])
    expect(factsOf(logged('purchase', { transaction_id: '7', items }, { visitor: null }))).toEqual([
      { ...order, buyer: 'order:7' },
    ])
    expect(factsOf(logged('purchase', { transaction_id: '7', items, market: ' DE ' }))).toEqual([
      { ...order, buyer: 'v', market: 'de' },
    ])
    expect(factsOf(logged('purchase', { transaction_id: '7', items, market: ' ' }))).toEqual([{ ...order, buyer: 'v' }])
    expect(factsOf(logged('refund', { transaction_id: '7' }, { visitor: null }))).toEqual([
      { kind: 'refund', order: '7', at: 5, lines: [] },
    ])
  })

  it('learns from the events that are read from the log, and from no other', () => {
    const params = { transaction_id: '7', items, item_id: 'A', search_term: 'lamp' }
    expect(EVENT_NAMES.filter(name => factsOf(logged(name, params)).length > 0).sort()).toEqual([...LEARNED].sort())
  })
})
