import { CURRENCY } from '../catalog/DemoProduct.js'
import { thankYouContent } from '../view/pages/thankYou.js'
import { readConsent } from './consentChoice.js'
import { fill } from './fill.js'
import { keepOrder, readOrder } from './order.js'
import type { Shop } from './ShopContext.js'
import { toEcommerce } from './toItem.js'

/** The order was placed. It is told until the tracker has taken it; the collector counts an order number once. */
export function showThankYou(shop: Shop): void {
  drawThankYou(shop)
  const order = readOrder()
  if (!order || order.isTold) return

  shop.tracking.on('event', ({ name, params, fate }) => {
    const isOurs = name === 'purchase' && 'transaction_id' in params && params.transaction_id === order.id
    if (isOurs && (fate.status === 'persisted' || fate.status === 'memory')) keepOrder({ ...order, isTold: true })
  })
  shop.tracking.event('purchase', {
    transaction_id: order.id,
    ...toEcommerce(order.lines),
    currency: CURRENCY,
    value: order.subtotal / 100,
    shipping: order.shipping / 100,
  })
  // After the purchase, which empties the tracker's cart: so nothing is counted as taken out.
  shop.cart.clear()
}

/** Draws the order where the page has a place for it; what it says depends on the shopper's answer. */
export function drawThankYou({ links }: Pick<Shop, 'links'>): void {
  const place = document.querySelector('#order')
  if (place) fill(place, thankYouContent(readOrder(), readConsent() === 'granted', links))
}
