import type { Item } from '../../protocol/item.js'
import type { CartSnapshot } from '../CartSnapshot.js'
import { randomId } from '../randomId.js'
import type { Draft, Self, Unsent } from './Outbox.js'

/** A session ends after 30 minutes without an event. Source: GA4's session timeout. */
const SESSION_MS = 1_800_000
/** Products that the browser remembers as looked at, and as bought. */
const MOST_REMEMBERED = 50

/** A new visitor on a new outbox. */
export function newSelf(): Self {
  return { outbox: randomId(), seq: 0, visitor: randomId(), customer: undefined, session: randomId() }
}

/** What an event changes, whatever its params are: the number, the session after a pause or a jump of the clock, and the browser's own memory. */
export function step(self: Self, { at, name, params }: Draft): Self {
  const { seq, sessionAt = at } = self
  const next = { ...self, seq: seq + 1, sessionAt: at }
  const items = (params as { items?: (Item | null)[] } | null)?.items
  if (Math.abs(at - sessionAt) > SESSION_MS) next.session = randomId()
  if (!Array.isArray(items)) return next
  const newest = (known: readonly string[] = []) =>
    [...new Set([...items.map(item => item?.item_id).filter(id => id && typeof id !== 'object'), ...known])]
      .map(id => `${id}`)
      .slice(0, MOST_REMEMBERED)
  if (name === 'view_item') next.recent = newest(self.recent)
  if (name === 'purchase') {
    next.cart = { items: [] }
    next.wanted = undefined
    next.bought = newest(self.bought)
  }
  if (name === 'cart') next.cart = params as CartSnapshot
  return next
}

/** The event as it will travel, under this identity. */
export function identified({ outbox, visitor, customer, seq, session }: Partial<Self>, draft: Draft): Unsent {
  return { event: { seq, session, ...draft } as Unsent['event'], outbox, visitor, customer } as Unsent
}
