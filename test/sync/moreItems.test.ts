import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/protocol/item.js'
import { moreItems } from '../../src/sync/moreItems.js'

const line = (item_id: string, quantity?: number): Item =>
  quantity === undefined ? { item_id } : { item_id, quantity }

describe('moreItems', () => {
  it.each([
    ['a new product', [], [line('A', 2)], [line('A', 2)]],
    ['more of one', [line('A', 1)], [line('A', 3)], [line('A', 2)]],
    ['a product without a quantity, which is one', [line('A')], [line('A', 2)], [line('A', 1)]],
    ['the same product on two lines', [line('A', 1)], [line('A', 1), line('A', 2)], [line('A', 2)]],
  ])('names %s', (_, before, after, more) => {
    expect(moreItems(before, after)).toEqual(more)
  })

  it('names nothing where there is nothing more', () => {
    expect(moreItems([line('A', 3), line('B')], [line('A', 2)])).toEqual([])
  })

  it('tells variants apart', () => {
    const red = { item_id: 'A', item_variant: 'red' }
    const blue = { item_id: 'A', item_variant: 'blue' }
    expect(moreItems([red], [red, blue])).toEqual([{ ...blue, quantity: 1 }])
  })

  it('balances: before and added are after and removed', () => {
    const cart = fc.array(
      fc.record({ item_id: fc.constantFrom('A', 'B', 'C'), quantity: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 6 },
    )
    const units = (items: readonly Item[], id: string) =>
      items.filter(item => item.item_id === id).reduce((sum, item) => sum + (item.quantity ?? 1), 0)
    fc.assert(
      fc.property(cart, cart, (before, after) => {
        const added = moreItems(before, after)
        const removed = moreItems(after, before)
        return ['A', 'B', 'C'].every(
          id =>
            units(before, id) + units(added, id) === units(after, id) + units(removed, id) &&
            !(units(added, id) > 0 && units(removed, id) > 0),
        )
      }),
    )
  })
})
