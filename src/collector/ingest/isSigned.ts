import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DecodedEvent } from '../../protocol/event.js'

/** An order or its return, as the shop's server signs it. */
export type SignedEvent = Extract<DecodedEvent, { name: 'purchase' | 'refund' }>

/**
 * Whether the shop's server has signed the event: `signature` is the HMAC-SHA-256 (RFC 2104), as hexadecimal digits, of the order number and, in the
 * order of `items`, of each quantity with its product's id, such as `2 SKU-1`, one a line, and last `market de` where the order names its market.
 * Prices are not signed: no list depends on them.
 * An id with a line break is never signed, since other ids could be read from the same text.
 */
export function isSigned({ params }: SignedEvent, key: string): boolean {
  const { transaction_id, items = [], signature } = params
  if (signature === undefined) return false
  const lines = [transaction_id, ...items.map(({ item_id, quantity = 1 }) => `${quantity} ${item_id}`)]
  if ('market' in params && params.market !== undefined) lines.push(`market ${params.market}`)
  if (lines.some(line => line.includes('\n'))) return false
  const right = createHmac('sha256', key).update(lines.join('\n')).digest('hex')
  const told = Buffer.from(signature.toLowerCase())
  return told.length === right.length && timingSafeEqual(told, Buffer.from(right))
}
