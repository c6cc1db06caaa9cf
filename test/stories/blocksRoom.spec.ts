import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { answered, product } from '../support/blocks/blocksServer.js'
import { change, type FixtureWindow, withBlocks } from '../support/blocks/openBlocks.js'

/** The style sheet that the guide tells shops to take over. */
const reserve = readFileSync(new URL('../../src/blocks/reserve.css', import.meta.url), 'utf8')
const css = `${reserve}body{font:16px/1.5 sans-serif;margin:0 auto;max-width:1200px;padding:16px}p{margin:0;height:120px}`
const tall = '<p id="after">After</p><p>More</p><p>More</p><p>More</p><p>More</p><p>More</p><p>More</p><p>More</p>'

const block = (page: Page) => page.locator('grapevine-block').first()
const six = { 'also-bought': answered([1, 2, 3, 4, 5, 6]) }
const answers = {
  full: six,
  few: { 'also-bought': answered([1, 2, 3]) },
  empty: { 'also-bought': answered([]) },
  failed: { 'also-bought': null },
}

for (const [name, answer] of Object.entries(answers)) {
  for (const width of [360, 1200]) {
    for (const layout of ['grid', 'row']) {
      test(`nothing on screen moves: ${name} answer, ${layout}, ${width} px`, async ({ browser }) => {
        const body = `<p>Before</p><grapevine-block type="also-bought" item="A" layout="${layout}"></grapevine-block>${tall}`
        const fixture = { body, css, scenario: { answers: answer, delay: 250, startAfter: 250 } }
        await withBlocks(browser, { ...fixture, viewport: { width, height: 900 } }, async (page, seen) => {
          await expect.poll(async () => (await seen()).told.length).toBe(1)
          // The first two frames after the drawing are those in which a shift would be reported.
          await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
          expect((await seen()).shifts).toEqual([])
          expect(await block(page).evaluate(host => (host as HTMLElement).hidden)).toBe(
            name === 'empty' || name === 'failed',
          )
        })
      })
    }
  }
}

/** Blocks in many looks, of which `reserve.css` says that it follows them: attributes and style of each. */
const LOOKS: [attributes: string, style?: string][] = [
  ...[2, 3, 4, 5, 6, 8, 10, 12].map((limit): [string] => [`limit="${limit}"`]),
  ['limit="6" show="why cart"'],
  ['limit="3" show="cart"', '--grapevine-ratio: 3 / 4'],
  ['limit="6"', '--grapevine-columns: 4'],
  ['limit="8"', '--grapevine-columns: 3; --grapevine-ratio: 1.5'],
  ['limit="6" layout="row"'],
  ['limit="6" layout="row" show="why"', '--grapevine-card-width: 190px; --grapevine-ratio: 4/5'],
  ['limit="12" layout="row"', 'font-size: 12px'],
]

for (const width of [360, 560, 800, 1000, 1200, 1700])
  test(`the room that is kept is the room that is drawn, ${width} px`, async ({ browser }) => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    const looks = LOOKS.map(([attributes], i) => ({ attributes, placement: `p${i}` }))
    const body = looks
      .map(
        ({ attributes, placement }) =>
          `<grapevine-block id="${placement}" placement="${placement}" type="bestsellers" min="1" ${attributes}></grapevine-block>`,
      )
      .join('')
    const items = (i: number) => numbers.map(number => product(number, { id: `${i}-${number}` }))
    const answers = Object.fromEntries(looks.map(({ placement }, i) => [placement, answered([], { items: items(i) })]))
    const styles = LOOKS.map(([, style = ''], i) => `#p${i}{${style}}`).join('')
    const wide = css.replace('max-width:1200px', 'max-width:1700px')
    const fixture = {
      body,
      css: wide + styles,
      scenario: { answers, isHeld: true },
      viewport: { width, height: 12_000 },
    }
    await withBlocks(browser, fixture, async (page, seen) => {
      const heights = () =>
        page.locator('grapevine-block').evaluateAll(hosts => hosts.map(host => host.getBoundingClientRect().height))
      await expect.poll(() => page.evaluate(() => 'begin' in window)).toBe(true)
      const kept = await heights()
      await page.evaluate(() => (window as unknown as FixtureWindow).begin())
      await expect.poll(async () => (await seen()).told.length).toBe(LOOKS.length)
      const drawn = await heights()
      // Browsers round each of the lines.
      expect(drawn.map((height, i) => (Math.abs(height - kept[i]!) < 1 ? '' : LOOKS[i]))).toEqual(LOOKS.map(() => ''))
      expect(Math.min(...kept)).toBeGreaterThan(150)
      expect((await seen()).shifts).toEqual([])
    })
  })

