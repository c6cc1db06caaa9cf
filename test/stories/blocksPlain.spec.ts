import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { answered } from '../support/blocks/blocksServer.js'
import { change, withBlocks } from '../support/blocks/openBlocks.js'

const reserve = readFileSync(new URL('../../src/blocks/reserve.css', import.meta.url), 'utf8')
const css = `${reserve}body{font:16px/1.5 sans-serif;margin:0 auto;max-width:1200px;padding:16px}p{margin:0;height:120px}`
const six = [1, 2, 3, 4, 5, 6]
const cards = (page: Page) => page.locator('grapevine-block').getByRole('listitem')

const BLOCK = /<grapevine-block.*?<\/grapevine-block>/

/** Blocks of a page on which the file of what plain blocks do not need cannot be had. */
const plain = (attributes: string, answer: Partial<RecommendedBlock> = {}) => ({
  isPlain: true,
  css,
  body: `<p>Before</p><grapevine-block type="also-bought" item="A" ${attributes}></grapevine-block>${'<p>After</p>'.repeat(12)}`,
  scenario: { answers: { 'also-bought': answered(six, answer) }, startAfter: 250, delay: 250 },
})

for (const attributes of [
  'layout="row"',
  'show="saving why cart"',
  'layout="row" show="why cart"',
  `card="#none" cap="2" words='{"cart":"Buy"}' echo="dataLayer"`,
])
  for (const width of [360, 1200])
    test(`a block is drawn plain without the file of its extras: ${attributes}, ${width} px`, async ({ browser }) => {
      await withBlocks(browser, { ...plain(attributes), viewport: { width, height: 2400 } }, async (page, seen) => {
        await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:rendered'])
        await expect(cards(page)).toHaveCount(6)
        await expect(page.getByRole('button')).toHaveCount(0)
        // The first two frames after the drawing are those in which a shift would be reported.
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
        const { problems, shifts, events } = await seen()
        expect(shifts).toEqual([])
        expect(problems).toEqual([expect.stringMatching(/^block_failed .*blocks-extras\.js/)])
        expect(events.map(({ name }) => name)).toContain('block_rendered')
      })
    })

test('the file is asked for once, however many blocks need it, and a changed attribute is heard all the same', async ({
  browser,
}) => {
  const { body, ...fixture } = plain('show="why"')
  const asked: string[] = []
  await withBlocks(browser, { ...fixture, body: body.replace(BLOCK, '$&$&') }, async (page, seen) => {
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.reload()
    await expect.poll(async () => (await seen()).told.length).toBe(2)
    await page
      .locator('grapevine-block')
      .first()
      .evaluate(host => host.setAttribute('limit', '4'))
    await expect(page.locator('grapevine-block').first().getByRole('listitem')).toHaveCount(4)
    expect(asked.filter(path => path === '/blocks-extras.js')).toHaveLength(1)
    expect((await seen()).problems).toHaveLength(1)
  })
})

test('an experiment is for nobody without the file, and what is paused for new visitors stays away', async ({
  browser,
}) => {
  const experiment = { name: 'Words', share: 1, change: { heading: 'New words' } }
  await withBlocks(browser, plain('', { experiment } as never), async (page, seen) => {
    await expect(cards(page)).toHaveCount(6)
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    expect((await seen()).events[0]?.params).not.toHaveProperty('experiment')
    await expect(page.getByRole('heading')).toHaveText('Others also bought')
    expect((await seen()).problems).toHaveLength(1)
  })
  await withBlocks(browser, plain('', { paused: 'new' }), async (page, seen) => {
    await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:empty'])
    await expect(cards(page)).toHaveCount(0)
    await change(page, 'page', { session: 's-2' })
    expect((await seen()).problems).toHaveLength(1)
  })
})
