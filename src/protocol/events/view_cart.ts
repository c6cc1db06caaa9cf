import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, items } from './ecommerce.js'

/** The cart was looked at, perhaps empty. */
export interface ViewCart<Amount = number> extends Ecommerce<Amount> {}

export const viewCart: Decoder<ViewCart<MinorUnits>> = record<ViewCart<MinorUnits>>({ ...ecommerce, items }, ['items'])
