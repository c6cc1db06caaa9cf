import { importProducts, product } from '../support/catalogFile.js'
import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const databases = () => indexedDB.databases().then(all => all.map(({ name }) => name))

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story(
      'before consent nothing is stored or sent; afterwards it is, with its times',
      async ({ page, put, collector }) => {
        const posted: string[] = []
        page.on('request', request => request.method() === 'POST' && posted.push(request.url()))
        await page.goto(put('/shop', { consent: 'pending' }))
        await gv(page, 'event', 'view_item', { items: [{ item_id: 'early' }] })
        await gv(page, 'flush')
        expect(await page.evaluate(databases)).toEqual([])
        expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
          '',
          0,
          0,
        ])
        expect(posted).toEqual([])
        expect(await collector.events()).toEqual([])

        await gv(page, 'consent', 'granted')
        await expectEvents(collector, {
          pages: [page],
          expected: [{ name: 'page_view' }, { name: 'view_item', params: { items: [{ item_id: 'early' }] } }],
          refuted: [{ name: 'purchase' }],
        })
      },
    )

    story('when consent is refused, what waited is gone and nothing follows', async ({ page, put, collector }) => {
      await page.goto(put('/shop', { consent: 'pending' }))
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'early' }] })
      await gv(page, 'consent', 'denied')
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'late' }] })
      await page.goto(put('/next', { consent: 'denied' }))
      await expectEvents(collector, {
        pages: [page],
        expected: [],
        refuted: [{ name: 'view_item' }, { name: 'page_view' }],
      })
      expect(await page.evaluate(databases)).toEqual([])
    })

    story('when consent is withdrawn, everything that was stored is deleted', async ({ page, put, collector }) => {
      await page.goto(put('/shop'))
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'A' }] })
      expect(await page.evaluate(databases)).toEqual(['grapevine:story'])
      await gv(page, 'flush')
      await gv(page, 'consent', 'denied')
      expect(await page.evaluate(databases)).toEqual([])
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'view_item' }],
        refuted: [{ name: 'purchase' }],
      })
    })

    story('blocks know the shopper from the moment of consent until it ends', async ({ page, put, collector }) => {
      await importProducts(
        collector,
        ['A', 'B', 'C'].map(id => product(id)),
      )
      const shown = (type: string) => page.locator(`grapevine-block[type=${type}]`).getByRole('listitem')
      const block = (type: string) => `<grapevine-block type="${type}" min="1"></grapevine-block>`
      const body = block('bestsellers') + block('recently-viewed')
      await page.goto(put('/first'))
      for (const item_id of ['A', 'B'])
        await gv(page, 'event', 'purchase', { transaction_id: item_id, items: [{ item_id }] })
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'C' }] })
      await gv(page, 'flush')
      await page.goto(put('/asked', { consent: 'pending', body }))
      await expect(shown('bestsellers')).toHaveCount(2)
      await expect(shown('recently-viewed')).toHaveCount(0)
      await gv(page, 'consent', 'granted')
      await expect(shown('recently-viewed')).toHaveCount(1)
      await expect(shown('bestsellers')).toHaveCount(0)
      await gv(page, 'consent', 'denied')
      await expect(shown('recently-viewed')).toHaveCount(0)
      await expect(shown('bestsellers')).toHaveCount(2)
    })

    story('anonymous events carry no ids, and bestsellers are still asked for', async ({ page, put, collector }) => {
      const asked: string[] = []
      page.on('request', request => request.url().includes('/v1/recommendations') && asked.push(request.url()))
      await page.goto(
        put('/shop', { consent: 'anonymous', body: '<grapevine-block type="bestsellers"></grapevine-block>' }),
      )
      await gv(page, 'identify', 'C-1')
      await gv(page, 'event', 'view_item', { items: [{ item_id: 'A' }] })
      await expectEvents(collector, {
        pages: [page],
        expected: [
          { name: 'view_item', visitor: null },
          { name: 'page_view', visitor: null },
        ],
        refuted: [{ name: 'purchase' }],
      })
      expect(await page.evaluate(databases)).toEqual([])
      await expect.poll(() => asked.length).toBeGreaterThan(0)
    })
  })
