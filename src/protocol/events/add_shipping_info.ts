import { type Decoder, record, text } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** The way of delivery was chosen. */
export interface AddShippingInfo<Amount = number> extends Ecommerce<Amount> {
  coupon?: string
  shipping_tier?: string
}

export const addShippingInfo: Decoder<AddShippingInfo<MinorUnits>> = record<AddShippingInfo<MinorUnits>>(
  { ...ecommerce, coupon: text(), shipping_tier: text() },
  ['items'],
)
