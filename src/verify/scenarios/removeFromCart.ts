import { PRESENT } from '../../testing/covers.js'
import { putIntoCart } from '../putIntoCart.js'
import { scenario } from '../Scenario.js'

const SET_CART = "Call gv('cart', { currency, items }) with what is left, and with an empty list for an empty cart."

export const removeFromCart = scenario({
  name: 'remove-from-cart',
  step: 'Put a product into the cart, open the cart, take it out.',
  needs: ['product', 'addToCart', 'cart', 'removeFromCart'],
  expected: {
    events: [
      { name: 'remove_from_cart', params: { items: [{ item_id: PRESENT }] }, says: 'of one product', advice: SET_CART },
      { name: 'cart', params: { items: [] }, says: 'that is empty', advice: SET_CART },
    ],
  },
  refuted: {},
  async run(kit) {
    const { visit } = await putIntoCart(kit)
    await visit.open('cart')
    await visit.click('removeFromCart')
    return visit
  },
})
