import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { type RunningDemo, startDemo } from '../support/demo.js'
import { ROOT } from '../support/process.js'
import { expect, story } from '../support/story.js'

/** Where the pictures go: `npm run pictures` puts them where the README shows them. */
const FOLDER = join(ROOT, process.env.GRAPEVINE_PICTURES ?? 'test/.output/pictures')

const DESKTOP = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 844 }

let demo: RunningDemo

story.describe.configure({ mode: 'serial' })
story.setTimeout(120_000)
story.beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  demo = await startDemo()
})
story.afterAll(() => demo?.stop())

const PICTURES = [
  ['home-desktop', DESKTOP, '/', 'bestsellers'],
  ['product-desktop', DESKTOP, '/p/whistling-kettle', 'also-bought'],
  ['product-phone', PHONE, '/p/whistling-kettle', 'also-bought'],
  ['category-desktop', DESKTOP, '/c/kitchen/tea-coffee', 'bestsellers'],
  ['cart-phone', PHONE, '/cart', 'cross-sell'],
] as const

for (const [name, viewport, path, type] of PICTURES)
  story(`the picture ${name} shows its block`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await page.goto(`${demo.shop}/p/whistling-kettle`)
    await page.getByRole('button', { name: 'Allow' }).click()
    if (path === '/cart') {
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await expect(page.getByRole('link', { name: /cart.*1/i }).first()).toBeVisible()
    }
    await page.goto(demo.shop + path)
    const block = page.locator(`grapevine-block[type="${type}"]`).first()
    await block.scrollIntoViewIfNeeded()
    await expect(block.getByRole('listitem').nth(2)).toBeVisible()
    await block.evaluate(element => {
      document.querySelector('.qa')?.remove()
      scrollBy(0, element.getBoundingClientRect().bottom - innerHeight + 24)
    })
    await expect(block.locator('img').nth(1)).toHaveJSProperty('complete', true)
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82 })
  })

for (const [name, viewport] of [
  ['books-desktop', DESKTOP],
  ['books-phone', PHONE],
] as const)
  story(`the picture ${name} shows books that balance`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await page.goto(`${demo.shop}/p/whistling-kettle`)
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.goto(`${demo.shop}/books`)
    for (const side of ['This browser', 'The collector'])
      await expect(page.getByRole('region', { name: side })).toContainText('The books balance.')
    await page.evaluate(() => document.querySelector('.qa')?.remove())
    await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82 })
  })

story('the picture inspector-desktop shows why a block shows what it shows', async ({ page }) => {
  await page.setViewportSize(DESKTOP)
  await page.goto(`${demo.shop}/p/whistling-kettle?gv-debug`)
  const inspector = page.locator('grapevine-inspector')
  await inspector.getByRole('button', { name: 'Make small' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  const block = page.locator('grapevine-block[type="also-bought"]').first()
  await block.scrollIntoViewIfNeeded()
  await expect(block.getByRole('listitem').nth(2)).toBeVisible()
  await inspector.getByRole('button', { name: 'Inspector' }).click()
  await inspector.getByRole('tab', { name: /^Blocks/ }).click()
  await inspector.getByText('also-bought', { exact: true }).click()
  await expect(inspector.locator('.frame')).toContainText('1 also-bought')
  await page.evaluate(() => document.querySelector('.qa')?.remove())
  await page.waitForTimeout(1200)
  await page.screenshot({ path: join(FOLDER, 'inspector-desktop.jpg'), type: 'jpeg', quality: 82 })
})

/** Opens every block in a browser that the shop knows, and shows one of them alone, with its pictures. */
const showBlock = async (page: Page, placement: string, layout = 'grid') => {
  if (!page.url().includes(`layout=${layout}`)) {
    await page.goto(`${demo.shop}/blocks`)
    if (await page.getByRole('button', { name: 'Allow' }).isVisible())
      await page.getByRole('button', { name: 'Allow' }).click()
    const loaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Give it a past' }).click()
    await loaded
    await page.goto(`${demo.shop}/blocks?layout=${layout}`)
    await page.evaluate(() => document.querySelector('.qa')?.remove())
  }
  const block = page.locator(`grapevine-block[placement="${placement}"]`)
  await block.scrollIntoViewIfNeeded()
  await expect(block.getByRole('link').first()).toBeVisible()
  await block.evaluate(element => element.scrollIntoView({ block: 'center' }))
  const images = block.locator('img')
  const last = (await images.count()) - 1
  if (last >= 0) await expect(images.nth(Math.min(last, 1))).toHaveJSProperty('complete', true)
  await page.waitForTimeout(400)
  return block
}

/** A picture of a block with some room around it. */
const crop = async (page: Page, placement: string, name: string, layout?: string, scheme = '') => {
  const box = await (await showBlock(page, placement, layout)).boundingBox()
  if (!box) throw new Error(`${placement} is not drawn.`)
  const clip = { x: box.x - 16, y: box.y - 12, width: box.width + 32, height: box.height + 24 }
  await page.screenshot({ path: join(FOLDER, `${name}${scheme}.jpg`), type: 'jpeg', quality: 72, clip })
}

const BLOCKS = { width: 1080, height: 900 }

story('there is a picture of every block type', async ({ page }) => {
  await page.setViewportSize(BLOCKS)
  for (const type of BLOCK_TYPES) await crop(page, `blocks-${type}`, `block-${type}`)
  for (const [option, name] of [
    [2, 'options'],
    [3, 'own-card'],
  ] as const)
    await crop(page, `blocks-option-${option}`, `block-${name}`)
})

story('there are pictures of a row, of the dark, of a phone and of every theme', async ({ page }) => {
  await page.setViewportSize(BLOCKS)
  await crop(page, 'blocks-also-viewed', 'block-row', 'row')
  await page.emulateMedia({ colorScheme: 'dark' })
  await crop(page, 'blocks-option-2', 'block-dark', 'row')
  await page.emulateMedia({ colorScheme: 'light' })
  for (const theme of ['ink', 'market', 'ledger']) {
    await page.evaluate(name => {
      document.documentElement.dataset.theme = name
    }, theme)
    await crop(page, 'blocks-on-sale', `theme-${theme}`, 'row')
  }
  await page.evaluate(() => document.documentElement.removeAttribute('data-theme'))
  await page.setViewportSize({ width: 360, height: 800 })
  await crop(page, 'blocks-also-bought', 'block-phone', 'row')
  await page.goto(`${demo.shop}/blocks?layout=grid`)
  await page.evaluate(() => document.querySelector('.qa')?.remove())
  await crop(page, 'blocks-on-sale', 'block-phone-grid')
})

story('there are pictures of the states and of the scenarios', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 })
  await showBlock(page, 'state-stale')
  await page.evaluate(() => document.querySelector('.states')?.scrollIntoView())
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(FOLDER, 'states.jpg'), type: 'jpeg', quality: 65 })
  await page.setViewportSize(PHONE)
  await page.goto(`${demo.shop}/qa`)
  await page.locator('#qa summary').click()
  await page.screenshot({ path: join(FOLDER, 'qa-phone.jpg'), type: 'jpeg', quality: 72 })
})
