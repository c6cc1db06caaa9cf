import { PRESENT } from '../../testing/covers.js'
import { scenario } from '../Scenario.js'

const SET_CART =
  "Call gv('cart', { currency, items }) with the whole cart whenever it may have changed; it tells the difference by itself."

export const addToCart = scenario({
  name: 'add-to-cart',
  step: 'Put a product into the cart.',
  needs: ['product', 'addToCart'],
  expected: {
    events: [
      { name: 'add_to_cart', params: { items: [{ item_id: PRESENT }] }, says: 'of one product', advice: SET_CART },
      { name: 'cart', times: 'some', params: { items: PRESENT }, says: 'with what is in it', advice: SET_CART },
    ],
  },
  refuted: {
    events: [
      { name: 'remove_from_cart', advice: SET_CART },
      { name: 'purchase', advice: 'Tell purchase on the page after an order alone.' },
    ],
  },
  async run(kit) {
    const visit = await kit.visit()
    await visit.open('product')
    await visit.allow()
    await visit.click('addToCart')
    return visit
  },
})
