import { CURRENCY } from '../catalog/DemoProduct.js'
import type { Shop } from './ShopContext.js'
import { toItem } from './toItem.js'

/** A product page was opened. */
export function showProduct({ page, tracking }: Shop): void {
  const { product } = page()
  if (!product) return
  tracking.event('view_item', { currency: CURRENCY, value: product.price / 100, items: [toItem(product)] })
}
