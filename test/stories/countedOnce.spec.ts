import { BUILDS, expect, expectEvents, gv, story, strictPolicy } from '../support/story.js'

const LANTERN = { item_id: 'SKU-1', item_name: 'Lantern', price: 12.5, quantity: 1 }

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story(
      'a product that is looked at is counted once, a reload is a second page view',
      async ({ page, put, collector }) => {
        await page.goto(put('/lantern', { pageType: 'product' }))
        await gv(page, 'event', 'view_item', { currency: 'EUR', value: 12.5, items: [LANTERN] })
        await page.reload()
        await expectEvents(collector, {
          pages: [page],
          expected: [
            { name: 'view_item', params: { currency: 'EUR', items: [{ item_id: 'SKU-1' }] } },
            { name: 'page_view', params: { page_type: 'product', kind: 'load' }, times: 2 },
          ],
          refuted: [{ name: 'purchase' }, { name: 'add_to_cart' }],
        })
      },
    )

    story('calls from before the load are replayed in order', async ({ page, put, collector }) => {
      const calls = ['A', 'B', 'C'].map(item_id => ['event', 'view_item', { items: [{ item_id }] }])
      await page.goto(put('/early', { calls }))
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'view_item', times: 3 }, { name: 'page_view' }],
        refuted: [{ name: 'purchase' }],
      })
      const viewed = (await collector.events()).filter(({ name }) => name === 'view_item')
      expect(viewed.map(({ params }) => (params.items as { item_id: string }[])[0]?.item_id)).toEqual(['A', 'B', 'C'])
    })

    story('a strict content policy is not broken', async ({ page, put, shop, collector }) => {
      shop.policy(strictPolicy(collector, shop))
      const address = put('/strict', { body: '<grapevine-block type="bestsellers"></grapevine-block>' })
      await page.goto(address)
      await gv(page, 'event', 'view_item', { items: [LANTERN] })
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'view_item' }, { name: 'page_view' }],
        refuted: [{ name: 'complaint' }],
      })
    })
  })
