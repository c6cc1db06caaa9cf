import type { PageData } from '../view/layout.js'
import type { Links } from '../view/links.js'
import type { Cart, Sellable } from './cart.js'
import type { Tracking } from './Tracking.js'

/** What the shop's pages share in the browser. */
export interface Shop {
  tracking: Tracking
  links: Links
  cart: Cart
  /** Opens an address of the shop. */
  go(address: string): void
  /** The page that is shown now. */
  page(): ShopPage
}

/** A page as the shop's script sees it. */
export interface ShopPage extends PageData {
  product?: Sellable
  /** Products of a list, in its order. */
  products?: readonly Omit<Sellable, 'stock'>[]
  term?: string
  step?: string
}
