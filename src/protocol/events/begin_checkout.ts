import { type Decoder, record, text } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** The checkout was begun. */
export interface BeginCheckout<Amount = number> extends Ecommerce<Amount> {
  coupon?: string
}

export const beginCheckout: Decoder<BeginCheckout<MinorUnits>> = record<BeginCheckout<MinorUnits>>(
  { ...ecommerce, coupon: text() },
  ['items'],
)
