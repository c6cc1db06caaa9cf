import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { answered } from '../support/blocks/blocksServer.js'
import { withBlocks } from '../support/blocks/openBlocks.js'

/** The examples of the guide to blocks, in its order, as they stand there. */
const [, section = ''] =
  /^([\s\S]*?)\n## /.exec(readFileSync(new URL('../../guide/blocks.md', import.meta.url), 'utf8')) ?? []
const examples = (language: string) =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text ?? '')
const example = (words: string) => {
  const found = examples('html').filter(text => text.includes(words))
  if (found.length !== 1) throw new Error(`The guide has ${found.length} examples with ${words}.`)
  return found[0] as string
}

const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(number => `SKU-${number}`)
const six = answered([1, 2, 3, 4, 5, 6])
six.items?.forEach(item => {
  Object.assign(item, { support: '10+', strategy: 'also-bought', listPrice: { amount: 99_900, currency: 'EUR' } })
})
const twelve = answered([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
const scenario = {
  answers: { 'also-bought': six, 'cross-sell': six, bestsellers: six, 'for-you': six, 'recently-viewed': twelve },
  cart: ['A'],
  recent: ids,
}

const SHOWN: Record<string, (page: Page, first: Locator) => Promise<unknown>> = {
  'layout="row"': page => expect(page.getByRole('button', { name: 'Forward' })).toBeVisible(),
  'show="saving why cart"': async (page, first) => {
    await expect(first).toContainText('%')
    await expect(first).toContainText('10+ bought both')
    await expect(page.getByRole('button', { name: /^Add to cart: / })).toHaveCount(6)
  },
  'card="#my-card"': async page => {
    const image = page.locator('grapevine-block [part=my-image]').first()
    await expect(image).toBeVisible()
    expect(await image.evaluate(element => getComputedStyle(element).position)).toBe('static')
  },
  "words='": async (page, first) => {
    await expect(first).toContainText('10+ took both')
    await expect(first).toContainText('Buy')
    await expect(page.getByRole('heading')).toHaveText('Goes well with it')
  },
  'cap="3"': (_, first) => expect(first.getByRole('link')).toBeVisible(),
}

for (const [words, expectShown] of Object.entries(SHOWN))
  test(`the guide's example with ${words} does what is said of it`, async ({ browser }) => {
    const page = { body: example(words), css: examples('css').join(''), scenario }
    await withBlocks(browser, page, async (opened, seen) => {
      const first = opened.locator('grapevine-block').getByRole('listitem').first()
      await expect(first).toBeVisible()
      await expectShown(opened, first)
      expect((await seen()).problems).toEqual([])
      expect((await seen()).violations).toEqual([])
    })
  })

test('the look that the README begins with is that of the block', async ({ browser }) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, css = ''] = /```css\n([\s\S]*?)```/.exec(readme) ?? []
  const page = { body: '<grapevine-block type="bestsellers"></grapevine-block>', css, scenario }
  await withBlocks(browser, page, async (opened, seen) => {
    await expect(opened.getByRole('listitem').first()).toBeVisible()
    const block = await opened.locator('grapevine-block').evaluate(({ shadowRoot }) => {
      const of = (part: string) => shadowRoot!.querySelector(`[part~=${part}]`) as HTMLElement
      const { width, height } = of('media').getBoundingClientRect()
      const { fontSize, fontFamily } = getComputedStyle(of('heading'))
      const { rowGap, columnGap } = getComputedStyle(of('list'))
      const { borderTopLeftRadius: radius } = getComputedStyle(of('media'))
      return { ratio: width / height, fontSize, fontFamily, gaps: [rowGap, columnGap], radius }
    })
    expect(block).toEqual({
      ratio: expect.closeTo(0.75, 1),
      fontSize: '24px',
      fontFamily: 'Georgia, serif',
      gaps: ['32px', '24px'],
      radius: '0px',
    })
    expect(css).toContain('--grapevine-accent: #8a4b00')
    expect(
      await opened
        .locator('[part=sale], .sale')
        .first()
        .evaluate(price => getComputedStyle(price).color),
    ).toBe('rgb(138, 75, 0)')
    expect((await seen()).problems).toEqual([])
  })
})

test('the guide has no example that is not looked at', () => {
  const looked = Object.keys(SHOWN).map(example)
  expect(examples('html').filter(text => !looked.includes(text))).toEqual([])
})
