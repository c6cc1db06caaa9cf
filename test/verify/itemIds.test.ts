import { expect, it } from 'vitest'
import type { TestEvent } from '../../src/testing/TestEvent.js'
import { itemIds } from '../../src/verify/itemIds.js'

const event = (name: string, items?: unknown) => ({ name, params: { items } }) as unknown as TestEvent

it('finds the ids of the products in events of one name, as text and once each', () => {
  const told = [
    event('view_item', [{ item_id: 'A' }]),
    event('cart', [{ item_id: 7 }, { item_id: 'B' }]),
    event('cart', [{ item_id: 'B' }]),
  ]
  expect(itemIds(told, 'cart')).toEqual(['7', 'B'])
  expect(itemIds(told, 'purchase')).toEqual([])
})

it('finds none where the shop told no list', () => {
  expect(itemIds([event('cart'), event('cart', 'A')], 'cart')).toEqual([])
})
