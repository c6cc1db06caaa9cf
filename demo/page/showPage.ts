import type { Shop } from './ShopContext.js'
import { showBooks } from './showBooks.js'
import { showCart } from './showCart.js'
import { showCheckout } from './showCheckout.js'
import { showList } from './showList.js'
import { showProduct } from './showProduct.js'
import { showThankYou } from './showThankYou.js'

/** What each page type does when it is shown: fill what lives in the browser, and say what was seen. */
const SHOWN: Record<string, (shop: Shop) => void> = {
  product: showProduct,
  category: showList,
  search: showList,
  cart: showCart,
  checkout: showCheckout,
  confirmation: showThankYou,
  books: showBooks,
}

export function showPage(shop: Shop): void {
  SHOWN[shop.page().type]?.(shop)
}
