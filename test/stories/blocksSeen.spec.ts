import { expect, type Page, test } from '@playwright/test'
import { answered, product } from '../support/blocks/blocksServer.js'
import { change, type Seen, withBlocks } from '../support/blocks/openBlocks.js'

const scenario = { answers: { 'also-bought': answered([1, 2, 3, 4, 5, 6]) } }
const block = '<grapevine-block type="also-bought" item="A" placement="below-buy"></grapevine-block>'
const viewport = { width: 1000, height: 600 }

const named = (seen: Seen, name: string) => seen.events.filter(event => event.name === name)

/** Scrolls so that this share of the block is visible at the bottom of the viewport. */
const show = (page: Page, share: number) =>
  page.evaluate(part => {
    const { top, height } = document.querySelector('grapevine-block')!.getBoundingClientRect()
    scrollBy(0, top + height * part - innerHeight)
  }, share)

const below = {
  body: `<div id="top"></div>${block}<div id="rest"></div>`,
  css: '#top{height:900px}#rest{height:1500px}',
}

test('an impression is counted once, after one second at half visible', async ({ browser }) => {
  await withBlocks(browser, { ...below, scenario, viewport }, async (page, seen) => {
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    await page.waitForTimeout(1200)
    expect(named(await seen(), 'view_item_list')).toEqual([])
    await show(page, 0.52)
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
    const [impression] = named(await seen(), 'view_item_list')
    expect(impression?.params).toMatchObject({
      recommendation_id: 'r-1',
      block_type: 'also-bought',
      placement: 'below-buy',
      source: 'primary',
      item_list_id: 'below-buy',
      item_list_name: 'Others also bought',
    })
    expect(impression?.params.items).toHaveLength(6)
    expect(impression?.params.items[1]).toEqual({
      item_id: 'SKU-2',
      item_name: product(2).title,
      index: 2,
      strategy: 'also-bought',
    })
    // Looking again, a change of the cart, and an answer that shows the same are no other impressions.
    await show(page, 0)
    await show(page, 1)
    await change(page, 'cart', { cart: ['OTHER'] })
    await page.waitForTimeout(1500)
    expect(named(await seen(), 'view_item_list')).toHaveLength(1)
  })
})

test('the drawing is told apart from the impression, once, with what was drawn', async ({ browser }) => {
  await withBlocks(browser, { ...below, scenario, viewport }, async (page, seen) => {
    await expect.poll(async () => named(await seen(), 'block_rendered').length).toBe(1)
    expect(named(await seen(), 'block_rendered')[0]?.params).toEqual({
      recommendation_id: 'r-1',
      block_type: 'also-bought',
      placement: 'below-buy',
      source: 'primary',
      item_list_id: 'below-buy',
      item_list_name: 'Others also bought',
      slots: 6,
    })
    await change(page, 'cart', { cart: ['OTHER'] })
    await page.waitForTimeout(300)
    expect((await seen()).events.map(({ name }) => name)).toEqual(['block_rendered'])
  })
})

test('a new page view counts again', async ({ browser }) => {
  await withBlocks(browser, { body: block, scenario }, async (page, seen) => {
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
    await page.evaluate(() => {
      ;(window as unknown as { tracker: { state: { pageView: string } } }).tracker.state.pageView = 'page-2'
    })
    await change(page, 'page', {})
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(2)
  })
})

test('less than half, or less than a second, is no impression', async ({ browser }) => {
  await withBlocks(browser, { ...below, scenario, viewport }, async (page, seen) => {
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    await show(page, 0.45)
    await page.waitForTimeout(1500)
    for (let i = 0; i < 4; i++) {
      await show(page, 1)
      await page.waitForTimeout(350)
      await show(page, 0.2)
      await page.waitForTimeout(350)
    }
    expect(named(await seen(), 'view_item_list')).toEqual([])
  })
})

test('an empty or failed block, and one in a hidden tab, make no impression', async ({ browser }) => {
  const body = `${block}<grapevine-block type="bestsellers"></grapevine-block>`
  await withBlocks(
    browser,
    { body, scenario: { answers: { 'also-bought': answered([]), bestsellers: null } } },
    async (page, seen) => {
      await page.waitForTimeout(1800)
      expect((await seen()).events).toEqual([])
    },
  )
  await withBlocks(browser, { body: block, scenario: { ...scenario, startAfter: 200 } }, async (page, seen) => {
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', {
        get: () => (window as { away?: boolean }).away ?? true,
        configurable: true,
      })
    })
    await page.waitForTimeout(1800)
    expect(named(await seen(), 'view_item_list')).toEqual([])
    await page.evaluate(() => {
      ;(window as { away?: boolean }).away = false
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
  })
})

test('a block that is taller than the viewport needs half of the viewport', async ({ browser }) => {
  const body =
    '<div id="top"></div><grapevine-block type="also-bought" limit="24"></grapevine-block><div id="rest"></div>'
  const items = Array.from({ length: 24 }, (_, i) => product(i + 1))
  const tall = {
    ...below,
    body,
    scenario: { answers: { 'also-bought': answered([], { items }) } },
    viewport: { width: 400, height: 600 },
  }
  await withBlocks(browser, tall, async (page, seen) => {
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    const height = await page.evaluate(() => document.querySelector('grapevine-block')!.getBoundingClientRect().height)
    expect(height).toBeGreaterThan(2000)
    await show(page, 240 / height)
    await page.waitForTimeout(1500)
    expect(named(await seen(), 'view_item_list')).toEqual([])
    await show(page, 380 / height)
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
  })
})

test('clicks by mouse, middle button and keyboard carry the slot and do not wait', async ({ browser }) => {
  await withBlocks(browser, { body: block, scenario }, async (page, seen, url) => {
    const links = page.locator('grapevine-block').getByRole('link')
    await expect(links).toHaveCount(6)
    await page.evaluate(() => addEventListener('click', event => event.preventDefault(), { once: true }))
    await links.nth(2).click()
    await links.nth(1).click({ button: 'middle' })
    await links.nth(4).click({ button: 'right' })
    const clicks = async () => named(await seen(), 'select_item').map(({ params }) => params)
    await expect.poll(async () => (await clicks()).length).toBe(2)
    expect((await clicks()).map(({ items }) => items.map(item => [item.item_id, item.index]))).toEqual([
      [['SKU-3', 3]],
      [['SKU-2', 2]],
    ])
    expect((await clicks())[0]).toMatchObject({ recommendation_id: 'r-1', block_type: 'also-bought' })
    expect(page.url()).toBe(url)

    // The keyboard really leaves the page; what was told before that is seen from outside.
    const told: string[] = []
    await page.exposeFunction('tell', (params: string) => told.push(params))
    await page.evaluate(() => {
      const { tracker, tell } = window as unknown as { tracker: { event: unknown }; tell(text: string): void }
      tracker.event = (name: string, params: unknown) => tell(JSON.stringify([name, params]))
    })
    await links.nth(5).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/p/6')
    await expect.poll(() => told.filter(text => text.includes('select_item')).length).toBe(1)
    expect(told.find(text => text.includes('select_item'))).toContain('"index":6')
  })
})
