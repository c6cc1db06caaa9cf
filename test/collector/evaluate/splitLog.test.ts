import { expect, it } from 'vitest'
import { splitLog } from '../../../src/collector/evaluate/splitLog.js'
import type { LoggedEvent } from '../../../src/collector/log/EventLog.js'

const look = (session: string | null, product: string, at: number) =>
  ({
    event: { name: 'view_item', session, params: { items: [{ item_id: product }] } },
    at,
    visitor: null,
    customer: null,
  }) as unknown as LoggedEvent

const order = (id: string, at: number) =>
  ({
    event: { name: 'purchase', params: { transaction_id: id, items: [] } },
    at,
    visitor: null,
    customer: null,
  }) as unknown as LoggedEvent

it('learns nine tenths of the sessions and the orders before the rest, and asks about the rest', () => {
  const log = Array.from({ length: 20 }, (_, n) => [look(`s${n}`, 'a', n * 10), look(`s${n}`, 'b', n * 10 + 1)]).flat()
  log.push(look('s19', 'b', 192), look('s19', 'c', 193), look('s0', 'late', 500), look(null, 'x', 5))
  log.push(order('before', 179), order('after', 180))
  const { facts, questions } = splitLog(() => log)
  const learned = [...facts]
  expect(new Set(learned.map(fact => ('session' in fact ? fact.session : fact.order)))).toEqual(
    new Set([...Array.from({ length: 18 }, (_, n) => `s${n}`), 'before']),
  )
  expect(learned).toHaveLength(18 * 2 + 2)
  expect(questions).toEqual([
    { known: ['a'], wanted: 'b' },
    { known: ['a'], wanted: 'b' },
    { known: ['a', 'b'], wanted: 'c' },
  ])
})

it('looks for pages that were loaded again in the order in which they were looked at', () => {
  const early = Array.from({ length: 9 }, (_, n) => look(`s${n}`, 'x', n))
  // What was looked at second arrives last.
  const log = [...early, look('late', 'a', 20), look('late', 'b', 22), look('late', 'a', 21), look('late', 'c', 23)]
  expect(splitLog(() => log).questions).toEqual([
    { known: ['a'], wanted: 'b' },
    { known: ['a', 'b'], wanted: 'c' },
  ])
})

it('asks nothing of an empty log', () => {
  const { facts, questions } = splitLog(() => [])
  expect([...facts, ...questions]).toEqual([])
})
