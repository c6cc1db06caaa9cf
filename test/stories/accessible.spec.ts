import { type Browser, type Page, test } from '@playwright/test'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { axeFaults } from '../support/axe.js'
import { answered, product } from '../support/blocks/blocksServer.js'
import { withBlocks } from '../support/blocks/openBlocks.js'
import { ADDRESS, demoStory, fillBlocks, watchBlocks } from '../support/demoStory.js'
import { expect } from '../support/story.js'

const WIDTHS = [1200, 360]

/** Looks at a page in both widths and colour schemes; what colours cannot break is looked at in the light alone. */
const expectNoFaults = async (page: Page, name: string): Promise<void> => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    expect.soft(await axeFaults(page), `${name}, ${width} px`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await axeFaults(page, 'colours'), `${name}, ${width} px, dark`).toEqual([])
  }
}

for (const [name, path] of [
  ['home', '/'],
  ['home in one page', '/app/'],
  ['a category', '/c/kitchen/tea-coffee'],
  ['a product with variants', '/p/speckled-mug-moss'],
  ['a product that is sold out', '/p/little-globe'],
  ['an empty cart', '/cart'],
  ['a search with results', '/search?q=pendant'],
  ['a search without results', '/search?q=zeppelin'],
  ['a search for nothing', '/search'],
  ['no order', '/thank-you'],
  ['no page', '/nowhere'],
  ['the books', '/books'],
  ['help', '/help'],
  ['scenarios', '/qa'],
] as const)
  demoStory(`axe finds nothing on ${name}`, async ({ page, demo }) => {
    await watchBlocks(page)
    await page.goto(demo.shop + path)
    await expect(page.getByRole('region', { name: 'Privacy choice' })).toBeVisible()
    await fillBlocks(page)
    await expectNoFaults(page, name)
  })

demoStory('axe finds nothing from a product to the order', async ({ page, demo }) => {
  await watchBlocks(page)
  await page.goto(`${demo.shop}/p/whistling-kettle`)
  await page.getByRole('button', { name: 'Allow' }).click()
  await fillBlocks(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('status')).toContainText('in your cart')
  await page.locator('#qa summary').click()
  await expectNoFaults(page, 'product, with a message and the bar for testers')
  await page.locator('#qa summary').click()

  await page.getByRole('link', { name: 'Cart 1 thing' }).click()
  await expect(page.getByRole('link', { name: 'Checkout' })).toBeVisible()
  await fillBlocks(page)
  await expectNoFaults(page, 'cart')

  await page.getByRole('link', { name: 'Checkout' }).click()
  await expect(page.getByRole('complementary', { name: 'Your order' })).toContainText('Whistling Kettle')
  await page.getByRole('button', { name: 'Continue to delivery' }).click()
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('This is needed.')
  await expectNoFaults(page, 'address, with what is missing')
  for (const [label, value] of ADDRESS) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Continue to delivery' }).click()
  await expect(page.getByRole('radio').first()).toBeChecked()
  await expectNoFaults(page, 'delivery')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByRole('button', { name: 'Place order' })).toBeVisible()
  await expectNoFaults(page, 'payment')
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')
  await fillBlocks(page)
  await expectNoFaults(page, 'thank-you')
})

const answers = Object.fromEntries(
  BLOCK_TYPES.map((type, place) => {
    const of = (number: number, changes: object) => product(10 * place + number, { strategy: type, ...changes })
    const items = [
      of(1, { listPrice: { amount: 99_900, currency: 'EUR' }, rating: 4.6, reviews: 213 }),
      of(2, { availability: 'preorder', title: 'תיק בד עם ידיות עור' }),
      of(3, { availability: 'backorder', image: undefined }),
      of(4, { url: undefined }),
    ]
    return [type, answered([], { items })]
  }),
)
const idsOf = (type: string): string[] => answers[type]?.items?.map(({ id }) => id) ?? []

