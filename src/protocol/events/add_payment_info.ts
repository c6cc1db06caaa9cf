import { type Decoder, record, text } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** The way of payment was chosen. No card or account numbers belong here. */
export interface AddPaymentInfo<Amount = number> extends Ecommerce<Amount> {
  coupon?: string
  payment_type?: string
}

export const addPaymentInfo: Decoder<AddPaymentInfo<MinorUnits>> = record<AddPaymentInfo<MinorUnits>>(
  { ...ecommerce, coupon: text(), payment_type: text() },
  ['items'],
)
