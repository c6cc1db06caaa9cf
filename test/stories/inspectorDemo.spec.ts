import type { Page } from '@playwright/test'
import { type RunningDemo, startDemo } from '../support/demo.js'
import { expect, story } from '../support/story.js'

let demo: RunningDemo

story.describe.configure({ mode: 'serial' })
story.setTimeout(120_000)
story.beforeAll(async () => {
  demo = await startDemo()
})
story.afterAll(() => demo?.stop())

const panel = (page: Page) => page.locator('grapevine-inspector').getByRole('region')

const open = async (page: Page, section: string) => {
  await panel(page)
    .getByRole('tab', { name: new RegExp(`^${section}`) })
    .click()
  return panel(page).getByRole('tabpanel')
}

const health = async () => {
  const { sites } = await (await fetch(`${demo.collector}/v1/health`)).json()
  return sites.demo as {
    accepted: number
    doubted: Record<string, number>
    model: { orders: number; sessions: number }
  }
}

/** The collector's figures once the models have read the invented history to its end. */
const settled = async () => {
  let sessions = -1
  await expect
    .poll(
      async () => {
        const before = sessions
        sessions = (await health()).model.sessions
        return sessions > 0 && sessions === before
      },
      { intervals: [1000], timeout: 60_000 },
    )
    .toBe(true)
  return health()
}

for (const base of ['', '/app'])
  story(
    `under the policy of the demo${base} each section shows what is so, and no list learns of it`,
    async ({ page }) => {
      const before = await settled()
      await page.goto(`${demo.shop}${base}/p/whistling-kettle?gv-debug`)
      await panel(page).getByRole('button', { name: 'Make small' }).click()
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.locator('grapevine-block[type="also-bought"]').scrollIntoViewIfNeeded()
      await page.locator('grapevine-inspector').getByRole('button', { name: 'Inspector' }).click()

      await expect(await open(page, 'To mend')).toContainText('Nothing to mend')
      const events = await open(page, 'Events')
      for (const name of ['view_item', 'add_to_cart', 'cart'])
        await expect(events).toContainText(new RegExp(`counted\\s*${name}`))
      await expect(events).not.toContainText(/rejected|dropped/)

      const block = (await open(page, 'Blocks')).locator('details').first()
      await expect(block).toContainText(/also-bought\s*product-bought\s*\d drawn/)
      await block.locator('summary').click()
      await expect(block).toContainText('b=also-bought:whistling-kettle;placement=product')
      const cards = page.locator('grapevine-block[type="also-bought"]').getByRole('listitem')
      const first = await cards.first().getByRole('link').first().getAttribute('href')
      await expect(block.locator('li').first()).toContainText(first!.split('/').pop()!)

      const sending = await open(page, 'Sending')
      await expect(sending).toContainText(/receipt\s*\d+ counted/)
      if (base === '')
        await expect
          .poll(async () => {
            const books = page.evaluate(() =>
              (window as unknown as { gv(name: string): Promise<{ tracked: number }> }).gv('books'),
            )
            const shown = await sending.getByText(/^Recorded\d+$/).innerText()
            const listed = await panel(page)
              .getByRole('tab', { name: /^Events/ })
              .innerText()
            return [shown, listed].map(text => /\d+/.exec(text)?.[0]).join() === `${[1, 1].fill((await books).tracked)}`
          })
          .toBe(true)

      const shopper = await open(page, 'Shopper')
      await expect(shopper).toContainText(/Consentgranted/)
      await expect(shopper).toContainText(/Visitortest-/)
      await expect(shopper).toContainText(/Page typeproduct/)
      await expect(shopper).toContainText(/Cart1 × whistling-kettle/)
      await expect(await open(page, 'Experiments')).toContainText('No block of this page')

      const after = await health()
      expect(after.accepted).toBeGreaterThan(before.accepted)
      expect((after.doubted.test ?? 0) - (before.doubted.test ?? 0)).toBe(after.accepted - before.accepted)
      expect(after.model).toMatchObject({ orders: before.model.orders, sessions: before.model.sessions })
    },
  )
