import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, type FromBlock, fromBlock } from './ecommerce.js'

/** A product was chosen from a list or a block. */
export interface SelectItem<Amount = number> extends Ecommerce<Amount>, FromBlock {}

export const selectItem: Decoder<SelectItem<MinorUnits>> = record<SelectItem<MinorUnits>>(
  { ...ecommerce, ...fromBlock },
  ['items'],
)