test('without reserved room the drawing moves what follows, so that the tests above can fail', async ({ browser }) => {
  const body = `<p>Before</p><grapevine-block type="also-bought" item="A"></grapevine-block>${tall}`
  await withBlocks(browser, { body, scenario: { answers: six, startAfter: 400 } }, async (_page, seen) => {
    await expect.poll(async () => (await seen()).shifts.length).toBeGreaterThan(0)
  })
})

test('a placeholder reserves the same room', async ({ browser }) => {
  const body = `<p>Before</p><div data-grapevine="also-bought" data-item="A"></div>${tall}`
  await withBlocks(browser, { body, css, scenario: { answers: six, startAfter: 250 } }, async (_page, seen) => {
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    expect((await seen()).shifts).toEqual([])
  })
})

test('a block below the viewport that stays empty leaves no gap', async ({ browser }) => {
  const body = `<p style="height:1000px"></p><p id="before">Before</p><grapevine-block type="also-bought" item="A"></grapevine-block><p id="after">After</p>`
  const above = css.replace('p{margin:0;height:120px}', 'p{margin:0;height:120px}p:first-child{height:1000px}')
  await withBlocks(
    browser,
    { body: body.replace(' style="height:1000px"', ''), css: above, scenario: { answers: answers.empty } },
    async (page, seen) => {
      await expect.poll(async () => (await seen()).told.length).toBe(1)
      const gap = () =>
        page.evaluate(() => {
          const at = (id: string) => document.getElementById(id)?.getBoundingClientRect()
          return (at('after')?.top ?? 0) - (at('before')?.bottom ?? 0)
        })
      // It is told before the frame in which the room is given back.
      await expect.poll(gap).toBe(0)
      expect((await seen()).shifts).toEqual([])
    },
  )
})

test('an empty block on screen keeps blank room, and gives it back when it is far below', async ({ browser }) => {
  const body = `<div id="top"></div><grapevine-block type="also-bought" item="A"></grapevine-block><div>${tall}${tall}</div>`
  const fixture = { body, css: `${css}#top{height:1600px}`, scenario: { answers: answers.empty, delay: 400 } }
  await withBlocks(browser, fixture, async (page, seen) => {
    const height = () => block(page).evaluate(host => host.getBoundingClientRect().height)
    await page.evaluate(() => scrollTo(0, 1200))
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    await expect(block(page)).toBeHidden()
    expect(await height()).toBeGreaterThan(200)
    // Above the viewport it waits as well.
    await page.evaluate(() => scrollTo(0, 2900))
    await page.evaluate(() => new Promise(done => setTimeout(done, 100)))
    expect(await height()).toBeGreaterThan(200)
    await page.evaluate(() => scrollTo(0, 1200))
    await page.evaluate(() => new Promise(done => setTimeout(done, 100)))
    await page.evaluate(() => scrollTo(0, 0))
    await expect.poll(height).toBe(0)
    expect((await seen()).shifts).toEqual([])
  })
})

test('a block that is hidden comes back below the viewport when it has products again', async ({ browser }) => {
  const body = `<div id="top"></div><grapevine-block type="also-bought" item="A"></grapevine-block>${tall}`
  const far = `${css}#top{height:1100px}`
  await withBlocks(
    browser,
    { body, css: far, scenario: { answers: answers.few, cart: ['SKU-1'] } },
    async (page, seen) => {
      await expect.poll(async () => (await seen()).told.at(-1)?.name).toBe('grapevine:empty')
      await expect(block(page)).toBeHidden()
      await change(page, 'cart', { cart: [] })
      await expect(block(page)).toBeVisible()
      await change(page, 'cart', { cart: ['SKU-2'] })
      await expect(block(page)).toBeHidden()
      expect((await seen()).shifts).toEqual([])
    },
  )
})

for (const limit of [2, 3, 4])
  test(`${limit} cards leave no room for another beside them`, async ({ browser }) => {
    const body = `<grapevine-block type="also-bought" item="A" limit="${limit}" min="1"></grapevine-block>`
    for (const width of [560, 800, 1200])
      await withBlocks(
        browser,
        { body, css, scenario: { answers: six }, viewport: { width, height: 900 } },
        async page => {
          const cards = block(page).getByRole('listitem')
          await expect(cards.getByRole('link')).toHaveCount(limit)
          const [list, boxes] = await Promise.all([
            block(page).getByRole('list').boundingBox(),
            cards.evaluateAll(all => all.map(card => card.getBoundingClientRect().toJSON() as DOMRect)),
          ])
          const hole = list!.x + list!.width - Math.max(...boxes.map(({ right }) => right))
          expect(hole, `${width} px`).toBeLessThan(boxes[0]!.width)
        },
      )
  })
