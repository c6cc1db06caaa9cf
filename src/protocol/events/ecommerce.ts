import { isCurrency } from '../currencies.js'
import { type Decoder, Invalid, id, list, money, text } from '../decoder.js'
import { type Item, item } from '../item.js'
import { LIMITS } from '../limits.js'
import type { MinorUnits } from '../money.js'

/** Characters of the name of an experiment or a target. */
export const EXPERIMENT_LENGTH = 64

/** What every event about products carries. */
export interface Ecommerce<Amount = number> {
  /** ISO 4217 code; required wherever `value` is sent. */
  currency?: string
  /** Worth of the event. */
  value?: Amount
  items: Item<Amount>[]
}

/** Where in a block a product was shown or chosen. */
export interface FromBlock {
  item_list_id?: string
  item_list_name?: string
  recommendation_id?: string
  block_type?: string
  placement?: string
  /** `primary`, or the strategy that stood in. */
  source?: string
  /** The experiment that runs at the placement, where the visitor takes part in it. */
  experiment?: string
  /** The visitor's group in it, such as `control` or `test`. */
  variant?: string
  /** What was changed of the block for the segment of the visitor. */
  target?: string
}

/** Reads the currency first and keeps it for the amounts that follow. */
export const currency: Decoder<string> = (value, context, field) => {
  if (typeof value !== 'string' || !isCurrency(value)) return new Invalid('bad_currency', field)
  context.currency = value
  return value
}

/** A list of 0 to 200 products. */
export const items: Decoder<Item<MinorUnits>[]> = list(item, LIMITS.items, 'bad_items', 'too_many_items')

/** A list of 1 to 200 products. */
export const someItems: Decoder<Item<MinorUnits>[]> = (value, context, field) => {
  const read = items(value, context, field)
  return read instanceof Invalid || read.length > 0 ? read : new Invalid('bad_items', field)
}

/** Decoders of `Ecommerce`; `currency` stands first since the amounts need it. */
export const ecommerce = { currency, value: money, items: someItems }

/** Decoders of `FromBlock`. */
export const fromBlock = {
  item_list_id: text(),
  item_list_name: text(),
  recommendation_id: id(),
  block_type: text(64),
  placement: text(64),
  source: text(64),
  experiment: text(EXPERIMENT_LENGTH),
  variant: text(16),
  target: text(EXPERIMENT_LENGTH),
}
