import { PRESENT } from '../../testing/covers.js'
import { askUnlisted } from '../askUnlisted.js'
import { itemIds } from '../itemIds.js'
import { scenario } from '../Scenario.js'
import { seeProduct } from '../seeProduct.js'

export const productPage = scenario({
  name: 'product-page',
  step: 'Say yes and open a product page.',
  needs: ['product'],
  expected: {
    events: [
      {
        name: 'view_item',
        params: { items: [{ item_id: PRESENT }] },
        says: 'of one product, with a currency where it has a value',
        advice:
          "Call gv('event', 'view_item', { currency, value, items: [{ item_id, item_name, price }] }) once on each product page.",
      },
    ],
    page: {
      listed: {
        says: 'the catalog of the collector has the product',
        advice:
          'Import it, or tell the id by which the catalog knows it: blocks show others without picture, price and link.',
      },
      same: {
        says: 'the product id is the one that the page gives to search engines (JSON-LD)',
        advice: 'Use one id of a product for events, catalog and structured data.',
      },
    },
  },
  refuted: {
    events: [
      {
        name: 'add_to_cart',
        advice: "Tell add_to_cart, or gv('cart', …), when the cart changes and not when a page opens.",
      },
      { name: 'purchase', advice: 'Tell purchase on the page after an order alone.' },
    ],
  },
  async run(kit, fault) {
    const visit = await kit.visit()
    await visit.open('product')
    await visit.allow()
    if (!(await visit.told('view_item'))) return visit
    const ids = await seeProduct(visit.page)
    const [id = 'none'] = itemIds(visit.events, 'view_item')
    if (id !== 'none' && (await askUnlisted(visit, kit.facts, [id])).length > 0) fault('listed', `it has no ${id}`)
    if (ids.length > 0 && !ids.includes(id)) fault('same', `${id} in view_item, ${ids.join(', ')} in JSON-LD`)
    return visit
  },
})
