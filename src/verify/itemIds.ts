import type { EventName } from '../protocol/events/index.js'
import type { TestEvent } from '../testing/TestEvent.js'

/** Ids of the products in all events of a name, as text and once each. */
export function itemIds(events: readonly TestEvent[], name: EventName): string[] {
  const items = events.flatMap(event =>
    event.name === name && Array.isArray(event.params.items) ? event.params.items : [],
  )
  return [...new Set(items.map(item => `${item?.item_id}`))]
}
