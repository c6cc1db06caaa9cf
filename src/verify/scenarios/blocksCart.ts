import { drawn } from '../openBlocks.js'
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
        advice: "Call gv('cart', …) with the ids of the catalog, whenever the cart may have changed.",
      },
    },
  },
  async run(kit, fault) {
    const visit = await kit.visit()
    await visit.open('product')
    await visit.allow()
    await visit.click('addToCart')
    await visit.told('cart')
    await visit.open('cart')
    const blocks = await visit.blocks()
    if (blocks.length === 0) throw new Skipped('the cart page has no <grapevine-block>')
    const carts = visit.events.filter(({ name }) => name === 'cart')
    const inCart =
      (carts.at(-1)?.params.items as { item_id: unknown }[] | undefined)?.map(({ item_id }) => `${item_id}`) ?? []
    const own = drawn(blocks).flatMap(({ items }) => items.filter(id => inCart.includes(id)))
    if (own.length > 0) fault('own', own.join(', '))
    return undefined
  },
})
