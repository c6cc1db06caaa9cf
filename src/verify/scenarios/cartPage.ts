import { putIntoCart } from '../putIntoCart.js'
import { scenario } from '../Scenario.js'

const WHOLE = "Tell the cart by gv('cart', …) and add_to_cart by nothing else; a cart page that opens changes nothing."

export const cartPage = scenario({
  name: 'cart-page',
  step: 'Put a product into the cart, open the cart, load it anew.',
  needs: ['product', 'addToCart', 'cart'],
  expected: {
    events: [
      { name: 'add_to_cart', says: 'though the cart was opened twice', advice: WHOLE },
      { name: 'cart', times: 'some', advice: WHOLE },
    ],
  },
  refuted: { events: [{ name: 'remove_from_cart', advice: WHOLE }] },
  async run(kit) {
    const { visit } = await putIntoCart(kit)
    await visit.open('cart')
    await visit.reload()
    return visit
  },
})
