import { type Decoder, id, money, record, text } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce, items } from './ecommerce.js'

/** An order was given back: the products listed, or the whole order where none is. */
export interface Refund<Amount = number> extends Omit<Ecommerce<Amount>, 'items'> {
  transaction_id: string
  items?: Ecommerce<Amount>['items']
  tax?: Amount
  shipping?: Amount
  coupon?: string
  affiliation?: string
  /** By the shop's server, with the key that the collector has as `--order-key`. */
  signature?: string
}

export const refund: Decoder<Refund<MinorUnits>> = record<Refund<MinorUnits>>(
  {
    transaction_id: id('bad_transaction_id'),
    ...ecommerce,
    items,
    tax: money,
    shipping: money,
    coupon: text(),
    affiliation: text(),
    signature: text(),
  },
  ['transaction_id'],
)
