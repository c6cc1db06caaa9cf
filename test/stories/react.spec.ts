import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { fragmentOf } from '../../src/collector/answer/fragmentOf.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { type Answers, answered } from '../support/blocks/blocksServer.js'
import { expectHarmless, FIELDS, hostileBlocks, LOW } from '../support/blocks/hostile.js'
import { change, withBlocks } from '../support/blocks/openBlocks.js'
import { bundleReact, REACTS } from '../support/bundleReact.js'

interface Props {
  html: string
  count: number
  placements: string[]
  /** More props of the first block. */
  more?: object
  /** Attributes of an element without the component. */
  element?: object
  /** `create` forgets to answer the tracker. */
  isLost?: boolean
  /** A route that tells its own page views. */
  route?: { id: string; type: string }
  /** There is no provider. */
  isBare?: boolean
}

test.use({ trace: 'off' })

const START = `import { App, createElement, createRoot, hydrateRoot } from '/react.js'
const props = { ...JSON.parse(document.getElementById('props').textContent), create: () => { window.created = (window.created ?? 0) + 1; return props.isLost ? undefined : window.tracker } }
const root = document.getElementById('root')
let app
window.hydrate = () => { app = hydrateRoot(root, createElement(App, props)) }
window.render = () => { app = createRoot(root); app.render(createElement(App, props)) }
window.renderAgain = changes => { app.render(createElement(App, { ...props, ...changes })) }`

const told = answered([1, 2, 3, 4, 5, 6, 7, 8]) as RecommendedBlock
const fragment = (anchor = 'X', block = told) =>
  fragmentOf(
    [{ type: 'also-bought', anchors: [anchor], limit: 6 }],
    { v: 1, blocks: [{ ...block, type: 'also-bought', ageMs: 0 }] },
    { lang: 'en', heading: '', layout: '', show: ['cart'], stylesheet: '/blocks.css' },
  )

const start = async (page: Page, how: 'hydrate' | 'render') => {
  const said: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('img-src')) said.push(message.text())
  })
  await page.evaluate(name => {
    const { hydrate, render } = window as unknown as Record<string, () => void>
    ;(name === 'hydrate' ? hydrate : render)?.()
  }, how)
  return said
}

const renderAgain = (page: Page, changes: Partial<Props>) =>
  page.evaluate(given => {
    ;(window as unknown as { renderAgain(changes: object): void }).renderAgain(given)
  }, changes)

const ANSWERS: Answers = {
  'also-bought': told,
  own: answered([21, 22, 23], { placement: 'own' }),
  p0: answered([11, 12, 13]),
}

