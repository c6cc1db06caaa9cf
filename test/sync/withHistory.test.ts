import { describe, expect, it } from 'vitest'
import type { Self, Unsent } from '../../src/core/outbox/Outbox.js'
import { withHistory } from '../../src/sync/withHistory.js'

const self: Self = { outbox: 'o', seq: 3, session: 's-1' }
const told = (name: string, at: number, params: unknown = {}) =>
  ({ outbox: 'o', event: { id: `${name}${at}`, name, at, params } }) as unknown as Unsent
const order = (id: string, at: number) => told('purchase', at, { transaction_id: id })

describe('withHistory', () => {
  it('remembers the session in which events were delivered first, and no later one', () => {
    const once = withHistory(self, [])
    expect(once).toEqual({ ...self, first: 's-1', orders: [] })
    expect(withHistory({ ...once, session: 's-2', books: {} }, []).first).toBe('s-1')
  })

  it('knows nobody for new whose books are older', () => {
    expect(withHistory({ ...self, books: { counted: 4 } }, []).first).toBe('')
  })

  it('remembers the newest two orders, newest first, each once and with the time that it had first', () => {
    const once = withHistory(self, [told('view_item', 1), order('T-1', 2), order('T-1', 9)])
    expect(once.orders).toEqual([['T-1', 2]])
    expect(withHistory(once, [order('T-1', 50)]).orders).toEqual([['T-1', 2]])
    expect(withHistory(once, [order('T-2', 3), order('T-3', 4)]).orders).toEqual([
      ['T-3', 4],
      ['T-2', 3],
    ])
  })

  it('is not put out by an order without params', () => {
    expect(withHistory(self, [told('purchase', 5, null)]).orders).toEqual([[undefined, 5]])
  })
})
