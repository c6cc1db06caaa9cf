import { describe, expect, it } from 'vitest'
import { cartEvents } from '../../src/sync/cartEvents.js'

const mug = { item_id: 'mug', price: 4, quantity: 2 }
const lamp = { item_id: 'lamp', price: 12.5 }

describe('cartEvents', () => {
  it('tells the differences first, then the whole', () => {
    expect(cartEvents({ currency: 'EUR', items: [mug] }, { items: [{ ...mug, quantity: 1 }, lamp] })).toEqual([
      ['add_to_cart', { currency: 'EUR', value: 12.5, items: [{ ...lamp, quantity: 1 }] }],
      ['remove_from_cart', { currency: 'EUR', value: 4, items: [{ ...mug, quantity: 1 }] }],
      ['cart', { currency: 'EUR', value: 16.5, items: [{ ...mug, quantity: 1 }, lamp] }],
    ])
  })

  it('says nothing where nothing changed, and no value without a currency', () => {
    expect(cartEvents({ items: [mug] }, { items: [mug] })).toEqual([])
    expect(cartEvents({ items: [] }, { items: [mug] })).toEqual([
      ['add_to_cart', { items: [mug] }],
      ['cart', { items: [mug] }],
    ])
  })

  it('tells only the whole where the cart before is not known', () => {
    expect(cartEvents(undefined, { items: [mug] })).toEqual([['cart', { items: [mug] }]])
  })

  it('leaves out lines that are none', () => {
    expect(cartEvents({ items: [null as never] }, { items: [mug, undefined as never] })).toEqual([
      ['add_to_cart', { items: [mug] }],
      ['cart', { items: [mug] }],
    ])
  })
})
