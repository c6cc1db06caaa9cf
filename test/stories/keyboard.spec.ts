import type { Page } from '@playwright/test'
import { ADDRESS, demoStory, fillBlocks, watchBlocks } from '../support/demoStory.js'
import { type Focus, press } from '../support/focus.js'
import { expect } from '../support/story.js'

/** What is wrong with the way of the focus over a page. */
const faultsOf = (way: readonly Focus[]): string[] => [
  ...way.flatMap(({ name, isMarked }) => (isMarked || !name ? [] : `no outline: ${name}`)),
  ...way.flatMap(({ name, isShown }) => (isShown ? [] : `out of sight: ${name}`)),
  ...way.flatMap(({ name, place }, i) => (i === 0 || place > way[i - 1]!.place ? [] : `back in the page: ${name}`)),
]

/** Goes through a whole page by Tab, from its start until it is left. */
const walk = async (page: Page): Promise<Focus[]> => (await press(page, 'Tab', ({ name }) => name === '')).slice(0, -1)

for (const [name, path] of [
  ['home', '/'],
  ['a product', '/p/speckled-mug-moss'],
] as const)
  for (const width of [1200, 360])
    demoStory(`Tab leads through ${name} in its order, always in sight, ${width} px`, async ({ page, demo }) => {
      await watchBlocks(page)
      await page.setViewportSize({ width, height: 740 })
      await page.goto(demo.shop + path)
      await expect(page.getByRole('region', { name: 'Privacy choice' })).toBeVisible()
      await fillBlocks(page)
      const way = await walk(page)
      expect(faultsOf(way)).toEqual([])
      expect(way[0]?.name).toBe('a Skip to the content')
      expect(way.at(-1)?.name).toMatch(/^summary QA/)
      const links = await page.locator('grapevine-block').getByRole('link').filter({ visible: true }).count()
      expect(links).toBeGreaterThan(3)
      expect(way.filter(({ block, name }) => block && name.startsWith('a ')).length, 'cards that had the focus').toBe(
        links,
      )
    })

demoStory('an outline that is missing, and what stands in front, are found', async ({ page, demo }) => {
  await watchBlocks(page)
  await page.goto(`${demo.shop}/p/whistling-kettle`)
  await fillBlocks(page)
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '.menu a { outline: none !important } .header::after { content: ""; position: fixed; inset: 0 0 80% }',
    )
    document.adoptedStyleSheets = [sheet]
    document.querySelector('footer')?.append(document.querySelector('.crumbs') ?? '')
    document.querySelector<HTMLElement>('.share button')?.setAttribute('tabindex', '1')
  })
  const faults = faultsOf(await walk(page))
  expect(faults).toContain('no outline: a Kitchen')
  expect(faults).toContain('out of sight: a Pippinwick, to the start page')
  expect(faults).toContainEqual(expect.stringMatching(/^back in the page/))
})

demoStory(
  'a block is a region with a heading and a list, a row shows the card that has the focus',
  async ({ page, demo }) => {
    await watchBlocks(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${demo.shop}/`)
    await page.getByRole('button', { name: 'No, thank you' }).click()
    await page.reload()
    await fillBlocks(page)
    const row = page.getByRole('region', { name: 'Trending' })
    await expect(row.getByRole('heading', { level: 2 })).toHaveText('Trending')
    await expect(row.getByRole('list').getByRole('listitem')).toHaveCount(10)
    const scrolled = () => row.getByRole('list').evaluate(list => list.scrollLeft)
    expect(await scrolled()).toBe(0)
    const way = await press(page, 'Tab', ({ block }) => block === 'most-shared')
    const cards = way.filter(({ block, name }) => block === 'trending' && name.startsWith('a '))
    expect(cards).toHaveLength(10)
    expect(faultsOf(way)).toEqual([])
    expect(await scrolled()).toBeGreaterThan(300)
  },
)

demoStory('an order is placed by keyboard alone, from a card of a block', async ({ page, demo }) => {
  const orders = async () => {
    const { sites } = await (await fetch(`${demo.collector}/v1/health`)).json()
    return sites.demo.byName as Record<string, number>
  }
  const before = await orders()
  const way: Focus[] = []
  const tab = async (isIt: (focus: Focus) => boolean, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    way.push(...(await press(page, key, isIt)))
    return way.at(-1)!
  }
  /** Enter, on what is reached by a key; where it leads to another page, once that is there. */
  const enter = async (name: string, { key, to }: { key?: 'Shift+Tab'; to?: string } = {}) => {
    await tab(focus => focus.name.startsWith(name), key)
    await page.keyboard.press('Enter')
    if (to) await page.waitForURL(demo.shop + to)
  }
  await page.goto(`${demo.shop}/`)
  await enter('button Allow', { key: 'Shift+Tab' })
  await expect(page.getByRole('region', { name: 'Privacy choice' })).toBeHidden()
  await page.reload()

  const card = await tab(({ block, name }) => block === 'bestsellers' && name.startsWith('a '))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/p\//)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  expect(card.name).toContain(title)
  await enter('button Add to cart')
  await expect(page.getByRole('status')).toContainText(title)
  await enter('a Cart', { key: 'Shift+Tab', to: '/cart' })
  await enter('a Checkout', { to: '/checkout/address' })

  for (const [label, value] of ADDRESS) {
    await tab(({ name }) => name === `input ${label}`)
    await page.keyboard.type(value)
  }
  await enter('button Continue to delivery', { to: '/checkout/delivery' })
  await tab(({ name }) => name.startsWith('input By post'))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'By courier' })).toBeChecked()
  await enter('button Continue to payment', { to: '/checkout/payment' })
  await enter('button Place order')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you, Ada')
  expect(way.filter(({ isMarked, isShown }) => !isMarked || !isShown)).toEqual([])

  const more = async (name: string) => ((await orders())[name] ?? 0) - (before[name] ?? 0)
  for (const name of ['purchase', 'add_to_cart', 'select_item']) await expect.poll(() => more(name), name).toBe(1)
})
