import { describe, expect, it } from 'vitest'
import type { Unsent } from '../../src/core/outbox/Outbox.js'
import { EVENT_NAMES, type EventName } from '../../src/protocol/events/index.js'
import { leastValuable } from '../../src/sync/leastValuable.js'

const unsent = (...names: EventName[]) =>
  names.map((name, i) => ({ outbox: 'o', event: { id: `${i}`, name } }) as Unsent)
const names = (some: Unsent[]) => some.map(one => one.event.name)

describe('leastValuable', () => {
  it('gives up impressions before views, views before clicks, clicks before carts, carts before orders', () => {
    const all = unsent('purchase', 'add_to_cart', 'select_item', 'view_item', 'view_item_list')
    expect(names(leastValuable(all, 5))).toEqual([
      'view_item_list',
      'view_item',
      'select_item',
      'add_to_cart',
      'purchase',
    ])
  })

  it('gives up the oldest of equal worth', () => {
    expect(leastValuable(unsent('view_item', 'view_item', 'view_item'), 2).map(one => one.event.id)).toEqual(['0', '1'])
  })

  it('gives up orders, refunds, complaints and answers last of all events', () => {
    const order = names(leastValuable(unsent(...EVENT_NAMES), EVENT_NAMES.length))
    expect(order.indexOf('block_rendered')).toBeLessThan(order.indexOf('view_item'))
    expect(order.indexOf('experiment_exposure')).toBeLessThan(order.indexOf('select_item'))
    expect(new Set(order.slice(-4))).toEqual(new Set(['purchase', 'refund', 'complaint', 'survey_response']))
  })
})
