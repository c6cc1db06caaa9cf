import { expect as expected, type Page, test } from '@playwright/test'
import { type FragmentSettings, fragmentOf } from '../../src/collector/answer/fragmentOf.js'
import type { BlockRequest } from '../../src/protocol/block.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { answered, product } from '../support/blocks/blocksServer.js'
import { expectTold } from '../support/blocks/hostile.js'
import { type FixtureWindow, withBlocks } from '../support/blocks/openBlocks.js'
import { product as catalogProduct, importProducts } from '../support/catalogFile.js'
import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const TYPE = 'also-bought'

const answer = (count: number, changes: object = {}) => ({
  type: TYPE,
  ageMs: 0,
  ...answered([], {
    items: Array.from({ length: count }, (_, i) =>
      product(i + 1, { listPrice: { amount: 19_900, currency: 'EUR' }, support: '10+', rating: 4.5, ...changes }),
    ),
  }),
})

/** What a server makes of an answer, and a page that is given the same answer when it asks. */
const served = (count: number, settings: Partial<FragmentSettings> = {}, request: Partial<BlockRequest> = {}) => {
  const told = answer(count) as RecommendedBlock
  const html = fragmentOf(
    [{ type: TYPE, anchors: ['X'], limit: 6, ...request }],
    { v: 1, blocks: [told] },
    { lang: 'en', heading: '', layout: '', show: [], stylesheet: '/blocks.css', ...settings },
  )
  const body = `<p id="above">Above</p>${html}<p id="below">Below</p>`
  return { body, scenario: { answers: { [TYPE]: told } } }
}

const held = ({ body, scenario }: ReturnType<typeof served>) => ({ body, scenario: { ...scenario, isHeld: true } })

/** Waits for the pictures of what the server has drawn; answers how to start our script. */
async function hold(page: Page): Promise<() => Promise<void>> {
  const isWhole = () =>
    page.evaluate(() => {
      const images = [...(document.querySelector('grapevine-block')?.shadowRoot?.querySelectorAll('img') ?? [])]
      return images.filter(image => image.getBoundingClientRect().left < innerWidth).every(image => image.complete)
    })
  await expected.poll(isWhole).toBe(true)
  return () =>
    page.evaluate(() => {
      void (window as unknown as FixtureWindow).begin()
    })
}

const LOOKS: [name: string, settings: Partial<FragmentSettings>, request: Partial<BlockRequest>, width: number][] = [
  ['a grid on a phone', {}, {}, 360],
  ['a grid', {}, {}, 1200],
  ['five with all that cards show', { show: ['why', 'cart', 'saving'], lang: 'pl' }, { limit: 5 }, 1200],
  ['a row on a phone', { layout: 'row', show: ['why', 'cart', 'saving'] }, { limit: 8 }, 360],
  ['a row', { layout: 'row' }, { limit: 8 }, 1200],
]

for (const [name, settings, request, width] of LOOKS)
  test(`${name} looks the same before any script has run and afterwards`, async ({ browser }, info) => {
    const fixture = served(12, settings, request)
    await withBlocks(browser, { ...held(fixture), viewport: { width, height: 900 } }, async (page, seen) => {
      const pictures: string[] = []
      const come = await hold(page)
      page.on('request', asked => pictures.push(asked.url()))
      const block = page.locator('grapevine-block')
      const list = block.locator('ul')
      const before = await list.screenshot({ path: info.outputPath('before.png') })
      await block.evaluate(host => {
        for (const element of host.shadowRoot?.querySelectorAll('*') ?? []) Object.assign(element, { isServed: true })
      })
      const whole = await page.screenshot({ path: info.outputPath('page-before.png') })
      await come()
      await expectTold(page, 1)
      await expected(block).toHaveAttribute('data-drawn')
      expected((await list.screenshot({ path: info.outputPath('after.png') })).equals(before)).toBe(true)
      const after = await page.screenshot({ path: info.outputPath('page-after.png') })
      // A row is given its buttons.
      if (settings.layout !== 'row') expected(after.equals(whole)).toBe(true)
      const isServed = await list.evaluate(element =>
        [element, ...element.querySelectorAll('*')].every(each => 'isServed' in each),
      )
      expected(isServed).toBe(true)
      expected(await block.evaluate(host => host.shadowRoot?.querySelectorAll('style,link').length)).toBe(0)
      expected(await block.evaluate(host => host.shadowRoot?.adoptedStyleSheets.length)).toBe(2)
      const { events, requests, shifts, problems, violations, told } = await seen()
      expected(requests).toHaveLength(1)
      expected(told[0]).toMatchObject({ name: 'grapevine:rendered', recommendationId: 'r-1' })
      expected(events.filter(event => event.name === 'block_rendered')).toHaveLength(1)
      expected({ shifts, problems, violations }).toEqual({ shifts: [], problems: [], violations: [] })
      expected(pictures.filter(url => url.includes('/picture/'))).toEqual([])
    })
  })

