import { expect, it } from 'vitest'
import { leftOut } from '../../src/inspector/leftOut.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const item = (id: string, over: Partial<RecommendedItem> = {}): RecommendedItem => ({
  id,
  title: `The ${id}`,
  availability: 'in_stock',
  strategy: 'bestsellers',
  ...over,
})

const drawn = {
  type: 'also-bought',
  items: [
    item('shown'),
    item('above'),
    item('cart'),
    item('named'),
    item('sold', { availability: 'out_of_stock' }),
    item('bought'),
    item('again', { replenishable: true }),
    item('untitled', { title: ' ' }),
    item('last'),
  ],
  shown: ['shown'],
  above: ['above'],
  cart: ['cart'],
  bought: ['bought', 'again'],
  named: ['named'],
  limit: 1,
  min: 1,
}

const why = (over: Partial<typeof drawn> = {}) =>
  Object.fromEntries(leftOut({ ...drawn, ...over }).map(({ item: { id }, why }) => [id, why]))

it('says of each product that was answered and is not shown why, and nothing of those that are', () => {
  expect(why()).toEqual({
    above: 'stands further up',
    cart: 'in the cart',
    named: 'the block is about it',
    sold: 'out of stock',
    bought: 'bought already',
    untitled: 'has no title',
    again: 'over the limit of 1',
    last: 'over the limit of 1',
  })
})

it('says that too few are left where a block stays away', () => {
  expect(why({ shown: [], items: [item('a'), item('cart')], min: 3 })).toEqual({
    a: 'only 1 left, 3 needed',
    cart: 'in the cart',
  })
})

it('does not say of what is bought again that it was bought already', () => {
  expect(why({ type: 'buy-again' }).bought).toBe('over the limit of 1')
})
