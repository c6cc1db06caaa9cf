import { cleanText } from '../card/cleanText.js'
import type { ViewItemList } from '../protocol/events/view_item_list.js'
import type { Item } from '../protocol/item.js'
import type { Shown } from './Shown.js'
import type { BlockSettings } from './settings.js'

/**
 * Params of the impression of a block or, with the slot of one product, of the click on it. Slots count from 1. Prices are not
 * among them, for the collector has them.
 */
export function listParams(
  { request_: { type, placement } }: BlockSettings,
  { heading_, answer_, items_ }: Shown,
  slot?: number,
): ViewItemList {
  const items = items_.map(
    ({ id, title, strategy }, i): Item => ({ item_id: id, item_name: cleanText(title), index: i + 1, strategy }),
  )
  return {
    item_list_id: placement || type,
    item_list_name: heading_,
    recommendation_id: answer_.recommendationId,
    block_type: type,
    ...(placement && { placement }),
    source: answer_.source,
    ...answer_.tried,
    items: slot ? items.slice(slot - 1, slot) : items,
  }
}
