import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/protocol/limits.js'
import { faultOf } from '../../src/testing/faultOf.js'

const event = (name: string, params: unknown) => ({
  id: 'e1',
  seq: 1,
  at: 0,
  session: null,
  pageView: null,
  name,
  params,
})

describe('faultOf', () => {
  it('finds nothing in what a collector counts', () => {
    expect(faultOf(event('view_item', { currency: 'EUR', value: 1, items: [{ item_id: 'A' }] }))).toBeUndefined()
  })

  it.each([
    [
      'a value without a currency',
      event('view_item', { value: 1, items: [{ item_id: 'A' }] }),
      'bad_currency',
      'value',
    ],
    [
      'an order without a number',
      event('purchase', { items: [{ item_id: 'A' }] }),
      'bad_transaction_id',
      'transaction_id',
    ],
    ['a product without an id', event('view_item', { items: [{}] }), 'bad_items', 'item_id'],
    ['no products', event('view_item', { items: [] }), 'bad_items', 'items'],
    ['an unknown name', event('vieuw_item', {}), 'unknown_event', undefined],
    ['a name of every object', event('toString', {}), 'unknown_event', undefined],
    ['nothing', undefined, 'bad_event', undefined],
  ])('names the problem and the field of %s', (_, given, code, field) => {
    expect(faultOf(given)).toEqual({ code, ...(field && { field }), message: expect.stringMatching(/\.$/) })
  })

  it('finds an event too large', () => {
    const items = Array.from({ length: 200 }, (_, i) => ({
      item_id: `${i}`,
      item_name: 'x'.repeat(LIMITS.eventBytes / 100),
    }))
    expect(faultOf(event('view_item', { items }))?.code).toBe('event_too_large')
  })
})
