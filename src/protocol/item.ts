import { type Decoder, id, number, optionalMoney, record, text } from './decoder.js'
import type { MinorUnits } from './money.js'

/**
 * A product in an event: GA4's item fields. On the page `Amount` is a decimal number, behind the decoder it is minor
 * units of the event's currency.
 */
export interface Item<Amount = number> {
  /** The shop's own product id. */
  item_id: string
  item_name?: string
  /** Price of one unit. */
  price?: Amount
  /** Units; 1 when absent. */
  quantity?: number
  /** Discount on one unit. */
  discount?: Amount
  item_brand?: string
  item_variant?: string
  item_category?: string
  item_category2?: string
  item_category3?: string
  item_category4?: string
  item_category5?: string
  item_list_id?: string
  item_list_name?: string
  /** Position in the list, from 1. */
  index?: number
  affiliation?: string
  coupon?: string
  location_id?: string
  /** The answered block that this product came from. */
  recommendation_id?: string
  /** The strategy that put the product into its slot. */
  strategy?: string
}

export const item: Decoder<Item<MinorUnits>> = record<Item<MinorUnits>>(
  {
    item_id: id('bad_items'),
    item_name: text(),
    price: optionalMoney,
    quantity: number(Number.MIN_VALUE, 1e6, 'bad_quantity'),
    discount: optionalMoney,
    item_brand: text(),
    item_variant: text(),
    item_category: text(),
    item_category2: text(),
    item_category3: text(),
    item_category4: text(),
    item_category5: text(),
    item_list_id: text(),
    item_list_name: text(),
    index: number(0, 1e6),
    affiliation: text(),
    coupon: text(),
    location_id: text(),
    recommendation_id: id(),
    strategy: text(64),
  },
  ['item_id'],
  'bad_items',
)
