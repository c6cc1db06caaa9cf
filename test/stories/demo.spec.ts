import type { Page } from '@playwright/test'
import { type RunningDemo, startDemo } from '../support/demo.js'
import { ADDRESS } from '../support/demoStory.js'
import { expect, story } from '../support/story.js'

let demo: RunningDemo

story.describe.configure({ mode: 'serial' })
story.setTimeout(120_000)
story.beforeAll(async () => {
  demo = await startDemo()
})
story.afterAll(() => demo?.stop())

const VARIANTS = [
  ['separate pages with the tag', ''],
  ['a single-page app with the npm import', '/app'],
] as const

/** Pairs that one simulated shopper has bought together, one for each variant since a purchase uses it up. */
const NEARLY = [
  ['ukulele', 'hammock'],
  ['twin-bell-clock', 'mushroom-lamp'],
] as const

const counted = async () => {
  const { sites } = await (await fetch(`${demo.collector}/v1/health`)).json()
  return sites.demo as { accepted: number; byName: Record<string, number>; rejected: Record<string, number> }
}

const alsoBought = (page: Page) =>
  page.locator('grapevine-block[type="also-bought"]').getByRole('listitem').filter({ visible: true })

/** How many products the cart has by the events that are stored. */
const productsTold = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise(resolve => {
        const opening = indexedDB.open('grapevine:demo')
        opening.onsuccess = () => {
          const db = opening.result
          const self = db.transaction(db.objectStoreNames[0]!).objectStore(db.objectStoreNames[0]!).get('self')
          self.onsuccess = () => {
            db.close()
            resolve(self.result?.cart?.items.length ?? 0)
          }
        }
      }),
  )

