import { itemIds } from '../itemIds.js'
import { drawn } from '../openBlocks.js'
import { putIntoCart } from '../putIntoCart.js'
import { Skipped, scenario } from '../Scenario.js'

export const blocksCart = scenario({
  name: 'blocks-cart',
  step: 'Put a product into the cart and open the cart.',
  needs: ['product', 'addToCart', 'cart'],
  expected: {},
  refuted: {
    blocks: {
      own: {
        says: 'a product that is in the cart',
        advice:
          "Call gv('cart', …) whenever the cart may have changed, with the ids by which the catalog knows its products.",
      },
    },
  },
  async run(kit, fault) {
    const { visit, address, viewed } = await putIntoCart(kit)
    await visit.open('cart')
    await visit.told('cart')
    const blocks = await visit.blocks()
    if (blocks.length === 0) throw new Skipped('the cart page has no <grapevine-block>')
    const inCart = [...new Set([...viewed, ...itemIds(visit.events, 'cart')])]
    for (const { type, items, links } of drawn(blocks)) {
      const own = items.filter(id => inCart.includes(id))
      if (own.length > 0) fault('own', `${own.join(', ')} in ${type}`)
      // The catalog may know it by another id: shoppers see the same product.
      else if (links.includes(address))
        fault('own', `a card of ${type} that leads to ${address}, by another id than ${inCart.join(', ')}`)
    }
    return undefined
  },
})
