import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const viewed = (item_id: string) => ({ name: 'view_item', params: { items: [{ item_id }] } }) as const

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, forgive: /Failed to fetch/ })
    const view = (page: Parameters<typeof gv>[0], id: string, more: object = {}) =>
      gv<{ status: string }>(page, 'event', 'view_item', { items: [{ item_id: id }], ...more })

    story(
      'a database that another page deletes is made anew, and the deletion does not wait',
      async ({ context, page, put, shop, collector }) => {
        await page.goto(put('/shop'))
        await view(page, 'before')
        await gv(page, 'flush')
        const other = await context.newPage()
        shop.pages.set('/plain', '<!doctype html><title>plain</title>')
        await other.goto(`${shop.origin}/plain`)
        const deleted = await other.evaluate(
          name =>
            new Promise(resolve => {
              const request = indexedDB.deleteDatabase(name)
              request.onsuccess = () => resolve('deleted')
              request.onerror = () => resolve('failed')
            }),
          `grapevine:${collector.site}`,
        )
        expect(deleted).toBe('deleted')
        expect((await view(page, 'after')).status).toBe('persisted')
        await expectEvents(collector, {
          pages: [page],
          expected: [viewed('before'), viewed('after'), { name: 'page_view' }],
          refuted: [{ name: 'purchase' }],
        })
      },
    )

    story(
      'what is tracked after the browser has cleared the data of the shop arrives',
      async ({ context, page, put, shop, collector }) => {
        await page.goto(put('/shop'))
        await view(page, 'before')
        await gv(page, 'flush')
        const devtools = await context.newCDPSession(page)
        await devtools.send('Storage.clearDataForOrigin', { origin: shop.origin, storageTypes: 'indexeddb' })
        const databases = await page.evaluate(() => indexedDB.databases())
        expect(databases).toEqual([])
        await view(page, 'after')
        await view(page, 'later')
        await expectEvents(collector, {
          pages: [page],
          expected: [viewed('before'), viewed('after'), viewed('later'), { name: 'page_view' }],
          refuted: [{ name: 'purchase' }],
        })
      },
    )
  })
