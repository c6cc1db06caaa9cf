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

  it('learns nothing from a look of no session', () => {
    expect(factsOf(logged('view_item', { items }, {}, null))).toEqual([])
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
    expect(factsOf(logged('refund', { transaction_id: '7' }, { visitor: null }))).toEqual([
      { kind: 'refund', order: '7', at: 5, lines: [] },
    ])
  })

  it('learns from the events that are read from the log, and from no other', () => {
    const params = { transaction_id: '7', items }
    expect(EVENT_NAMES.filter(name => factsOf(logged(name, params)).length > 0).sort()).toEqual([...LEARNED].sort())
  })
})
