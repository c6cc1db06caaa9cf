import { PRESENT } from '../../testing/covers.js'
import { itemIds } from '../itemIds.js'
import { putIntoCart } from '../putIntoCart.js'
import { scenario } from '../Scenario.js'

const SET_CART =
  "Call gv('cart', { currency, items }) with the whole cart whenever it may have changed, also on this page; it tells the difference by itself."

export const addToCart = scenario({
  name: 'add-to-cart',
  step: 'Put a product into the cart.',
  needs: ['product', 'addToCart'],
  expected: {
    events: [
      {
        name: 'add_to_cart',
        params: { items: [{ item_id: PRESENT }] },
        says: 'of one product',
        advice: SET_CART,
        surplus: "Tell the cart by gv('cart', …) and add_to_cart by nothing else.",
      },
      { name: 'cart', times: 'some', params: { items: PRESENT }, says: 'with what is in it', advice: SET_CART },
    ],
    page: {
      same: {
        says: 'the product has one id in view_item and in the cart',
        advice: 'Use one id of a product in view_item, the cart, orders and the catalog.',
      },
    },
  },
  refuted: {
    events: [
      { name: 'remove_from_cart', advice: SET_CART },
      { name: 'purchase', advice: 'Tell purchase on the page after an order alone.' },
    ],
  },
  async run(kit, fault) {
    const { visit, viewed, described } = await putIntoCart(kit)
    const added = itemIds(visit.events, 'add_to_cart')
    const known = [...viewed, ...described]
    const other = added.filter(id => !known.includes(id))
    // A page that tells no view_item is a finding of its own.
    if (viewed.length > 0 && other.length > 0)
      fault('same', `${viewed.join(', ')} in view_item, ${other.join(', ')} in add_to_cart`)
    return visit
  },
})
