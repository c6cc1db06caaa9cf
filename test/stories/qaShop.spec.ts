import type { Page } from '@playwright/test'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { axeFaults } from '../support/axe.js'
import { demoStory } from '../support/demoStory.js'
import { expect } from '../support/story.js'

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click()
const block = (page: Page, placement: string) => page.locator(`grapevine-block[placement="${placement}"]`)
const cards = (page: Page, placement: string) => block(page, placement).getByRole('listitem')
const figure = async (page: Page, name: string) => Number(await page.locator(`#qa-${name}`).textContent())
const choose = (page: Page, choice: string, value: string) =>
  page.locator(`select[data-choice="${choice}"]`).selectOption(value)

/** Does what loads the page anew, and waits until its scripts hear clicks and have written the figures. */
const thenLoaded = async (page: Page, act: () => Promise<unknown>) => {
  const loaded = page.waitForEvent('load')
  await act()
  await loaded
}

/** Notes what moves on a page by itself. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** Goes down a page as somebody does who looks at all of it. */
const scrollThrough = async (page: Page) => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let at = 0; at < height; at += 350) {
    await page.mouse.wheel(0, 350)
    await page.waitForTimeout(60)
  }
}

for (const [width, layout] of [
  [360, 'row'],
  [1200, 'grid'],
] as const)
  demoStory(`every type, option and state is drawn at ${width} px, and nothing moves`, async ({ page, demo }) => {
    await page.setViewportSize({ width, height: 900 })
    await watchShifts(page)
    await page.goto(`${demo.shop}/blocks`)
    await allow(page)
    await thenLoaded(page, () => page.getByRole('button', { name: 'Give it a past' }).click())
    await page.goto(`${demo.shop}/blocks?layout=${layout}`)
    await expect(block(page, 'blocks-on-sale')).toHaveAttribute('data-drawn')
    await scrollThrough(page)
    for (const type of BLOCK_TYPES) {
      await expect(cards(page, `blocks-${type}`).nth(2).getByRole('link'), type).toBeAttached()
      await expect(block(page, `blocks-${type}`).getByRole('heading'), type).not.toHaveText('')
      const buttons = block(page, `blocks-${type}`).getByRole('button', { name: 'Forward', includeHidden: true })
      await expect(buttons, type).toHaveCount(layout === 'row' || type === 'on-sale' ? 1 : 0)
    }
    for (const [option, words] of [
      [2, 'Add to cart'],
      [4, 'homes have it'],
    ] as const)
      await expect(cards(page, `blocks-option-${option}`).first()).toContainText(words)
    await expect(block(page, 'blocks-option-3').locator('[part=own]').first()).toContainText('€')

    await expect(block(page, 'state-skeleton').locator('.wait')).toBeVisible()
    await expect(block(page, 'state-skeleton').getByRole('link')).toHaveCount(0)
    for (const [state, products] of [
      ['full', 2],
      ['fewer-than-asked', 1],
      ['sold-out', 2],
      ['stale', 2],
      ['right-to-left', 4],
      ['empty', 0],
      ['no-answer', 0],
    ] as const)
      await expect(block(page, `state-${state}`).getByRole('link'), state).toHaveCount(products)
    await expect(block(page, 'state-fallback').getByRole('heading')).toHaveText('Bestsellers')
    await expect(block(page, 'state-stale')).toHaveAttribute('data-stale')
    for (const state of ['empty', 'no-answer']) await expect(block(page, `state-${state}`)).not.toBeVisible()
    await expect(cards(page, 'state-not-at-once').first()).toContainText('Pre-order')
    await expect(cards(page, 'state-huge-and-zero-prices').first()).toContainText('€1,234,567.89')
    await expect(cards(page, 'state-savings').first()).toContainText('−33%')
    await expect(cards(page, 'state-savings').last()).not.toContainText('%')

    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.001)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    // Many blocks of one page are called the same here, as in no shop.
    const faults = (await axeFaults(page)).filter(fault => !fault.startsWith('landmark-unique'))
    expect(faults).toEqual([])
  })

demoStory('what a block adds is in the cart of the shop, but nothing that it does not sell', async ({ page, demo }) => {
  await page.goto(`${demo.shop}/blocks`)
  await allow(page)
  await block(page, 'blocks-option-2').scrollIntoViewIfNeeded()
  await cards(page, 'blocks-option-2').first().getByRole('button').click()
  await expect(page.getByRole('status')).toContainText('is in your cart')
  await expect(page.getByRole('link', { name: 'Cart 1 thing' })).toBeVisible()
  await block(page, 'state-light').scrollIntoViewIfNeeded()
  await cards(page, 'state-light').first().getByRole('button').click()
  await expect(page.getByRole('status')).toContainText('invented')
  await page.goto(`${demo.shop}/cart`)
  await expect(page.locator('.line')).toHaveCount(1)
  await expect(cards(page, 'cart-cross-sell').first()).toContainText('Add to cart')
})

