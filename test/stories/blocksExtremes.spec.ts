import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answered, product } from '../support/blocks/blocksServer.js'
import { withBlocks } from '../support/blocks/openBlocks.js'
import { ROOT } from '../support/process.js'

/** Where the pictures go, for whoever wants to look at them. */
const FOLDER = join(ROOT, 'test/.output/extremes')

const SCREENS = [
  [320, 800],
  [1200, 900],
  [3840, 2160],
] as const

const LANGUAGES = [
  ['en', 'ltr', 'MXN', '1,234,567,890.99'],
  ['ru', 'ltr', 'BYN', '1 234 567 890,99'],
  ['pl', 'ltr', 'RSD', '1 234 567 890,99'],
  ['pl', 'rtl', 'PLN', '1 234 567 890,99'],
] as const

/** The widest card: 28em of the page. */
const WIDEST = 448

const HUGE = 123_456_789_099

const items = (block: string, currency: string) =>
  [
    { price: { amount: HUGE, currency }, listPrice: { amount: HUGE + 9_999_999, currency }, rating: 4.6, reviews: 213 },
    { price: { amount: HUGE, currency }, title: 'W'.repeat(200) },
    { image: undefined, title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' },
    { image: '/missing.png', availability: 'preorder', listPrice: { amount: 900_000, currency: 'EUR' } },
    { title: 'תיק בד עם ידיות עור', availability: 'backorder', rating: 4.9, reviews: 1_234_567, support: '1000+' },
    { url: undefined, price: undefined, image: undefined },
  ].map((changes, i) => product(i + 1, { ...changes, id: `${block}-${i}` }))

const fixture = (lang: string, dir: string, currency: string, [width, height]: (typeof SCREENS)[number]) => ({
  lang,
  dir,
  css: 'body{margin:16px;font:16px/1.5 system-ui,sans-serif}',
  viewport: { width, height },
  body: `<grapevine-block type="also-bought" item="X"></grapevine-block>
<grapevine-block type="trending" show="saving why cart"></grapevine-block>
<grapevine-block type="bestsellers" layout="row" show="saving why cart"></grapevine-block>`,
  scenario: {
    answers: Object.fromEntries(
      ['also-bought', 'trending', 'bestsellers'].map(type => [type, answered([], { items: items(type, currency) })]),
    ),
  },
})

/** Brings every block on the screen once, so that all are drawn. */
const drawAll = async (page: Page) => {
  for (const block of await page.locator('grapevine-block').all()) {
    await block.scrollIntoViewIfNeeded()
    await expect(block.locator('.name').first()).not.toBeEmpty()
    await expect(block.locator('.wait')).toHaveCount(0)
  }
  await page.evaluate(() => scrollTo(0, 0))
}

/** What stands out of its card, as text on screen: prices whole, titles within two lines, nothing beside. */
const faultsOf = (page: Page, widest: number) =>
  page.evaluate(widest => {
    const faults: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways')
    for (const host of document.querySelectorAll('grapevine-block'))
      for (const card of host.shadowRoot!.querySelectorAll('.item')) {
        const box = card.getBoundingClientRect()
        const name = `${host.getAttribute('type')}, ${card.querySelector('.name')?.textContent?.slice(0, 20)}`
        if (box.width > widest + 1) faults.push(`${name}: ${box.width} px wide`)
        for (const part of card.querySelectorAll('.now,.long,.badge,.add,.why,.title')) {
          const { left, right, top, bottom, width } = part.getBoundingClientRect()
          const isOut = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1
          if (width && isOut) faults.push(`${name}: ${part.className} stands out of the card`)
        }
        const size = Number.parseFloat(getComputedStyle(card.querySelector('.now,.long')!).fontSize)
        if (size < 9) faults.push(`${name}: a price of ${size} px`)
      }
    return faults
  }, widest)

for (const screen of SCREENS)
  for (const [lang, dir, currency, huge] of LANGUAGES)
    test(`what is huge, endless or missing stays in its card: ${screen[0]} px, ${lang}, ${dir}`, async ({
      browser,
    }) => {
      mkdirSync(FOLDER, { recursive: true })
      await withBlocks(browser, fixture(lang, dir, currency, screen), async (page, seen) => {
        await drawAll(page)
        expect(await faultsOf(page, WIDEST)).toEqual([])
        const price = page.locator('grapevine-block .long').first()
        expect((await price.textContent())?.replace(/\s/g, ' ')).toContain(huge)
        // The list price, for which there is no room, is left out as a whole rather than cut.
        const cut = await page.locator('grapevine-block s').evaluateAll(
          prices =>
            prices.filter(one => {
              const [inner, outer] = [one.getBoundingClientRect(), one.parentElement!.getBoundingClientRect()]
              const isShown = inner.top < outer.bottom - 1
              return isShown && (inner.right > outer.right + 1 || inner.left < outer.left - 1)
            }).length,
        )
        expect(cut).toBe(0)
        expect((await seen()).problems).toEqual([])
        await page.screenshot({ path: join(FOLDER, `${screen[0]}-${lang}-${dir}.png`), fullPage: true })
      })
    })

for (const screen of SCREENS)
  test(`forced colours keep buttons, the focus and what is off apart: ${screen[0]} px`, async ({ browser }) => {
    await withBlocks(browser, fixture('en', 'ltr', 'MXN', [screen[0], 900] as never), async page => {
      await page.emulateMedia({ forcedColors: 'active' })
      await drawAll(page)
      const style = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate(element => {
            const { borderTopColor, borderTopStyle, borderTopWidth, outlineStyle, outlineWidth, opacity } =
              getComputedStyle(element)
            const of = (colour: string) => {
              const probe = document.createElement('i')
              probe.style.color = colour
              document.body.append(probe)
              const { color } = getComputedStyle(probe)
              probe.remove()
              return color
            }
            return {
              border: `${borderTopStyle} ${borderTopWidth}`,
              isButton: borderTopColor === of('ButtonText'),
              isOff: borderTopColor === of('GrayText'),
              outline: outlineStyle === 'none' ? '' : outlineWidth,
              opacity,
            }
          })
      const button = { border: 'solid 1px', isButton: true, isOff: false, outline: '', opacity: '1' }
      expect(await style('.add')).toEqual(button)
      if (screen[0] < 1200) {
        expect(await style('[layout="row"] .next')).toEqual(button)
        expect(await style('[layout="row"] .previous')).toEqual({ ...button, isButton: false, isOff: true })
      }
      for (const selector of ['.card[href]', '.add']) {
        await page.keyboard.press('Tab')
        await page.locator(selector).first().focus()
        expect(Number.parseFloat((await style(selector)).outline)).toBeGreaterThanOrEqual(1)
      }
      expect(await faultsOf(page, WIDEST)).toEqual([])
      await page.screenshot({ path: join(FOLDER, `${screen[0]}-forced.png`), fullPage: true })
    })
  })

test('a price that is cut and a card that is too wide are found, so that the tests above can fail', async ({
  browser,
}) => {
  await withBlocks(browser, fixture('en', 'ltr', 'MXN', SCREENS[0]), async page => {
    await drawAll(page)
    await page
      .locator('grapevine-block .long')
      .first()
      .evaluate(price => {
        price.style.fontSize = '1em'
      })
    await page
      .locator('grapevine-block')
      .nth(1)
      .evaluate(host => {
        host.style.width = '900px'
      })
    const faults = (await faultsOf(page, 200)).join('; ')
    expect(faults).toContain('long stands out of the card')
    expect(faults).toContain('the page scrolls sideways')
    expect(faults).toContain('px wide')
  })
})

test('a title has two whole lines on a page that makes the lines of every element high', async ({ browser }) => {
  const shop = { ...fixture('en', 'ltr', 'EUR', [320, 800]), css: '* { line-height: 1.8 }' }
  await withBlocks(browser, shop, async page => {
    await drawAll(page)
    const [lines, overlong] = await page.evaluate(() => {
      const titles = [...document.querySelectorAll('grapevine-block')].flatMap(block => [
        ...(block.shadowRoot?.querySelectorAll<HTMLElement>('.title') ?? []),
      ])
      const high = (title: HTMLElement) => Number.parseFloat(getComputedStyle(title).lineHeight)
      return [
        titles.map(title => Math.round((10 * title.getBoundingClientRect().height) / high(title)) / 10),
        titles.filter(title => title.scrollHeight > title.clientHeight + 1).length,
      ] as const
    })
    expect(lines.length).toBeGreaterThan(10)
    expect([...new Set(lines)]).toEqual([2])
    expect(overlong, 'some have more, which are cut behind whole lines').toBeGreaterThan(0)
  })
})
