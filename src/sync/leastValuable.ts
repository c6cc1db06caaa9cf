import type { Unsent } from '../core/outbox/Outbox.js'

/** Names by worth to the shop, least first: impressions and measures, views, clicks, carts. Orders are named by none. */
const WORTH = [/_list|vital|engag|render/, /^view|page|search|expo/, /select|share|login/, /cart|checkout|info/]

/** The worth of an event to the shop: greater is worth more. */
export function worthToShop({ event }: Unsent): number {
  return WORTH.findIndex(names => names.test(event.name)) >>> 0
}

/** The `count` events to give up first when the outbox is full: least worth, then oldest. */
export function leastValuable(unsent: readonly Unsent[], count: number): Unsent[] {
  return unsent
    .slice()
    .sort((a, b) => worthToShop(a) - worthToShop(b))
    .slice(0, count)
}
