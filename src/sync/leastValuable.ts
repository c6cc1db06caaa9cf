import type { Unsent } from '../core/outbox/Outbox.js'

/** Names by worth to the shop, least first: impressions and measures, views, clicks, carts. Orders are named by none. */
const WORTH = [/item_list|vital|engagement/, /^view|page|search/, /select|share|login/, /cart|checkout|info/]

/** The `count` events to give up first when the outbox is full: least worth, then oldest. */
export function leastValuable(unsent: readonly Unsent[], count: number): Unsent[] {
  const worth = ({ event }: Unsent) => WORTH.findIndex(names => names.test(event.name)) >>> 0
  return unsent
    .slice()
    .sort((a, b) => worth(a) - worth(b))
    .slice(0, count)
}
