import { describe, expect, it } from 'vitest'
import { adviseOnEvent } from '../../src/inspector/adviseOnEvent.js'
import { decodeEvent } from '../../src/protocol/decodeBatch.js'
import { EXAMPLES } from '../protocol/events/examples.js'

const items = [{ item_id: 'A' }]

const wire = (name: string, params: object) => ({
  id: 'e',
  seq: 1,
  at: 0,
  session: null,
  pageView: null,
  name,
  params,
})

describe('advice on an event', () => {
  it.each([
    [
      'value without currency',
      'view_item',
      { value: 12, items },
      'bad_currency',
      /currency must be an ISO 4217 code.*Here value is 12/,
    ],
    [
      'a product without an id',
      'view_item',
      { items: [{ item_id: 'A' }, { item_name: 'B' }] },
      'bad_items',
      /each with an item_id.*items\[1\]\.item_id is missing/,
    ],
    ['no products', 'view_item', {}, 'bad_items', /items is missing/],
    [
      'a price with a comma',
      'add_to_cart',
      { currency: 'EUR', items: [{ item_id: 'A', price: '12,50' }] },
      'bad_money',
      /decimal numbers such as 12\.5.*items\[0\]\.price is "12,50"/,
    ],
    ['an order without its number', 'purchase', { items }, 'bad_transaction_id', /transaction_id is missing/],
    [
      'a quantity of nothing',
      'cart',
      { items: [{ item_id: 'A', quantity: 0 }] },
      'bad_quantity',
      /items\[0\]\.quantity is 0/,
    ],
    ['a name that nobody knows', 'vieuw_item', { items }, 'unknown_event', /Did you mean view_item\?/],
    ['a name like no other', 'zzz', {}, 'unknown_event', /table of events in guide\/tag\.md\.$/],
  ])('is what the collector will say: %s', (_, name, params, code, text) => {
    const [advice, ...more] = adviseOnEvent(name, params)
    expect(more).toEqual([])
    expect(advice).toMatchObject({ about: name, code, text: expect.stringMatching(text) })
    expect(decodeEvent(wire(name, params))).toMatchObject({ ok: false, rejection: { code } })
  })

  it.each([
    [
      'a price without currency',
      { items: [{ item_id: 'A', price: 3 }] },
      'items[].price is left out, since an amount says nothing without currency',
    ],
    ['a field that nobody knows', { items, colour: 'red' }, 'colour is left out, since nobody knows this field'],
    ['a field of a product', { items: [{ item_id: 'A', sku: 1 }] }, 'items[].sku is left out'],
  ])('names what the collector would leave out: %s', (_, params, text) => {
    expect(adviseOnEvent('view_item', params)).toEqual([{ about: 'view_item', text: expect.stringContaining(text) }])
    expect(decodeEvent(wire('view_item', params))).toMatchObject({ ok: true })
  })

  it('says of a name that is no text what a call is', () => {
    const given = { event: 'view_item', ecommerce: { items } } as never
    expect(adviseOnEvent(given, {})).toEqual([
      {
        about: '[object Object]',
        code: 'unknown_event',
        text: expect.stringContaining("Call gv('event', 'view_item', {"),
      },
    ])
  })

  it('does not call too many what the page itself cuts', () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ item_id: `P-${n}` }))
    const [advice, ...more] = adviseOnEvent('view_item_list', { items: many })
    expect(more).toEqual([])
    expect(advice?.code).toBeUndefined()
    expect(advice?.text).toContain('The first 200 of 300 are kept.')
  })

  it('has nothing to say of what is right', () => {
    for (const [name, { params }] of Object.entries(EXAMPLES)) expect(adviseOnEvent(name, params), name).toEqual([])
    expect(adviseOnEvent('view_item', { items, value: null })).toEqual([])
  })

  it.each([
    [{ items: null }],
    [{ items: [null] }],
    [{ items: ['A'] }],
    [{ items: {}, value: {} }],
    [{ currency: {}, items }],
  ])('survives %j', params => {
    expect(() => adviseOnEvent('purchase', params)).not.toThrow()
    expect(adviseOnEvent('purchase', params).length).toBeGreaterThan(0)
  })
})
