import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DecodedEvent } from '../../protocol/event.js'

/** An order or its return, as the shop's server signs it. */
export type SignedEvent = Extract<DecodedEvent, { name: 'purchase' | 'refund' }>

/**
 * Whether the shop's server has signed the event: `signature` is the HMAC-SHA-256 (RFC 2104), as hexadecimal digits, of the order number and the
 * ids of the products in the order of `items`, one a line. Prices are not signed: no list depends on them.
 */
export function isSigned({ params }: SignedEvent, key: string): boolean {
  const { transaction_id, items = [], signature } = params
  if (signature === undefined) return false
  const lines = [transaction_id, ...items.map(({ item_id }) => item_id)]
  const right = createHmac('sha256', key).update(lines.join('\n')).digest('hex')
  const told = Buffer.from(signature.toLowerCase())
  return told.length === right.length && timingSafeEqual(told, Buffer.from(right))
}
