import { type Decoder, id, money, record, text } from '../decoder.js'
import type { MinorUnits } from '../money.js'
import { type Ecommerce, ecommerce } from './ecommerce.js'

/** An order was placed: the strongest signal a shop can give. Counted once per `transaction_id`. */
export interface Purchase<Amount = number> extends Ecommerce<Amount> {
  /** The shop's order number; never empty, or all such orders would be one. */
  transaction_id: string
  tax?: Amount
  shipping?: Amount
  coupon?: string
  affiliation?: string
  /** Where it was bought, by the shop's own code such as `de`. */
  market?: string
  /** By the shop's server, with the key that the collector has as `--order-key`. */
  signature?: string
}

export const purchase: Decoder<Purchase<MinorUnits>> = record<Purchase<MinorUnits>>(
  {
    transaction_id: id('bad_transaction_id'),
    ...ecommerce,
    tax: money,
    shipping: money,
    coupon: text(),
    affiliation: text(),
    market: text(64),
    signature: text(),
  },
  ['transaction_id', 'items'],
)