test('the page draws the same as the server', async ({ browser }) => {
  const drawn: string[] = []
  const settings = { show: ['why', 'cart', 'saving'], base: 'http://shop.example/' }
  for (const body of [
    served(12, settings).body,
    `<grapevine-block type="${TYPE}" show="why cart saving" item="X" lang="en"></grapevine-block>`,
  ])
    await withBlocks(browser, { body, scenario: served(12).scenario }, async page => {
      await expectTold(page, 1)
      const markup = await page
        .locator('grapevine-block')
        .locator('.block')
        .evaluate(section => section.outerHTML)
      drawn.push(
        markup
          .replace(/http:\/\/(127\.0\.0\.1:\d+|shop\.example)/g, '')
          .replaceAll(' class=""', '')
          .replace(
            /(<\w+)([^>]*)>/g,
            (_all, tag: string, rest: string) =>
              `${tag} ${rest
                .match(/[\w-]+(="[^"]*")?/g)
                ?.sort()
                .join(' ')}>`,
          ),
      )
    })
  expected(drawn[0]).toBe(drawn[1])
})

test('nothing moves where the style sheet comes late', async ({ browser }) => {
  await withBlocks(browser, served(12), async (page, seen) => {
    await page.route('**/blocks.css', async route => {
      await new Promise(resolve => setTimeout(resolve, 700))
      await route.continue()
    })
    await page.reload()
    await expectTold(page, 1)
    expected((await seen()).shifts).toEqual([])
  })
})

test('the focus and the place in a row stay where they are', async ({ browser }) => {
  await withBlocks(
    browser,
    { ...held(served(12, { layout: 'row' }, { limit: 10 })), viewport: { width: 500, height: 800 } },
    async page => {
      const come = await hold(page)
      const block = page.locator('grapevine-block')
      await block.locator('ul').evaluate(list => {
        list.scrollLeft = 300
        list.querySelectorAll('a')[2]?.focus({ preventScroll: true })
      })
      const place = () =>
        block
          .locator('ul')
          .evaluate(list => [
            Math.round(list.scrollLeft),
            [...list.querySelectorAll('a')].indexOf(
              (list.getRootNode() as ShadowRoot).activeElement as HTMLAnchorElement,
            ),
          ])
      const before = await place()
      expected(before[0]).toBeGreaterThan(200)
      expected(before[1]).toBe(2)
      await come()
      await expectTold(page, 1)
      expected(await place()).toEqual(before)
    },
  )
})

test('a block with too little stays hidden, asks nothing and moves nothing, until it is about something else', async ({
  browser,
}) => {
  const { body } = served(2)
  expected(body).toContain('hidden')
  const scenario = { answers: { [TYPE]: answer(6) as RecommendedBlock } }
  await withBlocks(browser, { body, scenario }, async (page, seen) => {
    const block = page.locator('grapevine-block').first()
    await expected(block).toHaveAttribute('data-empty')
    await expected(block).toBeHidden()
    // Whatever a block asks for it has asked for by the time that another one is drawn.
    await page.evaluate(type => {
      const other = document.createElement('grapevine-block')
      other.setAttribute('type', type)
      document.body.append(other)
    }, TYPE)
    await expectTold(page, 1)
    const { requests, shifts } = await seen()
    expected({ asked: requests.length, shifts }).toEqual({ asked: 1, shifts: [] })
    await block.evaluate(host => host.setAttribute('item', 'Y'))
    await expected(block).toBeVisible()
    await expected(block.getByRole('listitem')).toHaveCount(6)
  })
})

