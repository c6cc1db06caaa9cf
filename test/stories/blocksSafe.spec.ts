import { expect, test } from '@playwright/test'
import { fragmentOf } from '../../src/collector/answer/fragmentOf.js'
import type { BlockRequest } from '../../src/protocol/block.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { answered, product } from '../support/blocks/blocksServer.js'
import { expectHarmless, expectTold, FIELDS, hostileBlocks, LOW } from '../support/blocks/hostile.js'
import { type FixtureWindow, withBlocks } from '../support/blocks/openBlocks.js'
import { PAYLOADS } from '../support/blocks/payloads.js'

// Thousands of cards in a trace take longer than all that is looked at.
test.use({ trace: 'off' })

for (const field of FIELDS) {
  test(`no payload does anything as ${field} of a product`, async ({ browser }) => {
    const blocks = hostileBlocks(field)
    const body = blocks
      .map(
        ({ placement }) =>
          `<grapevine-block type="also-bought" placement="${placement}" limit="48" min="1"></grapevine-block>`,
      )
      .join('')
    const answers = Object.fromEntries(blocks.map(({ placement, items }) => [placement, answered([], { items })]))
    const viewport = { width: 1400, height: 2000 }
    await withBlocks(browser, { body, css: LOW, scenario: { answers }, viewport }, async (page, seen) => {
      await expectTold(page, blocks.length)
      await expectHarmless(page, field, seen)
    })
  })

  test(`no payload does anything as ${field} of a product that a server has drawn`, async ({ browser }) => {
    const blocks = hostileBlocks(field)
    const asked = blocks.map(
      ({ placement }): BlockRequest => ({ type: 'also-bought', anchors: [], placement, limit: 48 }),
    )
    const answers = blocks.map(
      ({ placement, items }) =>
        ({ ...answered([], { items }), type: 'also-bought', placement, ageMs: 0 }) as RecommendedBlock,
    )
    const body = fragmentOf(
      asked,
      { v: 1, blocks: answers },
      { lang: 'en', heading: '', layout: '', min: 1, show: ['why', 'cart', 'saving'], stylesheet: '/blocks.css' },
    )
    const scenario = { answers: Object.fromEntries(answers.map(answer => [answer.placement!, answer])) }
    const viewport = { width: 1400, height: 2000 }
    await withBlocks(browser, { body, css: LOW, scenario, viewport }, async (page, seen) => {
      await expectTold(page, blocks.length)
      await expectHarmless(page, field, seen)
    })
  })
}

test('hostile attributes of the shop are text as well', async ({ browser }) => {
  const attribute = (payload: string) => payload.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  const body = PAYLOADS.slice(0, 40)
    .map(
      payload =>
        `<grapevine-block type="also-bought" min="1" heading="${attribute(payload)}" item="${attribute(payload)}" layout="${attribute(payload)}" category="${attribute(payload)}"></grapevine-block>`,
    )
    .join('')
  await withBlocks(
    browser,
    { body, scenario: { answers: { 'also-bought': answered([1, 2, 3]) } } },
    async (page, seen) => {
      await expect.poll(async () => (await seen()).told.length).toBeGreaterThan(0)
      expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(3)
      const { executed, violations } = await seen()
      expect({ executed, violations }).toEqual({ executed: 0, violations: [] })
    },
  )
})

test('the trap works: the same payloads as HTML are refused by this page and are seen', async ({ browser }) => {
  await withBlocks(browser, { body: '<div id="sink"></div>', scenario: { answers: {} } }, async (page, seen) => {
    await page.waitForFunction(() => (window as unknown as FixtureWindow).seen !== undefined)
    await page.evaluate(() => {
      try {
        document.getElementById('sink')!.innerHTML = '<img src=x onerror="window.seen.executed++">'
      } catch {
        // Trusted Types refuse it, which is what is looked for.
      }
    })
    await expect.poll(async () => (await seen()).violations.join()).toContain('require-trusted-types-for')
  })
})

