import { PRESENT } from '../../testing/covers.js'
import { scenario } from '../Scenario.js'

export const categoryPage = scenario({
  name: 'category-page',
  step: 'Say yes, open a category page and scroll to each block.',
  needs: ['category'],
  expected: {
    events: [
      {
        name: 'view_item_list',
        // Those of blocks have one.
        params: { items: PRESENT, recommendation_id: undefined },
        says: "of the shop's own list, with its products",
        advice:
          "Call gv('event', 'view_item_list', { currency, item_list_id, item_list_name, items }) once on each category page.",
        surplus: 'Tell it once for the list, and not for each product, row or filter that is drawn.',
      },
    ],
    blocks: {
      category: {
        says: 'a block with category="…" shows products of that category',
        advice: 'Write category="…" as the catalog does, and choose a --category of which something was sold.',
      },
    },
  },
  refuted: {
    events: [
      { name: 'view_item', advice: 'Tell view_item on the page of one product alone.' },
      { name: 'select_item', advice: 'Tell select_item when a product of the list is chosen.' },
    ],
  },
  async run(kit, fault) {
    const visit = await kit.visit()
    await visit.open('category')
    await visit.allow()
    for (const { type, category, isDrawn, isShopWide } of await visit.blocks())
      if (category !== undefined && isDrawn && isShopWide)
        fault('category', `${type} of "${category}" shows bestsellers of the whole shop`)
    return visit
  },
})
