import type { Purchase } from '../../protocol/events/purchase.js'
import type { MinorUnits } from '../../protocol/money.js'

type Order = Purchase<MinorUnits>

/** The names of a purchase's lines, one per item: `product#ordinal`, the ordinal of the product within this event. */
export function orderLines(order: Order): string[] {
  const seen = new Map<string, number>()
  return order.items.map(({ item_id }) => {
    const ordinal = (seen.get(item_id) ?? 0) + 1
    seen.set(item_id, ordinal)
    return `${item_id}#${ordinal}`
  })
}

/**
 * A purchase with some of its lines only. What it is worth is then the sum of these lines, where all have a price; tax and
 * shipping were counted with the order's other lines.
 */
export function withLines(order: Order, isKept: (index: number) => boolean): Order {
  const items = order.items.filter((_, index) => isKept(index))
  if (items.length === order.items.length) return order
  const { value, tax: _tax, shipping: _shipping, ...rest } = order
  const kept: Order = { ...rest, items }
  if (value !== undefined && items.every(item => item.price !== undefined)) {
    kept.value = Math.round(
      items.reduce((sum, item) => sum + (item.price ?? 0) * (item.quantity ?? 1), 0),
    ) as MinorUnits
  }
  return kept
}

/** A purchase without one of its items of a product: another event of the same order tells it. */
export function withoutOne(order: Order, product: string): Order {
  const at = order.items.findIndex(({ item_id }) => item_id === product)
  return withLines(order, index => index !== at)
}