demoStory('theme and light change at once, the language with the next page, and all stay', async ({ page, demo }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.goto(`${demo.shop}/blocks`)
  await allow(page)
  await page.locator('#qa summary').click()
  const seen = new Set([await paper()])
  for (const [choice, value] of [
    ['theme', 'ink'],
    ['theme', 'market'],
    ['scheme', 'dark'],
    ['theme', 'ledger'],
  ] as const) {
    await choose(page, choice, value)
    seen.add(await paper())
  }
  expect(seen.size).toBe(5)
  await thenLoaded(page, () => choose(page, 'lang', 'ru'))
  await expect(block(page, 'blocks-on-sale').getByRole('heading')).toHaveText('Товары со скидкой')
  expect(seen).toContain(await paper())
  await thenLoaded(page, () => choose(page, 'lang', 'pl'))
  await expect(block(page, 'blocks-on-sale').getByRole('heading')).toHaveText('Promocje')
  await page.goto(`${demo.shop}/qa`)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'ledger')
  await page.getByRole('button', { name: 'Everything as it was' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

demoStory('a collector that is down keeps events waiting, and a slow one only blocks', async ({ page, demo }) => {
  await page.goto(`${demo.shop}/qa`)
  await allow(page)
  await thenLoaded(page, () => page.getByRole('button', { name: 'No connection' }).click())
  await expect(page.locator('.qa-wrong')).toHaveText('collector down')
  const before = await figure(page, 'delivered')
  await page.goto(`${demo.shop}/p/whistling-kettle`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'Cart 1 thing' })).toBeVisible()
  await block(page, 'product-bought').evaluate(host => host.scrollIntoView())
  await expect(cards(page, 'product-bought')).toHaveCount(0)
  expect(await figure(page, 'delivered')).toBe(before)

  await page.locator('#qa summary').click()
  await thenLoaded(page, () => choose(page, 'collector', 'slow'))
  await expect(page.locator('.qa-wrong')).toHaveText('collector 2 s late')
  await block(page, 'product-bought').evaluate(host => host.scrollIntoView())
  await expect(block(page, 'product-bought').locator('.wait')).toBeVisible()
  await expect(cards(page, 'product-bought').first().getByRole('link')).toBeVisible()
  await thenLoaded(page, () => choose(page, 'collector', 'direct'))
  await expect(page.locator('.qa-wrong')).toHaveCount(0)
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => figure(page, 'delivered')).toBeGreaterThan(before)
})

demoStory('a page that is cut off records on, and delivers when it is connected', async ({ page, demo }) => {
  await page.goto(`${demo.shop}/p/monstera`)
  await allow(page)
  await page.locator('#qa summary').click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => figure(page, 'delivered')).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cut off this page' }).click()
  const [recorded, delivered] = [await figure(page, 'recorded'), await figure(page, 'delivered')]
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect.poll(() => figure(page, 'recorded')).toBeGreaterThan(recorded)
  await page.getByRole('button', { name: 'Send now' }).click()
  expect(await figure(page, 'delivered')).toBe(delivered)
  await page.getByRole('button', { name: 'Connect this page again' }).click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => figure(page, 'delivered')).toBeGreaterThan(delivered)
})

demoStory(
  'without IndexedDB events are delivered from memory, and ten tabs are ten',
  async ({ page, context, demo }) => {
    await page.goto(`${demo.shop}/qa`)
    await allow(page)
    await thenLoaded(page, () => page.getByRole('button', { name: 'Take it away' }).click())
    await expect(page.locator('.qa-wrong')).toHaveText('no IndexedDB')
    expect(await page.evaluate(() => typeof indexedDB)).toBe('undefined')
    await page.goto(`${demo.shop}/p/monstera`)
    await page.locator('#qa summary').click()
    const before = await figure(page, 'delivered')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect.poll(() => figure(page, 'delivered')).toBeGreaterThan(before)
    await thenLoaded(page, () => choose(page, 'storage', 'there'))
    await expect(page.locator('.qa-wrong')).toHaveCount(0)
    expect(await page.evaluate(() => typeof indexedDB)).toBe('object')
    await page.goto(`${demo.shop}/qa`)
    await page.getByRole('button', { name: 'Open ten', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('10 of 10 tabs are open')
    await expect.poll(() => context.pages().length).toBe(11)
  },
)
