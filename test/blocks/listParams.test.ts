import { describe, expect, it } from 'vitest'
import { listParams } from '../../src/blocks/listParams.js'
import type { Shown } from '../../src/blocks/Shown.js'
import { readSettings } from '../../src/blocks/settings.js'
import { Invalid } from '../../src/protocol/decoder.js'
import { selectItem } from '../../src/protocol/events/select_item.js'
import { viewItemList } from '../../src/protocol/events/view_item_list.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const item = (id: string, price?: object) =>
  ({ id, title: `P ${id}`, strategy: 'also-bought', price }) as RecommendedItem
const shown: Shown = {
  heading_: 'Others also bought',
  answer_: { recommendationId: 'r-1', source: 'primary' },
  items_: [
    item('a', { amount: 1250, currency: 'EUR' }),
    item('b', { amount: 100, currency: 'USD' }),
    item('c'),
    item('d', { amount: 5, currency: 'EUR' }),
  ],
}
const settings = (placement?: string) =>
  readSettings({
    getAttribute: name => ({ type: 'also-bought', placement: placement ?? null })[name as 'type'] ?? null,
  })!

const decode = (decoder: typeof viewItemList | typeof selectItem, params: object) =>
  decoder(JSON.parse(JSON.stringify(params)), { currency: undefined, dropped: 0 }, 'params')

describe('listParams', () => {
  it('tells an impression with slots from 1, and no prices, which the collector has', () => {
    expect(listParams(settings('cart'), shown)).toEqual({
      item_list_id: 'cart',
      item_list_name: 'Others also bought',
      recommendation_id: 'r-1',
      block_type: 'also-bought',
      placement: 'cart',
      source: 'primary',
      items: [
        { item_id: 'a', item_name: 'P a', index: 1, strategy: 'also-bought' },
        { item_id: 'b', item_name: 'P b', index: 2, strategy: 'also-bought' },
        { item_id: 'c', item_name: 'P c', index: 3, strategy: 'also-bought' },
        { item_id: 'd', item_name: 'P d', index: 4, strategy: 'also-bought' },
      ],
    })
  })

  it('tells the group of the shopper where something is tried out', () => {
    const tried = { experiment: 'Rows', variant: 'test' }
    const params = listParams(settings(), { ...shown, answer_: { ...shown.answer_, tried } }, 1)
    expect(params).toMatchObject(tried)
    expect(decode(selectItem, params)).toMatchObject(tried)
    expect('variant' in listParams(settings(), shown)).toBe(false)
  })

  it('tells a click with one product and its slot, and names the list by its type where there is no placement', () => {
    const params = listParams(settings(), shown, 2)
    expect(params.items).toEqual([{ item_id: 'b', item_name: 'P b', index: 2, strategy: 'also-bought' }])
    expect(params.item_list_id).toBe('also-bought')
    expect('placement' in params).toBe(false)
  })

  it('is taken by the decoders of the collector', () => {
    expect(decode(viewItemList, listParams(settings('cart'), shown))).not.toBeInstanceOf(Invalid)
    expect(decode(selectItem, listParams(settings(), shown, 1))).not.toBeInstanceOf(Invalid)
  })
})
