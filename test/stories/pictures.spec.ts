import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
