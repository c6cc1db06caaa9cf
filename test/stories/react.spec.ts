import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { fragmentOf } from '../../src/collector/answer/fragmentOf.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { type Answers, answered } from '../support/blocks/blocksServer.js'
import { expectHarmless, FIELDS, hostileBlocks, LOW } from '../support/blocks/hostile.js'
import { withBlocks } from '../support/blocks/openBlocks.js'
import { bundleReact, REACTS } from '../support/bundleReact.js'

interface Props {
  html: string
  count: number
  placements: string[]
}

test.use({ trace: 'off' })

const START = `import { App, createElement, createRoot, hydrateRoot } from '/react.js'
const props = { ...JSON.parse(document.getElementById('props').textContent), create: () => window.tracker }
const root = document.getElementById('root')
window.hydrate = () => { hydrateRoot(root, createElement(App, props)) }
window.render = () => { createRoot(root).render(createElement(App, props)) }`

const told = answered([1, 2, 3, 4, 5, 6, 7, 8]) as RecommendedBlock
const fragment = () =>
  fragmentOf(
    [{ type: 'also-bought', anchors: ['X'], limit: 6 }],
    { v: 1, blocks: [{ ...told, type: 'also-bought', ageMs: 0 }] },
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
        await expect(page.locator('#added')).toHaveText('SKU-2')
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

    test('markup of the shop is measured as blocks are', async ({ browser }) => {
      const props = { html: '', count: 3, placements: [] }
      await withBlocks(browser, app(props, ANSWERS, false), async (page, seen) => {
        await start(page, 'render')
        const own = async (name: string) =>
          (await seen()).events.filter(event => event.name === name && event.params.placement === 'own')
        await expect.poll(async () => (await own('view_item_list')).length).toBe(1)
        await page.locator('#own a').nth(1).click()
        expect((await own('select_item'))[0]?.params).toMatchObject({
          recommendation_id: 'r-1',
          items: [{ item_id: 'SKU-22', index: 2 }],
        })
        expect(await own('view_item_list')).toHaveLength(1)
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
