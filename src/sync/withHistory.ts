import type { Self, Unsent } from '../core/outbox/Outbox.js'

/** As many orders as tell a repeat buyer. */
const MOST = 2

/**
 * The identity with what segments of visitors go by, once these events have left the outbox: the session in which one did for the
 * first time, and the newest orders by number, so that a thank-you page that is opened again is no second one.
 */
export function withHistory(self: Self, gone: Iterable<Unsent>): Self {
  let { orders = [] } = self
  for (const { event } of gone) {
    const id = (event.params as { transaction_id?: string } | null)?.transaction_id
    if (event.name === 'purchase' && !orders.some(([known]) => known === id))
      orders = [[id!, event.at] as const, ...orders].slice(0, MOST)
  }
  // Whose books were opened before this was remembered has been here before.
  return { first: self.books ? '' : self.session!, ...self, orders }
}
