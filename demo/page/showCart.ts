import { cartBlocks, cartContent } from '../view/pages/cart.js'
import type { CartLine } from './cart.js'
import { fill } from './fill.js'
import type { Shop } from './ShopContext.js'
import { toEcommerce } from './toItem.js'

/** The cart page was opened. */
export function showCart(shop: Shop): void {
  const lines = shop.cart.lines()
  drawCart(shop, lines)
  shop.tracking.event('view_cart', toEcommerce(lines))
}

/** Draws the cart where the page has a place for it, and keeps the focus where it was. */
export function drawCart({ links }: Pick<Shop, 'links'>, lines: readonly CartLine[]): void {
  const place = document.querySelector('#cart')
  const blocks = document.querySelector('#cart-blocks')
  if (!place || !blocks) return
  const { quantity } = (document.activeElement as HTMLElement | null)?.dataset ?? {}
  fill(place, cartContent(lines, links))
  if (quantity) place.querySelector<HTMLElement>(`[data-quantity="${CSS.escape(quantity)}"]`)?.focus()

  // A block that stands already only gets its new products, so that it does not blink.
  const known = blocks.querySelector('[type="cross-sell"]')
  if (known && lines.length > 0) known.setAttribute('item', lines.map(line => line.id).join(','))
  else fill(blocks, cartBlocks(lines))
}
