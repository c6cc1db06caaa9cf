import { describe, expect, test } from 'vitest'
import { added, bought, chosen, fromBlock, logged, rendered, reportOn, returned, seen } from './opened.js'

const none = { orders: 0, revenue: {} }

describe('the report on blocks', () => {
  test('counts what was rendered, seen, clicked, put into the cart and bought, by placement', () => {
    const log = [
      rendered('home', 1),
      rendered('home', 2),
      rendered('cart', 3),
      seen('home', 4),
      chosen('A', 'home', 5),
      added('A', 6),
      added('Z', 6),
      bought('1', ['A', 'Z'], 7),
      bought('2', ['Z'], 8, { visitor: 'bob' }),
    ]
    expect(reportOn(log)).toEqual({
      all: { orders: 2, revenue: { EUR: 30 } },
      chosen: { orders: 1, revenue: { EUR: 10 } },
      other: none,
      rows: [
        {
          of: { placement: 'home' },
          rendered: 2,
          seen: 1,
          clicks: 1,
          toCart: 1,
          chosen: { orders: 1, revenue: { EUR: 10 } },
          other: none,
        },
        { of: { placement: 'cart' }, rendered: 1, seen: 0, clicks: 0, toCart: 0, chosen: none, other: none },
      ],
    })
  })

  test('credits an order without anything chosen to the last choice of its buyer, once', () => {
    const log = [chosen('A', 'home', 1), chosen('B', 'cart', 2), bought('1', ['X', 'Y'], 3), bought('2', ['X'], 103)]
    const { other, chosen: direct, rows } = reportOn(log)
    expect(direct).toEqual(none)
    expect(other).toEqual({ orders: 1, revenue: { EUR: 20 } })
    expect(rows.map(row => [row.of.placement, row.other.orders])).toEqual([
      ['cart', 1],
      ['home', 0],
    ])
  })

  test('counts an order in each row that something in it was chosen in, and once in all', () => {
    const log = [chosen('A', 'home', 1), chosen('B', 'cart', 2), bought('1', ['A', 'B', 'Z'], 3)]
    const { chosen: direct, other, rows } = reportOn(log)
    expect(direct).toEqual({ orders: 1, revenue: { EUR: 20 } })
    expect(other).toEqual(none)
    expect(rows.map(row => row.chosen)).toEqual([
      { orders: 1, revenue: { EUR: 10 } },
      { orders: 1, revenue: { EUR: 10 } },
    ])
  })

  test('knows an order that came in two parts as one', () => {
    const log = [chosen('B', 'home', 1), bought('1', ['A'], 3), bought('1', ['B'], 3)]
    const { all, chosen: direct, other } = reportOn(log)
    expect(all).toEqual({ orders: 1, revenue: { EUR: 20 } })
    expect(direct).toEqual({ orders: 1, revenue: { EUR: 10 } })
    expect(other).toEqual(none)
  })

  test('takes off what came back, also after the time of the report', () => {
    const log = [chosen('A', 'home', 1), bought('1', ['A', 'B'], 3), returned('1', ['A'], 5000)]
    const { all, chosen: direct } = reportOn(log)
    expect(all).toEqual({ orders: 1, revenue: { EUR: 10 } })
    expect(direct).toEqual({ orders: 1, revenue: { EUR: 0 } })
  })

  test('is about its time, and believes choices of before it', () => {
    const log = [
      rendered('home', 49),
      chosen('A', 'home', 49),
      bought('1', ['A'], 50),
      bought('2', ['A'], 60),
      rendered('home', 60),
    ]
    const { all, chosen: direct, rows } = reportOn(log, { from: 50, until: 60 })
    expect(all.orders).toBe(1)
    expect(direct.orders).toBe(1)
    expect(rows).toMatchObject([{ rendered: 0, clicks: 0, chosen: { orders: 1 } }])
  })

  test('has no row for a block that an order is not credited to', () => {
    const log = [chosen('A', 'home', 48), chosen('B', 'old', 49), bought('1', ['A'], 50)]
    expect(reportOn(log, { from: 50 }).rows.map(row => row.of.placement)).toEqual(['home'])
  })

  test('parts rows by what it is told to', () => {
    const log = [
      rendered('home', 1, { experiment: 'E', variant: 'test' }),
      rendered('home', 1),
      chosen('A', 'home', 2, {}, { experiment: 'E', variant: 'test' }),
      bought('1', ['A'], 3),
    ]
    expect(reportOn(log, { by: ['type', 'experiment'] }).rows).toMatchObject([
      { of: { type: 'bestsellers', experiment: 'E: test' }, rendered: 1, clicks: 1, chosen: { orders: 1 } },
      { of: { type: 'bestsellers', experiment: '' }, rendered: 1, clicks: 0, chosen: { orders: 0 } },
    ])
  })

  test('of slots counts products, and knows nothing of what was drawn', () => {
    const { rows } = reportOn([rendered('home', 1), seen('home', 2), chosen('A', 'home', 3)], { by: ['slot'] })
    expect(rows).toMatchObject([
      { of: { slot: '2' }, seen: 1, clicks: 1 },
      { of: { slot: '1' }, seen: 1, clicks: 0 },
    ])
    expect(rows[0]).not.toHaveProperty('rendered')
  })

  test('counts a cart that a block filled where the page says so itself', () => {
    const { rows } = reportOn([chosen('A', 'home', 1), added('A', 2, {}, fromBlock('cart'))])
    expect(rows.map(row => [row.of.placement, row.toCart])).toEqual([
      ['home', 0],
      ['cart', 1],
    ])
  })

  test('leaves out the lists of the shop itself and what is doubted', () => {
    const list = { item_list_id: 'category', items: [{ item_id: 'A' }] }
    const log = [
      logged('view_item_list', list, 1),
      logged('select_item', list, 2),
      chosen('A', 'home', 3, { doubt: 'test' }),
      bought('1', ['A'], 4),
      bought('2', ['A'], 4, { doubt: 'unsigned' }),
    ]
    expect(reportOn(log)).toEqual({ all: { orders: 1, revenue: { EUR: 10 } }, chosen: none, other: none, rows: [] })
  })
})
