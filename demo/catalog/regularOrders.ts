/** What regulars of the shop buy again, each of them one thing only, so that nothing is learned to go with anything. */
export const BOUGHT_AGAIN = [
  'breakfast-tea',
  'house-coffee',
  'hand-wash',
  'soap-stack',
  'taper-candles',
  'tomato-seeds',
]

const REGULARS = 4
const ORDERS = 4
const EVERY_DAYS = 20
const DAY_MS = 86_400_000

/**
 * Orders of regulars as a CSV file: the invented history has shoppers who order once, and of those nobody buys anything again.
 *
 * @param at Now, ms since 1970; the last orders are some days old.
 */
export function regularOrders(at: number): string {
  const lines = BOUGHT_AGAIN.flatMap(product =>
    Array.from({ length: REGULARS * ORDERS }, (_, index) => {
      const regular = index % REGULARS
      const days = EVERY_DAYS * Math.floor(index / REGULARS) + 3 * regular + 2
      const order = `R-${product}-${index}`
      return [order, product, 1, new Date(at - days * DAY_MS).toISOString(), `regular-${product}-${regular}`].join(',')
    }),
  )
  return ['order_id,sku,qty,time,customer', ...lines, ''].join('\n')
}
