import { describe, expect, test } from 'vitest'
import { OrderValues } from '../../../src/collector/orders/OrderValues.js'
import { event, minor } from '../builders.js'

const item = (item_id: string, price?: number, quantity?: number) => ({
  item_id,
  ...(price !== undefined && { price: minor(price) }),
  ...(quantity !== undefined && { quantity }),
})

function kept() {
  const values = new OrderValues()
  const say = (name: 'purchase' | 'refund', items: object[] | undefined, over: object = {}) => {
    const params = { transaction_id: 'T', currency: 'EUR', ...(items && { items }), ...over }
    const one = event('e', { name, params })
    if (one.name === 'purchase') values.add(one)
    if (one.name === 'refund') values.takeBack(one)
    return values.of('T')?.amount
  }
  return { values, say }
}

describe('what an order is worth', () => {
  test('is price times quantity of its lines, in parts too', () => {
    const { values, say } = kept()
    expect(say('purchase', [item('A', 1000, 2), item('B', 500)])).toBe(2500)
    expect(say('purchase', [item('C', 100), item('free')])).toBe(2600)
    expect(values.of('T')?.currency).toBe('EUR')
    expect(values.of('U')).toBeUndefined()
  })

  test('is less by the units that came back, at the price of the order, and never below nothing', () => {
    const { say } = kept()
    say('purchase', [item('A', 1000, 2), item('B', 500)])
    expect(say('refund', [item('A')])).toBe(1500)
    expect(say('refund', [item('unknown')])).toBe(1500)
    expect(say('refund', [item('A', 9999, 5)])).toBe(500)
    expect(say('refund', [item('A')])).toBe(500)
    expect(say('refund', undefined)).toBe(0)
  })

  test('is nothing in a return of another order, or without a currency', () => {
    const { values, say } = kept()
    say('purchase', [item('A', 1000)])
    expect(say('refund', undefined, { transaction_id: 'U' })).toBe(1000)
    expect(say('purchase', [item('B', 1000)], { currency: 'USD' })).toBe(1000)
    say('purchase', [item('B')], { currency: undefined, transaction_id: 'V' })
    expect(values.of('V')).toBeUndefined()
  })
})