for (const react of REACTS)
  test.describe(`React ${react}`, () => {
    let folder = ''
    let render: (props: Props) => string

    test.beforeAll(async () => {
      folder = await bundleReact(react)
      render = (await import(join(folder, 'server.mjs'))).render
    })

    /** A page that a server has rendered with React, or that is empty before React runs. */
    const app = (props: Props, answers: Answers, isServed = true) => ({
      body: `<div id="root">${isServed ? render(props) : ''}</div><script type="application/json" id="props">${JSON.stringify(props).replaceAll('<', '\\u003c')}</script><script type="module" src="/start.js"></script>`,
      scenario: { answers },
      files: {
        '/start.js': (): [string, string] => ['text/javascript', START],
        '/react.js': (): [string, string] => ['text/javascript', readFileSync(join(folder, 'browser.mjs'), 'utf8')],
      },
    })

    test('what a server has rendered is taken over without a word and without a redraw', async ({ browser }) => {
      const props = { html: fragment(), count: 3, placements: ['p0'] }
      await withBlocks(browser, app(props, ANSWERS), async (page, seen) => {
        const block = page.locator('grapevine-block').first()
        // The element is ready before React is.
        await expect.poll(async () => (await seen()).told.length).toBeGreaterThan(0)
        await block.evaluate(host => {
          for (const element of host.shadowRoot?.querySelectorAll('.item,.card,img') ?? [])
            Object.assign(element, { isServed: true })
        })
        const said = await start(page, 'hydrate')
        await expect(page.locator('#own li')).toHaveCount(3)
        await expect(block).toHaveClass('mine')
        await expect(block.getByRole('listitem')).toHaveCount(6)
        const isServed = () =>
          block.evaluate(host =>
            [...(host.shadowRoot?.querySelectorAll('.item,.card,img') ?? [])].every(one => 'isServed' in one),
          )
        expect(await isServed()).toBe(true)
        await block
          .getByRole('button', { name: /Add to cart/ })
          .nth(1)
          .click()
        await expect(page.locator('#added')).toHaveText('SKU-2 ')
        expect(await isServed()).toBe(true)
        const { problems, violations, executed } = await seen()
        expect({ said, problems, violations, executed }).toEqual({
          said: [],
          problems: [],
          violations: [],
          executed: 0,
        })
      })
    })

    test('an app that begins in the browser draws the same, with its own cards', async ({ browser }) => {
      const props = { html: fragment(), count: 3, placements: ['p0'] }
      await withBlocks(browser, app(props, ANSWERS, false), async (page, seen) => {
        const said = await start(page, 'render')
        const [plain, own] = [page.locator('grapevine-block').first(), page.locator('grapevine-block').nth(1)]
        await expect(plain.getByRole('listitem')).toHaveCount(6)
        await expect(own.locator('.react-card')).toHaveCount(3)
        await expect(own.locator('.react-card').first()).toContainText('SKU-11')
        const { problems, violations } = await seen()
        expect({ said, problems, violations }).toEqual({ said: [], problems: [], violations: [] })
      })
    })

    test('an app in strict mode makes one tracker, and a block has what any element may have', async ({ browser }) => {
      const more = { id: 'goes-with-it', style: { marginTop: '7px' }, 'data-mine': 'yes', echo: 'dataLayer', limit: 4 }
      await withBlocks(
        browser,
        app({ html: '', count: 3, placements: [], more }, ANSWERS, false),
        async (page, seen) => {
          const said = await start(page, 'render')
          const block = page.locator('grapevine-block#goes-with-it')
          await expect(block.getByRole('listitem')).toHaveCount(4)
          await expect(block).toHaveCSS('margin-top', '7px')
          await expect(block).toHaveAttribute('data-mine', 'yes')
          await expect(block).toHaveAttribute('echo', 'dataLayer')
          await expect(block).not.toHaveAttribute('onadd')
          await expect(block).toHaveClass('mine')
          expect(await page.evaluate(() => (window as unknown as { created: number }).created)).toBe(1)
          expect({ said, problems: (await seen()).problems }).toEqual({ said: [], problems: [] })
        },
      )
    })

    test('a route tells its page view once, with its own title and type, and before what is told of it', async ({
      browser,
    }) => {
      const props = { html: '', count: 3, placements: [], route: { id: 'lamp', type: 'product' } }
      await withBlocks(browser, app(props, ANSWERS), async (page, seen) => {
        const said = await start(page, 'hydrate')
        // Strict mode lets the effects of the shop run twice.
        const told = async () =>
          (await seen()).events
            .filter(({ name }) => ['page_view', 'view_item'].includes(name))
            .map(({ name, params }) =>
              name === 'page_view' ? `${params.type}: ${params.title}` : `${params.items[0]?.item_id}`,
            )
            .filter((one, i, all) => one.includes(':') || one !== all[i - 1])
        await expect.poll(told).toEqual(['product: The lamp', 'lamp'])
        await page.evaluate(() => history.pushState(null, '', '/p/tents'))
        await renderAgain(page, { route: { id: 'tents', type: 'category' } })
        await expect.poll(told).toEqual(['product: The lamp', 'lamp', 'category: The tents', 'tents'])
        await renderAgain(page, { count: 2, route: { id: 'tents', type: 'category' } })
        await expect.poll(async () => (await seen()).requests.some(({ limit }) => limit === 2)).toBe(true)
        expect(await told()).toEqual(['product: The lamp', 'lamp', 'category: The tents', 'tents'])
        expect(said).toEqual([])
      })
    })

    for (const [what, fault, sentence] of [
      [
        'a create that answers nothing',
        { isLost: true },
        /^Grapevine: create of <GrapevineProvider> answers no tracker\./,
      ],
      ['no provider', { isBare: true }, /^Grapevine: useRecommendations\(\) finds no tracker: put <GrapevineProvider/],
    ] as const)
      test(`${what} is told once, and blocks are drawn all the same`, async ({ browser }) => {
        const props = { html: '', count: 3, placements: [], ...fault }
        await withBlocks(browser, app(props, ANSWERS, false), async page => {
          const said = await start(page, 'render')
          await expect(page.locator('grapevine-block').first().getByRole('listitem')).toHaveCount(6)
          await expect(page.locator('#loading')).toBeVisible()
          expect(said).toEqual([expect.stringMatching(sentence)])
        })
      })

    test('a block follows its props', async ({ browser }) => {
      const props = { html: '', count: 3, placements: [] }
      const answers = { ...ANSWERS, there: answered([4, 5, 6]), nowhere: null }
      await withBlocks(browser, app(props, answers), async (page, seen) => {
        const said = await start(page, 'hydrate')
        const block = page.locator('grapevine-block').first()
        const cards = block.getByRole('listitem')
        const asked = async () => (await seen()).requests.filter(request => request.type === 'also-bought').at(-1)
        const isReferred = () =>
          block.evaluate(host => (window as unknown as { first: { current: Element } }).first.current === host)
        let more: object = {}
        const give = async (changes: object) => {
          more = { ...more, ...changes }
          await renderAgain(page, { more })
        }
        await expect(cards).toHaveCount(6)
        expect(await isReferred()).toBe(true)
        await give({ item: ['Y', 'Z'] })
        await expect.poll(asked).toMatchObject({ anchors: ['Y', 'Z'] })
        await give({ limit: 4 })
        await expect(cards).toHaveCount(4)
        await give({ category: 'Lamps', market: 'de', term: 'lamp' })
        await expect.poll(asked).toMatchObject({ category: 'Lamps', market: 'de', term: 'lamp' })
        await give({ placement: 'there' })
        await expect(cards.first()).toContainText('Basket', { ignoreCase: true })
        await give({ heading: 'Goes with it', layout: 'row' })
        await expect(block.getByRole('heading')).toHaveText('Goes with it')
        await expect(block.locator('.row')).toBeVisible()
        await give({ words: { cart: 'Buy' } })
        await expect(block.getByRole('button', { name: /^Buy/ })).toHaveCount(3)
        await give({ show: ['why'], heading: undefined })
        await expect(block.getByRole('heading')).toHaveText('Others also bought')
        await expect(block.getByRole('button', { name: /^Buy/ })).toHaveCount(0)
        await give({ lang: 'pl' })
        await expect(block.getByRole('heading')).toHaveText('Inni kupili również')
        expect(await isReferred()).toBe(true)
        await give({ isOwn: true, show: ['cart'] })
        await expect(block.locator('.react-card')).toHaveText(['SKU-4', 'SKU-5', 'SKU-6'])
        await block.getByRole('button', { name: /^Buy/ }).first().click()
        await expect(page.locator('#added')).toHaveText('SKU-4 ')
        await give({ isOwn: false })
        await expect(block.getByRole('link')).toHaveCount(3)
        await expect(block.locator('.react-card')).toHaveCount(0)
        expect(await isReferred()).toBe(true)
        await block.getByRole('button', { name: /^Buy/ }).nth(1).click()
        await expect(page.locator('#added')).toHaveText('SKU-4 SKU-5 ')
        await give({ min: 4 })
        await expect(block).toBeHidden()
        const { problems, violations } = await seen()
        expect({ said, problems, violations }).toEqual({ said: [], problems: [], violations: [] })
      })
    })

    test('the element itself is one in JSX too', async ({ browser }) => {
      const written = { type: 'trending', placement: 'p0', limit: 2, min: 1, class: 'bare' }
      const element = { ...written, suppressHydrationWarning: true }
      const props = { html: '', count: 3, placements: [], element }
      await withBlocks(browser, app(props, ANSWERS), async (page, seen) => {
        const said = await start(page, 'hydrate')
        const block = page.locator('grapevine-block.bare')
        await expect(block.getByRole('listitem')).toHaveCount(2)
        await renderAgain(page, { element: { ...element, limit: 3, heading: 'Now' } })
        await expect(block.getByRole('listitem')).toHaveCount(3)
        await expect(block.getByRole('heading')).toHaveText('Now')
        // It tells a property from an attribute by what the element has.
        expect(await block.evaluate(host => [host.getAttribute('limit'), 'limit' in host])).toEqual(['3', false])
        expect((await seen()).problems).toEqual([])
        expect(said).toEqual([])
      })
    })

    test('a block follows the html it is given, in whatever language', async ({ browser }) => {
      const props = { html: fragment(), count: 3, placements: [] }
      const answers = { ...ANSWERS, 'also-bought': null }
      await withBlocks(browser, app(props, answers), async (page, seen) => {
        const said = await start(page, 'hydrate')
        const block = page.locator('grapevine-block').first()
        await expect(block.getByRole('listitem')).toHaveCount(6)
        const other = answered([12, 11, 10, 9]) as RecommendedBlock
        const html = fragment('Y', { ...other, recommendationId: 'r-2' })
        await renderAgain(page, { html, more: { item: 'Y' } })
        await expect(block.getByRole('listitem')).toHaveCount(4)
        await expect(block.getByRole('listitem').first()).toContainText('Laptop sleeve')
        await expect(block.getByRole('button', { name: /Add to cart/ })).toHaveCount(4)
        // What was answered for another product is not shown for this one.
        await renderAgain(page, { html, more: { item: 'Z' } })
        await expect(block).not.toHaveAttribute('answer')
        for (const lang of ['pl', 'en', 'pl']) await renderAgain(page, { html: fragment(), more: { lang } })
        await expect(block).toHaveAttribute('lang', 'pl')
        const { problems, violations, told: events } = await seen()
        expect(events.filter(one => one.recommendationId === 'r-2' && !one.items.includes('SKU-12'))).toEqual([])
        expect(problems).toEqual([expect.stringContaining('its lang is "en", not "pl"')])
        expect({ said, violations }).toEqual({ said: [], violations: [] })
      })
    })

    const BAD: [name: string, html: () => string, sentence: string][] = [
      ['is another answer', () => '<h1>502 Bad Gateway</h1>', 'is not what /v1/fragment answers to one b=…: "<h1>502'],
      ['holds two blocks', () => fragment() + fragment(), 'is not what /v1/fragment answers to one b=…'],
      ['is of another product', () => fragment('Y'), 'is of another block: its item is "Y", not "X"'],
    ]
    for (const [name, html, sentence] of BAD)
      test(`html that ${name} is told, and the block fills itself`, async ({ browser }) => {
        const props = { html: html(), count: 3, placements: [] }
        const warnings: string[] = []
        const { warn } = console
        console.warn = text => warnings.push(text)
        const fixture = app(props, ANSWERS)
        console.warn = warn
        expect(warnings).toEqual([expect.stringContaining(sentence)])
        expect(fixture.body).not.toContain('shadowrootmode="open"><')
        await withBlocks(browser, fixture, async (page, seen) => {
          const said = await start(page, 'hydrate')
          const block = page.locator('grapevine-block').first()
          await expect(block.getByRole('listitem')).toHaveCount(6)
          await renderAgain(page, { more: { limit: 4 } })
          await expect(block.getByRole('listitem')).toHaveCount(4)
          // Strict mode starts each effect twice.
          const { problems } = await seen()
          expect([...new Set(problems)]).toEqual([expect.stringContaining(sentence)])
          expect(problems.length).toBeLessThanOrEqual(2)
          expect(said).toEqual([])
        })
      })

    test('markup of the shop is measured as blocks are', async ({ browser }) => {
      const props = { html: '', count: 3, placements: [] }
      await withBlocks(browser, app(props, ANSWERS, false), async (page, seen) => {
        await start(page, 'render')
        const own = async (name: string) =>
          (await seen()).events.filter(event => event.name === name && event.params.placement === 'own')
        await expect.poll(async () => (await own('view_item_list')).length).toBe(1)
        const told = { item_list_id: 'own', block_type: 'bestsellers', recommendation_id: 'r-1', source: 'primary' }
        expect((await own('block_rendered')).map(event => event.params)).toEqual([
          { ...told, placement: 'own', slots: 3 },
        ])
        const links = page.locator('#own a')
        await expect(links.first()).toHaveAttribute('href', /\/p\/21$/)
        await links.nth(1).click()
        await links.nth(2).click({ button: 'middle' })
        await links.first().click({ button: 'right' })
        const chosen = (await own('select_item')).map(event => event.params)
        expect(chosen).toMatchObject([
          { ...told, items: [{ item_id: 'SKU-22', index: 2 }] },
          { ...told, items: [{ item_id: 'SKU-23', index: 3 }] },
        ])
        await renderAgain(page, { more: { limit: 4 } })
        expect(await own('view_item_list')).toHaveLength(1)
        await change(page, 'page', { pageView: 'page-2' })
        await expect.poll(async () => (await own('view_item_list')).length).toBe(2)
        expect(await own('block_rendered')).toHaveLength(1)
      })
    })

    for (const field of FIELDS)
      test(`no payload does anything as ${field} of a product in React`, async ({ browser }) => {
        const blocks = hostileBlocks(field)
        const answers: Answers = Object.fromEntries(
          blocks.map(({ placement, items }) => [placement, answered([], { items })]),
        )
        answers.own = answered([], { items: blocks.flatMap(({ items }) => items) })
        const props = { html: '', count: 48, placements: blocks.map(({ placement }) => placement) }
        const viewport = { width: 1400, height: 2000 }
        await withBlocks(browser, { ...app(props, answers), css: LOW, viewport }, async (page, seen) => {
          const said = await start(page, 'hydrate')
          await expect(page.locator('#own li').last()).toBeAttached()
          await expect.poll(() => page.locator('.react-card').count(), { timeout: 20_000 }).toBeGreaterThan(450)
          await expectHarmless(page, field, seen, 'grapevine-block, #own')
          expect(said.filter(text => !text.includes('same key'))).toEqual([])
        })
      })
  })
