import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type RunningDemo, startDemo } from '../support/demo.js'
import { ROOT } from '../support/process.js'
import { expect, gv, story } from '../support/story.js'

const folder = mkdtempSync(join(tmpdir(), 'grapevine-demo-rules-'))
const rules = join(folder, 'rules.json')
const own = readFileSync(join(ROOT, 'demo/rules.json'), 'utf8')
let demo: RunningDemo

story.setTimeout(120_000)
story.beforeAll(async () => {
  writeFileSync(rules, own)
  demo = await startDemo('--rules', rules)
})
story.afterAll(async () => {
  await demo?.stop()
  rmSync(folder, { recursive: true })
})

const headed = async (page: Page, placement: string, text: string) => {
  const block = page.locator(`grapevine-block[placement="${placement}"]`)
  await block.scrollIntoViewIfNeeded()
  await expect(block.getByRole('heading')).toHaveText(text)
  await expect(block.getByRole('listitem').first()).toBeVisible()
}

story('the demo shows each segment what its file of rules says, and follows the file', async ({ page }) => {
  const see = async (query: string, best: string, latest: string) => {
    await page.goto(`${demo.shop}/${query}`)
    await headed(page, 'home-bestsellers', best)
    await headed(page, 'home-new', latest)
  }
  await see('', 'What sells best', 'Just in')
  await page.getByRole('button', { name: 'Allow' }).click()
  await see('', 'What sells best', 'Just in')
  const items = [{ item_id: 'ukulele', price: 10, quantity: 1 }]
  await gv(page, 'event', 'purchase', { transaction_id: `T-${Date.now()}`, currency: 'EUR', value: 10, items })
  await gv(page, 'flush')
  await see('', 'What sells best', 'New since your order')
  await see('?gv-segment=lapsed', 'Good to see you again: what sells best', 'Just in')

  writeFileSync(rules, own.replace('Good to see you again: what sells best', 'You were missed'))
  const best = page.locator('grapevine-block[placement="home-bestsellers"]').getByRole('heading')
  await expect(async () => {
    await page.reload()
    await expect(best).toHaveText('You were missed', { timeout: 2_000 })
  }).toPass()
})
