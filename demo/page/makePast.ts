import { CURRENCY } from '../catalog/DemoProduct.js'
import { BOUGHT_AGAIN } from '../catalog/regularOrders.js'
import type { ProductView } from '../view/ShopData.js'
import { placeOrder } from './order.js'
import type { Tracking } from './Tracking.js'
import { toEcommerce, toItem } from './toItem.js'

/** Looked at by a past that is made, oldest first. */
const LOOKED_AT = ['camp-stove', 'travel-chess', 'bath-salts', 'hand-cream', 'playing-cards', 'hot-water-bottle']
/** Gives this browser a past: it looks at six products and buys six others, told like those of any shopper. */
export async function makePast(tracking: Tracking, products: readonly ProductView[]): Promise<void> {
  const named = (ids: readonly string[]) => ids.flatMap(id => products.find(product => product.id === id) ?? [])
  for (const product of named(LOOKED_AT))
    tracking.event('view_item', { currency: CURRENCY, value: product.price / 100, items: [toItem(product)] })
  const lines = named(BOUGHT_AGAIN).map(product => ({ ...product, quantity: 1 }))
  const { id, subtotal } = placeOrder(lines, {})
  tracking.event('purchase', { transaction_id: id, ...toEcommerce(lines), value: subtotal / 100 })
  await tracking.flush()
}
