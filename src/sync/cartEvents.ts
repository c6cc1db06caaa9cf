import type { CartSnapshot } from '../core/CartSnapshot.js'
import type { EventName } from '../protocol/events/index.js'
import type { Item } from '../protocol/item.js'
import { moreItems } from './moreItems.js'
import { worth } from './worth.js'

/**
 * What changing one cart into another is in events: the differences, then the whole. Nothing where they are equal. Without
 * a cart before, as without consent for storage, the differences are not known and only the whole is told.
 */
export function cartEvents(before: CartSnapshot | false | undefined, after: CartSnapshot): [EventName, object][] {
  const items = after.items.filter(Boolean)
  const { currency = (before as CartSnapshot | undefined)?.currency } = after
  const tell = (name: EventName, items: readonly Item[]): [EventName, object] => [
    name,
    currency ? { currency, value: worth(items), items } : { items },
  ]
  if (!before) return [tell('cart', items)]
  const known = before.items.filter(Boolean)
  const added = moreItems(known, items)
  const removed = moreItems(items, known)
  if (!added[0] && !removed[0]) return []
  return [
    ...(added[0] ? [tell('add_to_cart', added)] : []),
    ...(removed[0] ? [tell('remove_from_cart', removed)] : []),
    tell('cart', items),
  ]
}
