import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** Products left the cart. */
export interface RemoveFromCart<Amount = number> extends Ecommerce<Amount> {}

export const removeFromCart: Decoder<RemoveFromCart<MinorUnits>> = record<RemoveFromCart<MinorUnits>>(ecommerce, [
  'items',
])
