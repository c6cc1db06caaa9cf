import { expect, test } from '@playwright/test'
import { answered, product } from '../support/blocks/blocksServer.js'
import { type FixtureWindow, withBlocks } from '../support/blocks/openBlocks.js'
import { PAYLOADS } from '../support/blocks/payloads.js'

const FIELDS = [
  'id',
  'title',
  'url',
  'image',
  'brand',
  'strategy',
  'support',
  'availability',
  'currency',
  'rating',
  'reviews',
]

/** A product with a payload in one field; in the others it is harmless, so that it is drawn. */
const hostile = (field: string, payload: string, number: number) =>
  field === 'currency'
    ? product(number, { price: { amount: 100, currency: payload } })
    : product(number, { [field]: field === 'id' ? `${number}${payload}` : payload })

for (const field of FIELDS) {
  test(`no payload does anything as ${field} of a product`, async ({ browser }) => {
    const items = PAYLOADS.map((payload, i) => hostile(field, payload, i + 1))
    // One block shows at most 48 products, so the corpus is told in two answers.
    const body =
      '<grapevine-block type="also-bought" limit="48" min="1"></grapevine-block><grapevine-block type="bestsellers" limit="48" min="1"></grapevine-block>'
    const answers = {
      'also-bought': answered([], { items: items.slice(0, 48) }),
      bestsellers: answered([], { items: items.slice(48) }),
    }
    await withBlocks(
      browser,
      { body, scenario: { answers }, viewport: { width: 1400, height: 4000 } },
      async (page, seen, url) => {
        const pages: string[] = []
        page.on('framenavigated', frame => pages.push(frame.url()))
        await expect.poll(async () => (await seen()).told.length, { timeout: 20_000 }).toBe(2)
        const drawn = await page.evaluate(() =>
          [...document.querySelectorAll('grapevine-block')].flatMap(host =>
            [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map(element => ({
              tag: element.localName,
              attributes: element.getAttributeNames(),
              address: element.getAttribute('href') ?? element.getAttribute('src'),
            })),
          ),
        )
        const tags = new Set(drawn.map(element => element.tag))
        const known = ['section', 'h2', 'ul', 'li', 'a', 'div', 'span', 'bdi', 'img', 's']
        expect([...tags].filter(tag => !known.includes(tag))).toEqual([])
        const names = new Set(drawn.flatMap(element => element.attributes))
        expect([...names].filter(name => name.startsWith('on'))).toEqual([])
        for (const { address } of drawn) if (address !== null) expect(address).toMatch(/^https?:\/\/[^@]*$/)
        expect(drawn.filter(element => element.tag === 'li').length).toBeGreaterThan(field === 'availability' ? 40 : 60)

        // Keys and clicks on every link must not run anything either; navigations are only counted, not made.
        await page.evaluate(() => addEventListener('click', event => event.preventDefault()))
        await page.evaluate(() => {
          for (const host of document.querySelectorAll('grapevine-block'))
            for (const link of host.shadowRoot?.querySelectorAll('a') ?? []) link.click()
        })
        const { executed, problems, violations } = await seen()
        expect(executed).toBe(0)
        expect(problems).toEqual([])
        // Pictures of other sites are refused by the policy of this page, as they should be; nothing else is.
        expect(violations.filter(violation => !violation.startsWith('img-src'))).toEqual([])
        if (field !== 'image') expect(violations).toEqual([])
        expect(pages.filter(address => address !== url)).toEqual([])
      },
    )
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
      expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(2)
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