VARIANTS.forEach(([variant, base], i) => {
  story(`on ${variant}: look, buy two things, and another shopper is told`, async ({ page }) => {
    const nearly = NEARLY[i]!
    const [first, second] = nearly
    const before = await counted()

    await page.goto(`${demo.shop}${base}/p/${first}`)
    await page.getByRole('button', { name: 'Allow' }).click()
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await page.locator('grapevine-block[type="also-bought"]').scrollIntoViewIfNeeded()
    await expect(alsoBought(page).first()).toBeVisible()
    const secondTitle = await titleOf(page, `${demo.shop}${base}/p/${second}`)
    await page.goto(`${demo.shop}${base}/p/${first}`)
    await page.locator('grapevine-block[type="also-bought"]').scrollIntoViewIfNeeded()
    await expect(alsoBought(page).first()).toBeVisible()
    expect(await strategies(page)).not.toContain(`${second} also-bought`)

    for (const product of nearly) {
      await page.goto(`${demo.shop}${base}/p/${product}`)
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await expect(
        page
          .getByRole('status')
          .or(page.getByRole('link', { name: /cart/i }))
          .first(),
      ).toBeVisible()
      await expect.poll(() => productsTold(page)).toBe(product === first ? 1 : 2)
    }
    await page.goto(`${demo.shop}${base}/cart`)
    await page.getByRole('link', { name: 'Checkout' }).click()
    // Forms are taken over by the scripts of each page.
    await page.waitForURL(/checkout(\/address)?$/)
    for (const [label, value] of ADDRESS) await page.getByLabel(label).fill(value)
    for (const step of ['delivery', 'payment']) {
      await page.getByRole('button', { name: `Continue to ${step}` }).click()
      await page.waitForURL(new RegExp(`checkout/${step}$`))
    }
    await page.getByRole('button', { name: 'Place order' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')
    await page.reload()

    await page.getByRole('button', { name: 'Look at it as another shopper' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.locator('grapevine-block[type="also-bought"]').scrollIntoViewIfNeeded()
    await expect(alsoBought(page).first()).toContainText(secondTitle)
    expect(await strategies(page)).toContain(`${second} also-bought`)

    await expect.poll(async () => (await counted()).byName.add_to_cart ?? 0).toBe((before.byName.add_to_cart ?? 0) + 2)
    const after = await counted()
    const more = (name: string) => (after.byName[name] ?? 0) - (before.byName[name] ?? 0)
    expect(more('purchase'), 'one order, also after a reload of the thank-you page').toBe(1)
    expect(more('begin_checkout')).toBe(1)
    expect(more('add_shipping_info')).toBe(1)
    expect(more('add_payment_info')).toBe(1)
    expect(more('add_to_cart')).toBe(2)
    expect(more('remove_from_cart'), 'an order empties the cart, nobody took anything out').toBe(0)
    expect(after.rejected, 'the shop sends nothing that the collector refuses').toEqual(before.rejected)
  })
})

story('nothing is recorded of a shopper who says no, and the shop goes on', async ({ page }) => {
  const before = await counted()
  await page.goto(`${demo.shop}/`)
  await page.getByRole('button', { name: 'No, thank you' }).click()
  await page.goto(`${demo.shop}/p/whistling-kettle`)
  await page.locator('grapevine-block[type="also-bought"]').scrollIntoViewIfNeeded()
  await expect(alsoBought(page).first()).toBeVisible()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto(`${demo.shop}/cart`)
  await expect(page.getByText('Whistling Kettle').first()).toBeVisible()
  await page.waitForTimeout(500)
  expect((await counted()).accepted).toBe(before.accepted)
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
})

story(
  'what is passed on is counted once, and the start page shows what is new, cheaper and passed on most',
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const shares = async () => (await counted()).byName.share ?? 0
    const before = await shares()
    await page.goto(`${demo.shop}/p/whistling-kettle`)
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.getByRole('button', { name: 'Tell a friend' }).click()
    await expect(page.getByRole('status')).toContainText('copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${demo.shop}/p/whistling-kettle`)
    await expect.poll(shares).toBe(before + 1)
    await page.goto(`${demo.shop}/`)
    for (const type of ['new-arrivals', 'on-sale', 'most-shared']) {
      const block = page.locator(`grapevine-block[type="${type}"]`)
      await block.scrollIntoViewIfNeeded()
      await expect(block.getByRole('listitem').nth(2)).toBeVisible()
      expect(await strategies(page, type)).toContainEqual(expect.stringMatching(` ${type}$`))
    }
    expect(before, 'the invented shoppers share too').toBeGreaterThan(100)
  },
)

story(
  'a search is answered with what others looked at after it, and a cart with what goes with it',
  async ({ page }) => {
    for (const term of ['pendant', 'zeppelin']) {
      await page.goto(`${demo.shop}/search?q=${term}`)
      const block = page.locator('grapevine-block[type="search-term"]')
      await block.scrollIntoViewIfNeeded()
      await expect(block.getByRole('listitem').nth(2)).toBeVisible()
      const heading = term === 'pendant' ? 'Popular for this search' : 'Bestsellers'
      await expect(block.getByRole('heading')).toHaveText(heading)
    }
    await page.goto(`${demo.shop}/p/whistling-kettle`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.goto(`${demo.shop}/cart`)
    const block = page.locator('grapevine-block[type="cross-sell"]')
    await block.scrollIntoViewIfNeeded()
    await expect(block.getByRole('listitem').nth(2)).toBeVisible()
    expect(await strategies(page, 'cross-sell')).toContain('breakfast-tea cross-sell')
  },
)

story('the books show every event and balance, also while one waits', async ({ page, context }) => {
  const ledger = (name: string) => page.getByRole('region', { name })
  const figure = (name: string, label: string) =>
    ledger(name).locator('dl > div').filter({ hasText: label }).locator('dd')
  await page.goto(`${demo.shop}/books`)
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(ledger('This browser')).toContainText('The books balance.')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Record ten events' }).click()
  await expect
    .poll(async () => Number(await figure('This browser', 'waiting in the outbox').innerText()))
    .toBeGreaterThanOrEqual(10)
  await expect(ledger('This browser')).toContainText('The books balance.')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect(figure('This browser', 'waiting in the outbox')).toHaveText('0', { timeout: 20_000 })
  await expect(ledger('This browser')).toContainText('The books balance.')
  await expect(ledger('The collector')).toContainText('The books balance.')
  await page.getByRole('button', { name: 'Record one that is refused' }).click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect(figure('This browser', 'rejected: bad_transaction_id')).toHaveText('1', { timeout: 20_000 })
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await expect(ledger('This browser')).toContainText('The books balance.')
})

story('every page answers with its status, its blocks and no error', async ({ page }) => {
  for (const [path, status, blocks] of [
    ['/', 200, 8],
    ['/c/kitchen/tea-coffee', 200, 1],
    ['/p/whistling-kettle', 200, 3],
    ['/p/little-globe', 200, 2],
    ['/cart', 200, 2],
    ['/search?q=kettle', 200, 1],
    ['/search?q=zeppelin', 200, 1],
    ['/nowhere', 404, 2],
    ['/books', 200, 0],
    ['/app/', 200, 8],
  ] as const) {
    const answer = await page.goto(demo.shop + path)
    expect(answer?.status(), path).toBe(status)
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
    expect(await page.locator('grapevine-block').count(), path).toBe(blocks)
  }
})

async function titleOf(page: Page, address: string): Promise<string> {
  await page.goto(address)
  return page.getByRole('heading', { level: 1 }).innerText()
}

/** What the collector says about a block of this page, as `product strategy`. */
async function strategies(page: Page, type = 'also-bought'): Promise<string[]> {
  const item = await page.locator(`grapevine-block[type="${type}"]`).getAttribute('item')
  const query = encodeURIComponent(`${type}:${item ?? ''};limit=12`)
  const { blocks } = await (await fetch(`${demo.collector}/v1/recommendations?site=demo&b=${query}`)).json()
  return blocks[0].items.map((one: { id: string; strategy: string }) => `${one.id} ${one.strategy}`)
}
