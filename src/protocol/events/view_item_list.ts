import { type Decoder, record } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, type FromBlock, fromBlock } from './ecommerce.js'

/** A list of products was seen: a category page, or the impression of a block (at least half visible for one second). */
export interface ViewItemList<Amount = number> extends Ecommerce<Amount>, FromBlock {}

export const viewItemList: Decoder<ViewItemList<MinorUnits>> = record<ViewItemList<MinorUnits>>(
  { ...ecommerce, ...fromBlock },
  ['items'],
)
