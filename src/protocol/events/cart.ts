import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, items } from './ecommerce.js'

/** The whole cart as it is now; an empty list when it was emptied. The truth beside the differences. */
export interface Cart<Amount = number> extends Ecommerce<Amount> {}

export const cart: Decoder<Cart<MinorUnits>> = record<Cart<MinorUnits>>({ ...ecommerce, items }, ['items'])
