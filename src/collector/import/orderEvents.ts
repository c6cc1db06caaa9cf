import { createHash } from 'node:crypto'
import type { WireEvent } from '../../protocol/event.js'
import type { Item } from '../../protocol/item.js'
import { LIMITS } from '../../protocol/limits.js'
import type { OrderPart } from './OpenOrders.js'
import type { OrderLine } from './orderLine.js'

/** What a part of an order becomes. */
export interface OrderEvents {
  purchases: WireEvent<'purchase'>[]
  /** One per line, so that a line which is known already does not hide a new one. */
  refunds: WireEvent<'refund'>[]
  /** Lines over what one order may say of one product. */
  surplus: OrderLine[]
}

/**
 * Turns an order into events. At most 200 lines go into one event, and all lines of a product into the same one, since the
 * log tells the lines of an order apart as `product#ordinal`. Ids are hashes, so the same file makes the same events: of
 * the whole content for purchases, whose lines the log knows one by one, and of order and line for refunds.
 * Names are left to the catalog.
 */
export function orderEvents(site: string, part: OrderPart): OrderEvents {
  const out: OrderEvents = { purchases: [], refunds: [], surplus: [] }
  let items: OrderLine[] = []
  const flush = (): void => {
    if (items.length > 0) out.purchases.push(purchase(site, part, items))
    items = []
  }
  for (const lines of byProduct(part.lines.filter(line => !line.isRefund))) {
    out.surplus.push(...lines.splice(LIMITS.items))
    if (items.length + lines.length > LIMITS.items) flush()
    items.push(...lines)
  }
  flush()
  for (const lines of byProduct(part.lines.filter(line => line.isRefund))) {
    lines.forEach((line, index) => {
      out.refunds.push(refund(site, part, line, index + 1))
    })
  }
  return out
}

function byProduct(lines: readonly OrderLine[]): Iterable<OrderLine[]> {
  const groups = new Map<string, OrderLine[]>()
  for (const line of lines) {
    const group = groups.get(line.product)
    if (group === undefined) groups.set(line.product, [line])
    else group.push(line)
  }
  return groups.values()
}

function purchase(site: string, part: OrderPart, lines: readonly OrderLine[]): WireEvent<'purchase'> {
  const { order, market } = part
  const params = {
    transaction_id: order,
    ...worth(part, lines),
    ...(market !== '' && { market }),
    items: lines.map(item),
  }
  const id = hash(site, 'purchase', part.order, String(part.time), JSON.stringify(params))
  return { id, seq: 0, at: part.time, session: null, pageView: null, name: 'purchase', params }
}

function refund(site: string, part: OrderPart, line: OrderLine, ordinal: number): WireEvent<'refund'> {
  const params = { transaction_id: part.order, ...worth(part, [line]), items: [item(line)] }
  const id = hash(site, 'refund', part.order, line.product, String(ordinal))
  return { id, seq: 0, at: line.time, session: null, pageView: null, name: 'refund', params }
}

function worth(part: OrderPart, lines: readonly OrderLine[]): { currency?: string; value?: number } {
  if (part.currency === undefined) return {}
  const value = lines.reduce((sum, line) => sum + (line.price ?? 0) * line.quantity, 0)
  // Three decimals are the most that a currency has; sums of binary fractions have more.
  const priced = lines.every(line => line.price !== undefined)
  return priced ? { currency: part.currency, value: Math.round(value * 1000) / 1000 } : { currency: part.currency }
}

function item(line: OrderLine): Item {
  const out: Item = { item_id: line.product, quantity: line.quantity }
  if (line.price !== undefined && line.currency !== undefined) out.price = line.price
  if (line.category !== '') out.item_category = line.category
  return out
}

/** 128 bits in hex, as every event id. */
function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}
