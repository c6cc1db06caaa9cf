import { createLinks } from '../view/links.js'
import { stepLink } from '../view/pages/checkout.js'
import { createCart } from './cart.js'
import type { Shop, ShopPage } from './ShopContext.js'
import { showPage } from './showPage.js'
import { startShopActions } from './startShopActions.js'
import { tagTracking } from './tagTracking.js'

/** The script of the separate pages. The tag stands beside it in the page; this only speaks to `gv`. */
const page = JSON.parse(document.querySelector('#page-data')?.textContent ?? '{"type":"other"}') as ShopPage

const shop: Shop = {
  tracking: tagTracking(),
  links: createLinks(),
  cart: createCart(),
  go: address => location.assign(address),
  page: () => page,
}

startShopActions(shop, stepLink)
showPage(shop)
