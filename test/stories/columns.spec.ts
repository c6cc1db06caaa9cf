import type { BrowserContext, Page } from '@playwright/test'
import { startEndpoint } from '../bench/peers/endpoint.js'
import type { StoryCollector } from '../support/collector.js'
import type { StoryShop } from '../support/shop.js'
import { BUILDS, expect, gv, story, storyPage } from '../support/story.js'

type Endpoint = Awaited<ReturnType<typeof startEndpoint>>

/** The five columns of the head to head (`bench/README.md`) for Grapevine alone: an event is on the wire once, and counted once. */
const columns = story.extend<{ endpoint: Endpoint; open(path: string): Promise<Page>; expectOnce(): Promise<void> }>({
  endpoint: async ({ collector }: { collector: StoryCollector }, use) => {
    const endpoint = await startEndpoint(collector.url)
    await use(endpoint)
    await endpoint.close()
  },
  open: async ({ endpoint, shop, collector, build, context }, use) => {
    const at = { url: endpoint.url, site: collector.site }
    for (const path of ['/shop', '/next', '/third']) shop.pages.set(path, storyPage({ build, collector: at }))
    await use(path => openPage(context, shop, path))
  },
  expectOnce: async ({ endpoint, collector }, use) => {
    const counted = async () => (await collector.events()).filter(({ name }) => name === 'view_item').length
    await use(async () => {
      await expect.poll(counted, { timeout: 20_000 }).toBe(1)
      expect(endpoint.arrivals.length, 'times on the wire').toBe(1)
    })
  },
})

const openPage = async (context: BrowserContext, shop: StoryShop, path: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(shop.origin + path)
  await gv(page, 'flush')
  return page
}

const MARKED = { items: [{ item_id: 'mark-1' }] }
const view = (page: Page) => gv(page, 'event', 'view_item', MARKED)

for (const build of BUILDS)
  columns.describe(build, () => {
    columns.use({ build, forgive: /Failed to fetch/ })

    columns('S: a sane network', async ({ open, expectOnce }) => {
      const page = await open('/shop')
      await view(page)
      await expectOnce()
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      await expectOnce()
    })

    columns('N and N+: left in the task of the call, then two more pages', async ({ open, shop, expectOnce }) => {
      const page = await open('/shop')
      await page.evaluate(
        ([next, params]) => {
          const { gv } = window as unknown as { gv(...command: unknown[]): void }
          gv('event', 'view_item', params)
          location.href = next
        },
        [`${shop.origin}/next`, MARKED] as const,
      )
      await page.waitForURL(/next/)
      await expectOnce()
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      await expectOnce()
      await page.goto(`${shop.origin}/third`)
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      await expectOnce()
    })

    columns('R: connections are reset for a while', async ({ open, endpoint, expectOnce }) => {
      const page = await open('/shop')
      await endpoint.become('reset')
      await view(page)
      expect(await gv(page, 'flush')).toEqual({ sent: 0, waiting: 1 })
      await endpoint.become('up')
      await expectOnce()
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      await expectOnce()
    })

    columns('O: closed offline with a dead host, then two tabs', async ({ open, endpoint, context, expectOnce }) => {
      // A browser whose last page is closed as a person does it ends.
      await context.newPage()
      const page = await open('/shop')
      await endpoint.become('down')
      await context.setOffline(true)
      await view(page)
      await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })])
      await endpoint.become('up')
      await context.setOffline(false)
      expect(endpoint.arrivals.length).toBe(0)
      const tabs = await Promise.all([open('/next'), open('/third')])
      await expectOnce()
      for (const tab of tabs) expect(await gv(tab, 'flush')).toMatchObject({ waiting: 0 })
      await expectOnce()
    })
  })
