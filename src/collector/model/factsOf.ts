import type { Fact, Line } from '../../recommender/Recommender.js'
import type { LoggedEvent } from '../log/EventLog.js'
import { personOfOrder } from '../log/personOfOrder.js'

/** Whose an event is, for the recommender. */
export function personOf({ event, customer, visitor }: LoggedEvent): string | undefined {
  const { params } = event
  return customer ?? visitor ?? ('transaction_id' in params ? personOfOrder(params.transaction_id) : undefined)
}

/** What the recommender learns from an event: nothing of one that is doubted. */
export function factsOf(logged: LoggedEvent): Fact[] {
  const { event, at, customer, visitor, doubt } = logged
  if (doubt !== undefined) return []
  const known = customer ?? visitor
  if (event.name === 'view_item' || event.name === 'share' || event.name === 'search') {
    const { session } = event
    if (session === null) return []
    const visit = { session, at, ...(known !== null && { visitor: known }) }
    if (event.name === 'search') return [{ kind: 'search', term: event.params.search_term, ...visit }]
    if (event.name === 'view_item')
      return event.params.items.map(({ item_id }) => ({ kind: 'view', product: item_id, ...visit }))
    const { item_id } = event.params
    return item_id === undefined ? [] : [{ kind: 'share', product: item_id, ...visit }]
  }
  if (event.name !== 'purchase' && event.name !== 'refund') return []
  const order = event.params.transaction_id
  const lines = (event.params.items ?? []).map(
    ({ item_id, quantity }): Line => ({ product: item_id, units: quantity ?? 1 }),
  )
  if (event.name === 'refund')
    return [{ kind: 'refund', order, at, lines, ...(known === null ? {} : { buyer: known }) }]
  const market = event.params.market?.trim().toLowerCase()
  return [{ kind: 'order', order, buyer: personOf(logged)!, at, lines, ...(market && { market }) }]
}
