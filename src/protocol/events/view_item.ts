import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** A product page was looked at. */
export interface ViewItem<Amount = number> extends Ecommerce<Amount> {}

export const viewItem: Decoder<ViewItem<MinorUnits>> = record<ViewItem<MinorUnits>>(ecommerce, ['items'])
