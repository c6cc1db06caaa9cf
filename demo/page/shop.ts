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

// A tag that cannot be had leaves the room of blocks, which the style sheet keeps, empty for ever.
addEventListener('load', () => {
  document.documentElement.toggleAttribute('data-no-tag', !(window as { gv?: { tracker?: object } }).gv?.tracker)
})

startShopActions(shop, stepLink)
showPage(shop)