/** A page with a block of every type, whose answers have every kind of card. */
const fixture = (layout: string, lang: string, dir: string) => ({
  lang,
  dir,
  css: ':root{color-scheme:light dark}body{margin:1rem;background:Canvas;color:CanvasText;font:16px/1.5 sans-serif}',
  body: `<main><h1>Fixture</h1>${BLOCK_TYPES.map(
    type => `<grapevine-block type="${type}" layout="${layout}" limit="4" item="A" term="bag"></grapevine-block>`,
  ).join('')}</main>`,
  scenario: { answers, cart: ['B'], bought: idsOf('buy-again'), recent: idsOf('recently-viewed') },
})

/** Shows every block of the fixture to a test. */
const withEveryBlock = (browser: Browser, of: ReturnType<typeof fixture>, test: (page: Page) => Promise<void>) =>
  withBlocks(browser, of, async (page, seen) => {
    const missing = async () => {
      const rendered = (await seen()).told.flatMap(({ name, type }) => (name === 'grapevine:rendered' ? type : []))
      const left = BLOCK_TYPES.filter(type => !rendered.includes(type))
      if (left[0]) await page.locator(`grapevine-block[type="${left[0]}"]`).evaluate(host => host.scrollIntoView())
      return left
    }
    await expect.poll(missing, { message: 'blocks without products' }).toEqual([])
    await test(page)
  })

for (const [layout, lang, dir, heading] of [
  ['grid', 'en', 'ltr', 'Others also bought'],
  ['row', 'pl', 'ltr', 'Inni kupili również'],
  ['grid', 'ru', 'ltr', 'С этим также покупают'],
  ['row', 'en', 'rtl', 'Others also bought'],
] as const)
  test(`axe finds nothing in blocks of every type: ${layout}, ${lang}, ${dir}`, async ({ browser }) => {
    await withEveryBlock(browser, fixture(layout, lang, dir), async page => {
      await expect(page.getByRole('region', { name: heading })).toBeVisible()
      await expectNoFaults(page, `${layout}, ${lang}, ${dir}`)
    })
  })

test('axe finds a link without a name and a pale price in a block, so that the tests above can fail', async ({
  browser,
}) => {
  await withEveryBlock(browser, fixture('grid', 'en', 'ltr'), async page => {
    await page
      .locator('grapevine-block[type="bestsellers"]')
      .getByRole('link')
      .first()
      .evaluate(link => link.replaceChildren())
    await page.locator('grapevine-block[type="trending"]').evaluate(host => {
      host.style.color = '#888'
    })
    const faults = await axeFaults(page)
    expect(faults).toContainEqual(expect.stringMatching(/^link-name: grapevine-block\[type="bestsellers"\]/))
    expect(faults).toContainEqual(expect.stringMatching(/^color-contrast: grapevine-block\[type="trending"\]/))
    expect(faults.filter(fault => !/bestsellers|trending/.test(fault))).toEqual([])
  })
})

for (const [lang, attributes, words, spoken] of [
  ['de', '', 'Others also bought', 'en'],
  ['de', 'heading="Dazu passt"', 'Dazu passt', 'de'],
  ['de', `words='{"also-bought":"Dazu passt"}'`, 'Dazu passt', 'de'],
  ['pl', '', 'Inni kupili również', 'pl'],
] as const)
  test(`a heading says that it is in "${spoken}" on a page in "${lang}": ${words} ${attributes}`, async ({
    browser,
  }) => {
    const body = `<grapevine-block type="also-bought" item="A" ${attributes}></grapevine-block>`
    await withBlocks(browser, { body, lang, scenario: { answers } }, async page => {
      const heading = page.getByRole('heading', { name: words })
      await expect(heading).toHaveAttribute('lang', spoken)
      await expect(page.locator('grapevine-block').getByRole('link').first()).toBeVisible()
      await expect(heading).toHaveAttribute('lang', spoken)
    })
  })