test('what is answered anew takes the place of what a server has drawn', async ({ browser }) => {
  const { body } = served(12)
  const other = answer(6) as RecommendedBlock
  other.items.reverse()
  await withBlocks(browser, { body, scenario: { answers: { [TYPE]: other } } }, async (page, seen) => {
    const titles = page.locator('grapevine-block').locator('.name')
    await expected(titles.first()).toHaveText(`${other.items[0]?.title}`)
    expected((await seen()).problems).toEqual([])
  })
})

test('an answer that is none is said to be none, and the block fills itself', async ({ browser }) => {
  const { body, scenario } = served(12)
  const broken = body.replace(/answer="[^"]*"/, 'answer="{&quot;items&quot;:1}"')
  await withBlocks(browser, { body: broken, scenario }, async (page, seen) => {
    await expectTold(page, 1)
    await expected(page.locator('grapevine-block').getByRole('listitem')).toHaveCount(6)
    expected((await seen()).problems.join()).toContain('The attribute answer is no answer of the collector')
  })
})

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--min-support', '2'] })

    for (const way of ['nonce', 'link'] as const)
      story(
        `a page of the shop's server measures what the server has drawn, its style by ${way}`,
        async ({ page, put, shop, collector }) => {
          const ids = ['kettle', 'blanket', 'mug', 'stove', 'lamp']
          await importProducts(
            collector,
            ids.map(id => catalogProduct(id)),
          )
          await page.goto(put('/'))
          for (const [n, id] of ids.entries())
            for (let times = 0; times < 2 + n; times++)
              await fetch(`${collector.url}/v1/events`, {
                method: 'POST',
                body: JSON.stringify({
                  v: 1,
                  site: collector.site,
                  batch: `b-${id}-${times}`,
                  sentAt: Date.now(),
                  outbox: `o-${id}-${times}`,
                  consent: 'granted',
                  visitor: `v-${id}-${times}`,
                  customer: null,
                  events: [
                    {
                      id: `e-${id}-${times}`,
                      seq: 1,
                      at: Date.now(),
                      session: 's',
                      pageView: 'p',
                      name: 'purchase',
                      params: { transaction_id: `t-${id}-${times}`, items: [{ item_id: id }] },
                    },
                  ],
                }),
              })
          const address = `${collector.url}/v1/fragment?site=${collector.site}&b=bestsellers;placement=home;limit=4`
          const body = await (await fetch(`${address}${way === 'nonce' ? '&nonce=story' : ''}`)).text()
          expect(body).toContain('shadowrootmode')
          const style = way === 'nonce' ? "'nonce-story'" : collector.url
          shop.policy(
            `default-src 'none'; script-src 'nonce-story' ${shop.origin} ${collector.url}; connect-src ${collector.url}; style-src ${style}; img-src * data:; require-trusted-types-for 'script'; trusted-types 'none'`,
          )
          await page.goto(put('/home', { body }))
          const block = page.locator('grapevine-block')
          await expect(block.getByRole('listitem')).toHaveCount(4)
          expect(await block.locator('ul').evaluate(list => getComputedStyle(list).display)).toBe('grid')
          await expect(block.locator('.served')).toHaveCount(0)
          await page.waitForTimeout(1200)
          await block
            .getByRole('link')
            .nth(1)
            .click({ modifiers: ['ControlOrMeta'] })
          await gv(page, 'flush')
          const told = { item_list_id: 'home', block_type: 'bestsellers', placement: 'home' }
          await expectEvents(collector, {
            pages: [page],
            expected: [
              { name: 'block_rendered', params: { ...told, slots: 4 } },
              { name: 'view_item_list', params: told },
              { name: 'select_item', params: told },
            ],
            refuted: [{ name: 'add_to_cart' }],
          })
        },
      )
  })
