import { BUILDS, expect, gv, story } from '../support/story.js'

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story(
      'an ad blocker that stops batches costs few requests and no word, and nothing but the counting',
      async ({ page, put, collector }) => {
        let [tries, failed] = [0, 0]
        page.on('request', request => {
          if (request.url().endsWith('/v1/events')) tries++
        })
        page.on('requestfailed', request => {
          if (request.url().endsWith('/v1/events')) failed++
        })
        await page.route('**/v1/events', route => route.abort('blockedbyclient'))
        const said: string[] = []
        page.on('console', message => {
          if (!/Failed to load resource|net::ERR_/.test(message.text())) said.push(message.text())
        })
        await page.clock.install()
        await page.goto(put('/lantern', { pageType: 'product' }))
        const fate = await gv<{ status: string }>(page, 'event', 'view_item', { items: [{ item_id: 'SKU-1' }] })
        expect(fate.status).toBe('persisted')
        // What a block would show is asked for and answered all the same.
        const block = gv<{ items: unknown[] } | undefined>(page, 'recommend', { type: 'bestsellers' })
        await page.clock.runFor(1000)
        expect(await block).toMatchObject({ items: [] })
        // In steps below the deadline of the storage, which works in the browser's own time, as the requests do.
        for (let second = 0; second < 600; second++) {
          await page.clock.runFor(1000)
          await expect.poll(() => tries - failed, { intervals: [5] }).toBe(0)
        }
        expect(tries).toBeGreaterThan(3)
        expect(tries).toBeLessThan(40)
        expect(said).toEqual([])
        expect(await collector.events()).toEqual([])
        const books = await gv<{ waiting: number; dropped: object }>(page, 'books')
        expect(books).toMatchObject({ waiting: 2, dropped: {} })
      },
    )

    story('an ad blocker that stops recommendations does not stop the counting', async ({ page, put, collector }) => {
      await page.route('**/v1/recommendations*', route => route.abort('blockedbyclient'))
      await page.goto(put('/lantern', { body: '<grapevine-block type="bestsellers"></grapevine-block>' }))
      expect(await gv(page, 'recommend', { type: 'bestsellers' })).toBeUndefined()
      await gv(page, 'event', 'share', { method: 'copy' })
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      expect((await collector.events()).map(event => event.name).sort()).toEqual(['page_view', 'share'])
    })
  })
