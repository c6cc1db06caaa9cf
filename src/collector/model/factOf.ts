import type { Fact, Line } from '../../recommender/Recommender.js'
import type { LoggedEvent } from '../log/EventLog.js'

/** What the recommender learns from an event; most events teach it nothing. */
export function factOf({ event, at, customer, visitor }: LoggedEvent): Fact | undefined {
  if (event.name !== 'purchase' && event.name !== 'refund') return undefined
  const order = event.params.transaction_id
  const lines = (event.params.items ?? []).map(
    ({ item_id, quantity }): Line => ({ product: item_id, units: quantity ?? 1 }),
  )
  const known = customer ?? visitor
  if (event.name === 'refund') return { kind: 'refund', order, at, lines, ...(known === null ? {} : { buyer: known }) }
  // Without consent nobody knows whose order it is: each stands for a buyer of its own.
  return { kind: 'order', order, buyer: known ?? `order:${order}`, at, lines }
}
