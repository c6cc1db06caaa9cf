import type { ViewItemList } from '../protocol/events/view_item_list.js'
import type { Item } from '../protocol/item.js'
import { toDecimal } from '../protocol/money.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'
import { isPrice } from './formatPrice.js'
import type { BlockSettings } from './settings.js'

/** What a block shows now, as impressions and clicks tell it. */
export interface Shown {
  heading_: string
  answer_: Pick<RecommendedBlock, 'recommendationId' | 'source'>
  items_: readonly RecommendedItem[]
}

/** Params of the impression of a block or, with the slot of one product, of the click on it. Slots count from 1. */
export function listParams(
  { request_: { type, placement } }: BlockSettings,
  { heading_, answer_, items_ }: Shown,
  slot?: number,
): ViewItemList {
  const currency = items_.map(item => item.price).find(isPrice)?.currency
  const items = items_.map(
    ({ id, title, strategy, price }, i): Item => ({
      item_id: id,
      item_name: cleanText(title),
      index: i + 1,
      strategy,
      ...(currency && isPrice(price) && price.currency === currency && { price: toDecimal(price.amount, currency) }),
    }),
  )
  return {
    ...(currency && { currency }),
    item_list_id: placement || type,
    item_list_name: heading_,
    recommendation_id: answer_.recommendationId,
    block_type: type,
    ...(placement && { placement }),
    source: answer_.source,
    items: slot ? items.slice(slot - 1, slot) : items,
  }
}
