import { type DeliveryTier, deliveryCost, subtotalOf } from '../view/pages/cart.js'
import type { CartLine } from './cart.js'
import { readStored, writeStored } from './storage.js'

/** An order that was placed in this browser. */
export interface Order {
  /** The order number: `transaction_id` of its `purchase`. */
  id: string
  /** For the greeting; never given to the tracker. */
  name: string
  lines: CartLine[]
  delivery: DeliveryTier
  /** Cents. */
  subtotal: number
  /** Cents. */
  shipping: number
  /** The tracker has taken the `purchase`, so that it is not told again. */
  isTold?: true
}

/** What the shopper has filled in so far; it stays in this tab. */
export interface CheckoutForm {
  name?: string
  email?: string
  street?: string
  postcode?: string
  city?: string
  delivery?: DeliveryTier
  payment?: string
}

const FORM = 'pippinwick.checkout'
const ORDER = 'pippinwick.order'

export const readForm = (): CheckoutForm => readStored<CheckoutForm>('sessionStorage', FORM) ?? {}

export const keepForm = (form: CheckoutForm | undefined): boolean => writeStored('sessionStorage', FORM, form)

export const readOrder = (): Order | undefined => readStored<Order>('localStorage', ORDER)

export const keepOrder = (order: Order): boolean => writeStored('localStorage', ORDER, order)

/** Letters and digits that are not mistaken for one another on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Makes an order of the cart and the form, with a number of 40 random bits. */
export function placeOrder(lines: CartLine[], form: CheckoutForm): Order {
  const delivery = form.delivery ?? 'standard'
  const subtotal = subtotalOf(lines)
  const number = [...crypto.getRandomValues(new Uint8Array(8))].map(byte => ALPHABET[byte % 32]).join('')
  return {
    id: `PW-${number}`,
    name: form.name?.trim().split(/\s+/)[0] || 'and come again',
    lines,
    delivery,
    subtotal,
    shipping: deliveryCost(subtotal, delivery),
  }
}