test('titles are cleaned and prices are in the words of the page', async ({ browser }) => {
  const items = [
    product(1, {
      title: 'A\u202Eb\nc\u0000d',
      price: { amount: 123_456, currency: 'PLN' },
      listPrice: { amount: 200_000, currency: 'PLN' },
    }),
    product(2, {
      title: 'Лампа',
      price: { amount: 500, currency: 'JPY', digits: 0 },
      url: 'javascript:1',
      rating: 4.56,
      reviews: 3,
    }),
    product(3, { availability: 'out_of_stock' }),
    product(4, { availability: 'backorder', image: 'ftp://x/y', price: { amount: -1, currency: 'EUR' } }),
  ]
  const body = '<grapevine-block type="also-bought" min="1"></grapevine-block>'
  const scenario = { answers: { 'also-bought': answered([], { items }) } }
  await withBlocks(browser, { body, scenario, lang: 'pl-PL' }, async page => {
    const block = page.locator('grapevine-block')
    await expect(block.getByRole('heading')).toHaveText('Inni kupili również')
    const rows = block.getByRole('listitem')
    await expect(rows).toHaveCount(3)
    await expect(rows.nth(0).locator('.title')).toHaveText('A b c d')
    await expect(rows.nth(0).locator('.price')).toHaveText(/^1234,56\szł2000,00\szł$/)
    await expect(rows.nth(1).locator('.rating')).toHaveText('★ 4.6 (3)')
    await expect(rows.nth(1).getByRole('link')).toHaveCount(0)
    await expect(rows.nth(2).locator('.badge')).toHaveText('Na zamówienie')
    await expect(rows.nth(2).locator('img')).toHaveCount(0)
    await expect(rows.nth(2).locator('.price')).toHaveText('')
    await expect(block.getByRole('list')).toHaveCount(1)
    await expect(block.getByRole('region', { name: 'Inni kupili również' })).toHaveCount(1)
  })
})

test('a page that has broken how numbers are written has plain prices, hears of it, and is not thrown at', async ({
  browser,
}) => {
  const body = '<grapevine-block type="also-bought" min="1"></grapevine-block>'
  const items = [product(1, { price: { amount: 1250, currency: 'EUR' } })]
  const scenario = { answers: { 'also-bought': answered([], { items }) }, isHeld: true }
  await withBlocks(browser, { body, scenario }, async (page, seen) => {
    await page.evaluate(() => {
      Number.prototype.toLocaleString = () => {
        throw new Error('broken')
      }
      return (window as unknown as FixtureWindow).begin()
    })
    // A list of one: until then there are six of the skeleton.
    await expect(page.locator('grapevine-block .price')).toHaveText(['EUR 12.5'])
    await expect.poll(async () => (await seen()).problems).toEqual(['block_failed Error: broken'])
  })
})

test('a page whose language cannot be loaded speaks English, and says so', async ({ browser }) => {
  const body = '<grapevine-block type="also-bought" min="1"></grapevine-block>'
  const items = [product(1, { availability: 'backorder' })]
  const scenario = { answers: { 'also-bought': answered([], { items }) } }
  await withBlocks(browser, { body, scenario, lang: 'pl', isWordless: true }, async (page, seen) => {
    const block = page.locator('grapevine-block')
    await expect(block.getByRole('heading')).toHaveText('Others also bought')
    await expect(block.locator('.badge')).toHaveText('On backorder')
    expect((await seen()).problems.join()).toMatch(/^block_failed .*blocks-pl\.js/)
  })
})

test('a page loads the words of its own language alone, and asks for products without waiting for them', async ({
  browser,
}) => {
  const body = '<grapevine-block type="also-bought" min="1"></grapevine-block>'
  const scenario = { answers: { 'also-bought': answered([1]) } }
  const asked = new Set<string>()
  for (const lang of ['en', 'de-AT', 'PL'])
    await withBlocks(browser, { body, scenario, lang }, async page => {
      page.on('request', request => asked.add(`${lang} ${new URL(request.url()).pathname}`))
      let come = () => {}
      const coming = new Promise<void>(resolve => {
        come = resolve
      })
      await page.route('**/blocks-*.js', async route => {
        await coming
        await route.continue()
      })
      await page.reload()
      await expect.poll(() => page.evaluate(() => (window as unknown as FixtureWindow).seen?.requests.length)).toBe(1)
      come()
      await expect(page.locator('grapevine-block').getByRole('listitem')).toHaveCount(1)
    })
  expect([...asked].filter(path => path.includes('blocks-'))).toEqual(['PL /blocks-pl.js'])
})
