import type { AddDetail } from 'grapevine-sdk/blocks'
import type { Shop } from './ShopContext.js'
import { soldHere } from './soldHere.js'

/**
 * Puts what is chosen by "Add to cart" of a block into the shop's cart. The block has told where it was chosen (`select_item`), and
 * the cart tells what is in it, so there is nothing more to say.
 */
export function addFromBlock({ cart, page }: Shop, added: (title: string) => void, unknown: () => void): void {
  document.addEventListener('grapevine:add', async event => {
    const { item } = (event as CustomEvent<AddDetail>).detail
    const known = [page().product, ...(await soldHere())]
    const product = known.find(one => one?.id === item.id)
    if (!product) return unknown()
    cart.add(product, 1)
    added(product.title)
  })
}
