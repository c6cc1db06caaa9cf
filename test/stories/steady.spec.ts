import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page, Route } from '@playwright/test'
import type { CLSMetric } from 'web-vitals'
import { demoStory, watchBlocks } from '../support/demoStory.js'
import { expect } from '../support/story.js'

/** The reference implementation of layout shift, as one classic script. */
const WEB_VITALS = readFileSync(
  createRequire(import.meta.url)
    .resolve('web-vitals')
    .replace(/[^/\\]+$/, 'web-vitals.iife.js'),
  'utf8',
)

type Vitals = { onCLS(report: (metric: CLSMetric) => void, options: { reportAllChanges: boolean }): void }
type Watched = { cls?: Pick<CLSMetric, 'value'> & { moved: string[] }; told?: Set<EventTarget> }

/** Measures a page from its start. */
const watchShift = async (page: Page): Promise<void> => {
  await page.addInitScript(`${WEB_VITALS};globalThis.webVitals = webVitals`)
  await page.addInitScript(() => {
    const { webVitals } = globalThis as unknown as { webVitals: Vitals }
    const report = ({ value, entries }: CLSMetric) => {
      const moved = entries.flatMap(({ sources = [] }) =>
        sources.map(({ node, previousRect: before, currentRect: now }) => {
          const rect = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
          // Nothing of a shadow tree is told, nor what is no longer there.
          return `${(node as Element | null)?.outerHTML?.slice(0, 80) ?? 'inside of a block'}: ${rect(before)} to ${rect(now)}`
        }),
      )
      ;(window as Watched).cls = { value, moved }
    }
    webVitals.onCLS(report, { reportAllChanges: true })
  })
  await watchBlocks(page)
}

/** How many blocks near the viewport have shown nothing yet. */
const waitingOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('grapevine-block')].filter(
        one => one.getBoundingClientRect().top < innerHeight + 600 && !(window as Watched).told?.has(one),
      ).length,
  )

/** Goes down a page as a reader does, and up again, and waits for every block that is asked for. */
const readThrough = async (page: Page): Promise<void> => {
  const step = () =>
    page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame)
      // As fast as a thumb: 80 px a frame.
      for (let moved = 0; moved < innerHeight / 2; moved += 80) {
        scrollBy(0, 80)
        await frame()
      }
      await frame()
      const blocks = [...document.querySelectorAll('grapevine-block')]
      const near = blocks.filter(one => one.getBoundingClientRect().top < innerHeight + 600)
      const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
      return { isEnd, waiting: near.filter(one => !(window as Watched).told?.has(one)).length }
    })
  for (let steps = 0; steps < 60; steps++) {
    const { isEnd, waiting } = await step()
    if (waiting > 0) await expect.poll(() => waitingOn(page), { timeout: 20_000 }).toBe(0)
    else if (isEnd) break
  }
  await page.evaluate(() => scrollTo(0, 0))
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/**
 * Jumps down a page and up again by half a viewport, as keys and links do, and waits for nothing: blocks are drawn and give back
 * their room in the very frames in which the page jumps.
 */
const jumpThrough = async (page: Page): Promise<void> => {
  for (let ways = 0; ways < 6 || ((await waitingOn(page)) > 0 && ways < 60); ways++)
    await page.evaluate(async direction => {
      const end = () =>
        direction > 0 ? scrollY + innerHeight >= document.documentElement.scrollHeight - 2 : scrollY < 2
      for (let jumps = 0; jumps < 60 && !end(); jumps++) {
        for (let frames = jumps % 4; frames >= 0; frames--) await new Promise(requestAnimationFrame)
        // Out of the frame, where pages hear of keys and clicks.
        await new Promise(done => setTimeout(done))
        scrollBy({ top: (direction * innerHeight) / 2, behavior: 'instant' })
      }
    }, (-1) ** ways)
  expect(await waitingOn(page)).toBe(0)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

const WAYS = { read: readThrough, 'jumped through': jumpThrough }

const shiftOf = (page: Page) => page.evaluate(() => (window as Watched).cls)

/** How the collector answers for the products of blocks. */
const ANSWERS: Record<string, (route: Route) => Promise<void>> = {
  'at once': route => route.continue(),
  'after two seconds': async route => {
    await new Promise(resolve => setTimeout(resolve, 2000))
    await route.continue()
  },
  'with nothing': async route => {
    const answer = await route.fetch()
    const { blocks, ...rest } = await answer.json()
    const empty = blocks.map((block: object) => ({ ...block, items: [] }))
    await route.fulfill({ response: answer, json: { ...rest, blocks: empty } })
  },
  'with an error': route =>
    route.fulfill({
      status: 503,
      json: { problem: 'busy', message: 'Later.' },
      headers: { 'access-control-allow-origin': '*' },
    }),
  'by breaking connections': route => route.abort('connectionreset'),
}

const PAGES = [
  ['home', '/', 360],
  ['a product', '/p/whistling-kettle', 1200],
] as const

for (const [answer, give] of Object.entries(ANSWERS))
  for (const [way, go] of Object.entries(WAYS))
    for (const [name, path, width] of PAGES)
      demoStory(`nothing moves on ${name} of ${width} px, ${way}, answered ${answer}`, async ({ page, demo }) => {
        await page.setViewportSize({ width, height: 740 })
        await watchShift(page)
        let asked = 0
        await page.route(/\/v1\/recommendations/, async route => {
          asked++
          await give(route)
        })
        await page.goto(demo.shop + path)
        await page.getByRole('button', { name: 'Allow' }).click()
        // What was answered at the first visit is kept for the second, so that both are read.
        for (let visit = 0; visit < (answer === 'at once' ? 2 : 1); visit++) {
          await page.reload()
          // Until a block has begun to draw the demo reserves no room for it; who reads on in that moment sees its foot move.
          await page.waitForFunction(() =>
            [...document.querySelectorAll('grapevine-block')].every(block => block.shadowRoot?.firstChild),
          )
          await go(page)
          expect(await shiftOf(page)).toEqual({ value: 0, moved: [] })
        }
        expect(asked).toBeGreaterThan(0)
      })

demoStory('what moves is measured, so that the stories above can fail', async ({ page, demo }) => {
  await watchShift(page)
  await page.goto(`${demo.shop}/p/whistling-kettle`)
  await readThrough(page)
  await page.evaluate(() => {
    const late = document.createElement('p')
    late.style.height = '200px'
    document.querySelector('main')?.prepend(late)
  })
  await expect.poll(async () => (await shiftOf(page))?.value).toBeGreaterThan(0)
})
