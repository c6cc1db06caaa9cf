import { itemIds } from './itemIds.js'
import type { Kit } from './Kit.js'
import { seeProduct } from './seeProduct.js'
import type { Visit } from './Visit.js'

/** A product that a shopper has put into the cart. */
export interface Put {
  visit: Visit
  /** Address of its page. */
  address: string
  /** Its id by `view_item`, and what its page tells search engines: also the ids of its variants. */
  viewed: readonly string[]
  described: readonly string[]
}

/**
 * Opens the product page as a shopper who says yes, and puts the product into the cart. Waits until that was told, or until the
 * patience is over.
 */
export async function putIntoCart(kit: Kit): Promise<Put> {
  const visit = await kit.visit()
  await visit.open('product')
  await visit.allow()
  const address = visit.page.url()
  const described = await seeProduct(visit.page)
  await visit.click('addToCart')
  await visit.told('add_to_cart')
  return { visit, address, viewed: itemIds(visit.events, 'view_item'), described }
}
