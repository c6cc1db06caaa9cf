import { CURRENCY } from '../catalog/DemoProduct.js'
import type { Shop } from './ShopContext.js'
import { toItem } from './toItem.js'

/** A category or a search was looked at. */
export function showList({ page, tracking }: Shop): void {
  const { type, products = [], term } = page()
  if (term) tracking.event('search', { search_term: term, results: products.length })
  if (products.length === 0) return
  const name = document.querySelector<HTMLElement>('[data-list-name]')?.dataset.listName
  tracking.event('view_item_list', {
    currency: CURRENCY,
    item_list_id: type,
    ...(name && { item_list_name: name }),
    items: products.map((product, index) => toItem(product, index + 1)),
  })
}
