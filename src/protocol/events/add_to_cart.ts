import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, type FromBlock, fromBlock } from './ecommerce.js'

/** Products came into the cart, perhaps straight from a block. */
export interface AddToCart<Amount = number> extends Ecommerce<Amount>, FromBlock {}

export const addToCart: Decoder<AddToCart<MinorUnits>> = record<AddToCart<MinorUnits>>({ ...ecommerce, ...fromBlock }, [
  'items',
])
