import { readFileSync } from 'node:fs'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { groupOf } from '../../src/blocks/extras/groupOf.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'
import { answered, product } from '../support/blocks/blocksServer.js'
import { change, type Seen, withBlocks } from '../support/blocks/openBlocks.js'

const reserve = readFileSync(new URL('../../src/blocks/reserve.css', import.meta.url), 'utf8')
const css = `${reserve}body{font:16px/1.5 sans-serif;margin:0 auto;max-width:1200px;padding:16px}`
const cards = (page: Page) => page.locator('grapevine-block').getByRole('listitem')
const named = ({ events }: Seen, name: string) => events.filter(event => event.name === name)
const six = [1, 2, 3, 4, 5, 6]

test.describe('a row', () => {
  const row = (attributes = '', dir: 'ltr' | 'rtl' = 'ltr') => ({
    body: `<grapevine-block type="also-bought" item="A" limit="12" layout="row" ${attributes}></grapevine-block>`,
    css,
    dir,
    scenario: { answers: { 'also-bought': answered([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) } },
    viewport: { width: 700, height: 900 },
  })
  const first = (page: Page) => cards(page).first().getByRole('link')
  const pressToItsEnd = async (page: Page, button: Locator) => {
    while ((await button.getAttribute('aria-disabled')) === 'false') {
      await button.click()
      // Rows move smoothly.
      await page.waitForTimeout(600)
    }
  }
  const last = (page: Page) => cards(page).last().getByRole('link')

  for (const dir of ['ltr', 'rtl'] as const) {
    test(`moves by its buttons to its end and back, ${dir}`, async ({ browser }) => {
      await withBlocks(browser, row('', dir), async page => {
        const back = page.getByRole('button', { name: 'Back' })
        const forward = page.getByRole('button', { name: 'Forward' })
        await expect(first(page)).toBeInViewport()
        await expect(last(page)).not.toBeInViewport()
        await expect(back).toHaveAttribute('aria-disabled', 'true')
        await pressToItsEnd(page, forward)
        await expect(last(page)).toBeInViewport()
        await expect(first(page)).not.toBeInViewport()
        await expect(forward).toHaveAttribute('aria-disabled', 'true')
        await expect(back).toHaveAttribute('aria-disabled', 'false')
        await pressToItsEnd(page, back)
        await expect(first(page)).toBeInViewport()
      })
    })
  }

  test('has its buttons above its cards, however small the heading is', async ({ browser }) => {
    const small = `${css}grapevine-block::part(heading){margin:0;font-size:.75rem;text-transform:uppercase}`
    await withBlocks(browser, { ...row(), css: small }, async page => {
      const bottom = (await page.getByRole('button', { name: 'Forward' }).boundingBox())!
      const card = (await cards(page).first().boundingBox())!
      expect(bottom.y + bottom.height).toBeLessThanOrEqual(card.y)
      const isOnTop = await page.getByRole('button', { name: 'Forward' }).evaluate(one => {
        const { left, bottom, width } = one.getBoundingClientRect()
        return (one.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, bottom - 2) === one
      })
      expect(isOnTop).toBe(true)
    })
  })

  test('that fits into its place has no buttons, and a grid never has', async ({ browser }) => {
    const few = { ...row(), scenario: { answers: { 'also-bought': answered([1, 2, 3]) } } }
    for (const fixture of [few, { ...row('show="why"'), body: row('show="why"').body.replace('layout="row"', '') }])
      await withBlocks(browser, fixture, async page => {
        await expect(first(page)).toBeVisible()
        await expect(page.getByRole('button')).toHaveCount(0)
      })
  })
})

test.describe('more on a card', () => {
  const items = [
    product(1, {
      support: '10+',
      listPrice: { amount: 3525, currency: 'EUR' },
      price: { amount: 2820, currency: 'EUR' },
    }),
    product(2, { strategy: 'new-arrivals' }),
    product(3, { strategy: 'alternatives' }),
  ]
  const fixture = (show: string, lang = 'en', more = '') => ({
    body: `<grapevine-block type="also-bought" item="A" show="${show}" ${more}></grapevine-block>`,
    css,
    lang,
    scenario: { answers: { 'also-bought': answered([], { items }) } },
  })

  test('is the saving, the reason and a button, in the language of the page', async ({ browser }) => {
    await withBlocks(browser, fixture('saving why cart'), async page => {
      await expect(cards(page)).toHaveCount(3)
      await expect(cards(page).nth(0)).toContainText('−20%')
      await expect(cards(page).nth(0)).toContainText('10+ bought both')
      await expect(cards(page).nth(1)).toContainText('New in the shop')
      await expect(cards(page).nth(2)).not.toContainText('bought')
      const title = items[0]!.title
      await expect(page.getByRole('button', { name: `Add to cart: ${title}` })).toBeVisible()
    })
    await withBlocks(browser, fixture('why cart', 'pl'), async page => {
      await expect(cards(page).nth(0)).toContainText('Kupiło razem: 10+')
      await expect(cards(page).nth(0)).toContainText('Do koszyka')
      await expect(cards(page).nth(0)).not.toContainText('−20%')
    })
  })

  test('says what the shop says in its stead, and a mistake in that is told', async ({ browser }) => {
    const words = `words='{"cart":"Buy","why":{"also-bought":"{n} took both"}}'`
    await withBlocks(browser, fixture('why cart', 'en', words), async page => {
      await expect(cards(page).nth(0)).toContainText('10+ took both')
      await expect(cards(page).nth(0)).toContainText('Buy')
    })
    await withBlocks(browser, fixture('why cart', 'en', `words='{"cart'`), async (page, seen) => {
      await expect(cards(page).nth(0)).toContainText('Add to cart')
      expect((await seen()).problems.join()).toContain('words is no JSON')
    })
  })

  test('moves nothing when it comes, in any number of columns', async ({ browser }) => {
    const all = { answers: { 'also-bought': answered(six) }, startAfter: 200, delay: 200 }
    for (const width of [360, 600, 1200]) {
      const page = { ...fixture('why cart'), scenario: all, viewport: { width, height: 2400 } }
      const body = `${page.body}<p id="after">After</p>`
      await withBlocks(browser, { ...page, body }, async (opened, seen) => {
        await expect(opened.getByRole('button')).toHaveCount(6)
        await opened.waitForTimeout(100)
        expect((await seen()).shifts).toEqual([])
      })
    }
  })

  test('puts into the cart by the shop, which is told what for', async ({ browser }) => {
    await withBlocks(browser, fixture('cart'), async (page, seen) => {
      const [button, status] = [page.getByRole('button').nth(1), page.locator('[aria-live=polite]')]
      // What is to be said later is there before, else it is not read out.
      await expect(status).toHaveText('')
      await button.click()
      await expect(button).toHaveText('Added')
      await expect(button).toHaveAccessibleName(`Added: ${items[1]?.title}`)
      await expect(status).toHaveText(`Added: ${items[1]?.title}`)
      await expect(page.getByRole('button').first()).toHaveAccessibleName(`Add to cart: ${items[0]?.title}`)
      const told = (await seen()).told.find(({ name }) => name === 'grapevine:add') as unknown as {
        slot: number
        item: { id: string }
        params: object
      }
      expect(told).toMatchObject({ slot: 2, item: { id: 'SKU-2' } })
      expect(told.params).toMatchObject({ recommendation_id: 'r-1', items: [{ item_id: 'SKU-2', index: 2 }] })
      // A button is no link: the page is not left, and one choice is told.
      expect(named(await seen(), 'select_item').map(({ params }) => params)).toEqual([told.params])
      await expect(button).toHaveAccessibleName(`Add to cart: ${items[1]?.title}`)
      await expect(status).toHaveText('')
    })
  })
})

test('a block that is made anew by another attribute leaves no listener behind', async ({ browser }) => {
  const body = '<grapevine-block type="also-bought" item="A" show="cart" limit="6"></grapevine-block>'
  const scenario = { answers: { 'also-bought': answered(six) } }
  await withBlocks(browser, { body, css, scenario }, async page => {
    const debug = await page.context().newCDPSession(page)
    const heard = async () => {
      const expression = 'document.querySelector("grapevine-block")'
      const { result } = await debug.send('Runtime.evaluate', { expression })
      const { listeners } = await debug.send('DOMDebugger.getEventListeners', { objectId: `${result.objectId}` })
      return listeners.map(({ type }) => type)
    }
    await expect(cards(page)).toHaveCount(6)
    const before = await heard()
    for (const limit of ['5', '4', '3']) {
      await page.locator('grapevine-block').evaluate((host, count) => host.setAttribute('limit', count), limit)
      await expect(page.locator('grapevine-block .wait')).toHaveCount(0)
      await expect(cards(page)).toHaveCount(Number(limit))
    }
    expect(await heard()).toEqual(before)
  })
})

test.describe('what is put into the cart from a card', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  const fixture = (more = '', type = 'also-bought') => ({
    body: `<grapevine-block id="a" type="${type}" item="A" show="cart" limit="4" ${more}></grapevine-block>
      <grapevine-block id="b" type="bestsellers" show="cart" limit="4"></grapevine-block><p id="after">After</p>`,
    css,
    scenario: { answers: { [type]: answered(numbers), bestsellers: answered(numbers, { recommendationId: 'r-2' }) } },
    viewport: { width: 1200, height: 1400 },
  })
  /** A shop that tells its cart at once. */
  const shop = (page: Page, isOwn = false) =>
    page.evaluate(own => {
      const { scenario, change: tell } = window as unknown as {
        scenario: { cart?: string[] }
        change(name: string, changes: object): void
      }
      document.addEventListener('grapevine:add', event => {
        if (own) event.preventDefault()
        const { item } = (event as CustomEvent<{ item: { id: string } }>).detail
        tell('cart', { cart: [...(scenario.cart ?? []), item.id] })
      })
    }, isOwn)
  const button = (page: Page, block: string, index: number) =>
    page.locator(`#${block}`).getByRole('listitem').nth(index).getByRole('button')
  const ids = async (page: Page, block: string) =>
    (
      await page
        .locator(`#${block}`)
        .getByRole('link')
        .evaluateAll(links => links.map(link => link.getAttribute('href')?.split('/').pop()))
    ).join()
  const addedIds = (seen: Seen) =>
    seen.told.flatMap(({ name, ...told }) =>
      name === 'grapevine:add' ? [(told as unknown as { item: { id: string } }).item.id] : [],
    )
  const nextPage = async (page: Page) => {
    await page.evaluate(() => {
      ;(window as unknown as { tracker: { state: { pageView: string } } }).tracker.state.pageView = 'page-2'
    })
    await change(page, 'page', {})
  }
  /** Whether the focus is on the button of a card. */
  const isFocused = (page: Page, block: string, index: number) =>
    button(page, block, index).evaluate(one => (one.getRootNode() as ShadowRoot).activeElement === one)

  for (const how of ['a double click', 'two clicks', 'Enter twice'] as const)
    for (const layout of ['', 'layout="row"'])
      test(`is one product by ${how}, and stays where it is ${layout}`, async ({ browser }) => {
        await withBlocks(browser, fixture(layout), async (page, seen) => {
          await expect.poll(() => ids(page, 'b')).toBe('5,6,7,8')
          await shop(page)
          const { shifts, events } = await seen()
          const rendered = named({ events } as Seen, 'block_rendered').length
          const box = (await button(page, 'a', 1).boundingBox())!
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2] as const
          if (how === 'a double click') await page.mouse.dblclick(x, y)
          if (how === 'two clicks') {
            await page.mouse.click(x, y)
            await page.waitForTimeout(700)
            await page.mouse.click(x, y)
          }
          if (how === 'Enter twice') {
            await button(page, 'a', 1).focus()
            await page.keyboard.press('Enter')
            await page.waitForTimeout(200)
            await page.keyboard.press('Enter')
          }
          await page.waitForTimeout(200)
          expect(addedIds(await seen())).toEqual(['SKU-2'])
          expect(named(await seen(), 'select_item')).toHaveLength(1)
          expect(await ids(page, 'a')).toBe('1,2,3,4')
          await expect(button(page, 'a', 1)).toHaveText('Added')
          await expect(button(page, 'a', 2)).toHaveText('Add to cart')
          expect(await isFocused(page, 'a', 1)).toBe(true)
          expect((await seen()).shifts).toEqual(shifts)
          // It is in the cart, and says so longer than for a moment.
          await page.waitForTimeout(2500)
          await expect(button(page, 'a', 1)).toHaveText('Added')
          expect(named(await seen(), 'block_rendered')).toHaveLength(rendered)
        })
      })

  test('keeps its slot while everything else is refreshed, until the next page', async ({ browser }) => {
    await withBlocks(browser, fixture(), async (page, seen) => {
      await expect.poll(() => ids(page, 'b')).toBe('5,6,7,8')
      await shop(page)
      await button(page, 'b', 2).click()
      await expect(button(page, 'b', 2)).toHaveText('Added')
      await change(page, 'cart', { cart: ['SKU-7', 'SKU-1', 'SKU-6'] })
      await expect.poll(() => ids(page, 'a')).toBe('2,3,4,5')
      await expect.poll(() => ids(page, 'b')).toBe('8,9,7,10')
      expect(await isFocused(page, 'b', 2)).toBe(true)
      await nextPage(page)
      await expect.poll(() => ids(page, 'b')).toBe('8,9,10,11')
      await expect(page.locator('#b').getByText('Added')).toHaveCount(0)
      expect(addedIds(await seen())).toEqual(['SKU-7'])
    })
  })

  test('can be added again once it has left the cart', async ({ browser }) => {
    await withBlocks(browser, fixture(), async (page, seen) => {
      await expect.poll(() => ids(page, 'b')).toBe('5,6,7,8')
      await shop(page)
      await button(page, 'a', 0).click()
      await page.waitForTimeout(2200)
      await expect(button(page, 'a', 0)).toHaveText('Added')
      await change(page, 'cart', { cart: [] })
      await expect(button(page, 'a', 0)).toHaveText('Add to cart')
      await button(page, 'a', 0).click()
      await expect(button(page, 'a', 0)).toHaveText('Added')
      expect(addedIds(await seen())).toEqual(['SKU-1', 'SKU-1'])
    })
  })

  test('by a shop that tells no cart is said for a moment', async ({ browser }) => {
    await withBlocks(browser, fixture(), async (page, seen) => {
      await expect.poll(() => ids(page, 'b')).toBe('5,6,7,8')
      await button(page, 'a', 1).dblclick()
      await expect(button(page, 'a', 1)).toHaveText('Added')
      await expect(button(page, 'a', 1)).toHaveText('Add to cart')
      expect(addedIds(await seen())).toEqual(['SKU-2'])
    })
  })

  test('by a shop that says so itself stays too, and every press is told', async ({ browser }) => {
    await withBlocks(browser, fixture(), async (page, seen) => {
      await expect.poll(() => ids(page, 'b')).toBe('5,6,7,8')
      await shop(page, true)
      await button(page, 'a', 1).dblclick()
      await page.waitForTimeout(200)
      expect(addedIds(await seen())).toEqual(['SKU-2', 'SKU-2'])
      await expect(button(page, 'a', 1)).toHaveText('Add to cart')
      expect(await ids(page, 'a')).toBe('1,2,3,4')
    })
  })

  test('keeps its slot also where other products are asked for, since the block is about the cart', async ({
    browser,
  }) => {
    const about = { ...fixture('', 'cross-sell'), body: fixture('', 'cross-sell').body.replace(' item="A"', '') }
    const scenario = { ...about.scenario, cart: ['SKU-12'] }
    await withBlocks(browser, { ...about, scenario }, async (page, seen) => {
      await expect.poll(() => ids(page, 'a')).toBe('1,2,3,4')
      await shop(page)
      await button(page, 'a', 1).click()
      await page.waitForTimeout(300)
      const asked = async () => (await seen()).requests.filter(({ type }) => type === 'cross-sell')
      expect(await asked()).toHaveLength(2)
      expect(await isFocused(page, 'a', 1)).toBe(true)
      expect(await ids(page, 'a')).toBe('1,2,3,4')
      await nextPage(page)
      await expect.poll(() => ids(page, 'a')).toBe('1,3,4,5')
      expect((await asked()).at(-1)?.anchors).toEqual(['SKU-12', 'SKU-2'])
    })
  })
})

test.describe('an own card', () => {
  const template = `<template id="mine"><article><a data-gv-href="url"><img data-gv-src="image" alt=""><b data-gv="title"></b></a>
<i data-gv="listPrice"></i><em data-gv="price"></em></article></template>`
  const fixture = (card: string, before = template) => ({
    body: `${before}<grapevine-block type="also-bought" item="A" card="${card}"></grapevine-block>`,
    css,
    scenario: { answers: { 'also-bought': answered([1, 2, 3]) } },
  })

  test('is filled from a template of the page, without what there is nothing to say of', async ({ browser }) => {
    await withBlocks(browser, fixture('#mine'), async (page, seen) => {
      await expect(cards(page)).toHaveCount(3)
      const card = page.locator('grapevine-block article').first()
      await expect(card.locator('b')).toHaveText(product(1).title)
      await expect(card.locator('em')).toHaveText('€28.20')
      await expect(card.locator('i')).toHaveCount(0)
      await expect(card.locator('a')).toHaveAttribute('href', /\/p\/1$/)
      await page.evaluate(() => addEventListener('click', event => event.preventDefault()))
      await card.locator('b').click()
      expect(named(await seen(), 'select_item')[0]?.params.items).toMatchObject([{ item_id: 'SKU-1', index: 1 }])
      expect((await seen()).violations).toEqual([])
    })
  })

  test('that is not there, or asks for what no card has, leaves the plain one and is told once', async ({
    browser,
  }) => {
    for (const [before, words] of [
      ['', 'is no <template>'],
      ['<template id="mine"><b data-gv="weight"></b></template>', 'weight is nothing that a card has'],
    ] as const)
      await withBlocks(browser, fixture('#mine', before), async (page, seen) => {
        await expect(page.locator('grapevine-block .title').first()).toHaveText(product(1).title)
        const { problems } = await seen()
        expect(problems.map(problem => problem.includes(words))).toEqual([true])
      })
  })

  test('is drawn by a function of the element, whose texts are text', async ({ browser }) => {
    const evil = [product(1, { title: '<img src=x onerror=window.seen.executed++>' }), product(2), product(3)]
    const page = fixture('own', '')
    const body = page.body.replace('<grapevine-block', '<grapevine-block id="b"')
    await withBlocks(
      browser,
      { ...page, body, scenario: { answers: { 'also-bought': answered([], { items: evil }) }, startAfter: 400 } },
      async (opened, seen) => {
        await opened.evaluate(() => {
          Object.assign(document.getElementById('b')!, {
            renderCard: (item: { title: string }, { price }: { price: string }) => `${item.title} for ${price}`,
          })
        })
        await expect(cards(opened).first()).toHaveText('<img src=x onerror=window.seen.executed++> for €28.20')
        expect((await seen()).executed).toBe(0)
      },
    )
  })
})

test.describe('the room of a card that a function draws', () => {
  const open = (browser: Browser, more: string, run: (page: Page, seen: () => Promise<Seen>) => Promise<void>) =>
    withBlocks(
      browser,
      {
        body: '<grapevine-block id="b" type="also-bought" item="A" card="own"></grapevine-block><p id="after">After</p>',
        css: css + more,
        scenario: { answers: { 'also-bought': answered(six) }, startAfter: 300, delay: 200 },
        viewport: { width: 1200, height: 900 },
      },
      async (page, seen) => {
        await page.evaluate(() => {
          const renderCard = (item: { title: string; url: string }) => {
            const link = document.createElement('a')
            link.href = item.url
            link.textContent = item.title
            return link
          }
          Object.assign(document.getElementById('b')!, { renderCard })
        })
        await expect(cards(page).first()).toHaveText(product(1).title)
        await run(page, seen)
      },
    )
  const heights = (page: Page) =>
    page.locator('#b').evaluate(host => {
      const of = (name: string) => host.shadowRoot!.querySelector(name)!.getBoundingClientRect()
      return [of('section').bottom - of('ul').bottom, of('section').height] as const
    })

  test('is what it draws, without blank room under it', async ({ browser }) => {
    await open(browser, '', async page => {
      await expect.poll(async () => (await heights(page))[0]).toBe(0)
      expect((await heights(page))[1]).toBeLessThan(150)
      // From now on the room is kept, as with every block.
      const [, before] = await heights(page)
      await change(page, 'cart', { cart: ['SKU-3', 'SKU-6', 'SKU-1'] })
      await expect(cards(page)).toHaveCount(3)
      expect((await heights(page))[1]).toBe(before)
    })
  })

  test('is what the shop says, and then nothing moves', async ({ browser }) => {
    await open(browser, 'grapevine-block::part(item){height:4.5em;overflow:hidden}', async (page, seen) => {
      await expect.poll(async () => (await heights(page))[0]).toBe(0)
      const shifts = (await seen()).shifts.length
      await page.waitForTimeout(200)
      expect((await seen()).shifts).toHaveLength(shifts)
    })
  })
})

test('a product that was seen often enough stays away until it is chosen', async ({ browser }) => {
  const body = '<grapevine-block type="also-bought" item="A" cap="2" limit="3"></grapevine-block>'
  await withBlocks(
    browser,
    { body, css, scenario: { answers: { 'also-bought': answered(six) } } },
    async (page, seen) => {
      const ids = async () =>
        (
          await cards(page)
            .getByRole('link')
            .evaluateAll(links => links.map(link => link.getAttribute('href')))
        ).map(href => /\d+$/.exec(href ?? '')?.[0])
      const again = (pageView: string) =>
        page.evaluate(id => {
          const { tracker, change: tell } = window as unknown as {
            tracker: { state: { pageView: string } }
            change(name: string, changes: object): void
          }
          tracker.state.pageView = id
          tell('page', {})
        }, pageView)
      await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
      expect(await ids()).toEqual(['1', '2', '3'])
      await again('page-2')
      await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(2)
      await again('page-3')
      await expect.poll(ids).toEqual(['4', '5', '6'])
    },
  )
})

test('impressions and choices are repeated into the data layer of a shop that asks for it', async ({ browser }) => {
  const body =
    '<grapevine-block type="also-bought" item="A" echo="shopLayer"></grapevine-block><grapevine-block type="bestsellers" echo="shopLayer"></grapevine-block>'
  const answers = { 'also-bought': answered([1, 2, 3]), bestsellers: answered([4, 5, 6], { recommendationId: 'r-2' }) }
  const layer = (page: Page) =>
    page.evaluate(() => (window as unknown as { shopLayer?: { event?: string; ecommerce: object | null }[] }).shopLayer)
  await withBlocks(browser, { body, css, scenario: { answers } }, async (page, seen) => {
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(2)
    await page.evaluate(() => addEventListener('click', event => event.preventDefault()))
    await cards(page).nth(1).getByRole('link').click()
    const pushes = (await layer(page)) ?? []
    expect(pushes.map(({ event }) => event)).toEqual([
      undefined,
      'view_item_list',
      undefined,
      'view_item_list',
      undefined,
      'select_item',
    ])
    expect(pushes.filter((_, i) => i % 2 === 0)).toEqual(Array(3).fill({ ecommerce: null }))
    expect(pushes.at(-1)?.ecommerce).toMatchObject({
      item_list_id: 'also-bought',
      items: [{ item_id: 'SKU-2', index: 2 }],
    })
  })
  const quiet = body.replaceAll(' echo="shopLayer"', ' cap="9"')
  await withBlocks(browser, { body: quiet, css, scenario: { answers } }, async (page, seen) => {
    await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(2)
    expect(await layer(page)).toBeUndefined()
  })
})

test.describe('what a server has drawn', () => {
  const answer = { type: 'also-bought', ageMs: 0, ...answered([1, 2, 3]) } as RecommendedBlock
  const told = JSON.stringify(answer).replaceAll('&', '&amp;').replaceAll("'", '&#39;')
  const drawn = (number: number) =>
    `<li class="item" part="item"><a class="card" part="card" href="/p/${number}"><span class="title">${product(number).title}</span></a></li>`
  const served = `<grapevine-block type="also-bought" item="A" data-drawn answer='${told}'><template shadowrootmode="open"><section class="block served" part="block" aria-labelledby="heading"><h2 id="heading">Others also bought</h2><ul class="" role="list">${[1, 2, 3].map(drawn).join('')}</ul></section></template></grapevine-block>`

  test('is taken over, card by card, and only what is new is drawn', async ({ browser }) => {
    const scenario = { answers: { 'also-bought': answered([1, 2, 4]) }, delay: 600, startAfter: 300 }
    await withBlocks(browser, { body: served, css, scenario }, async (page, seen) => {
      await expect(cards(page)).toHaveCount(3)
      await page.evaluate(() => {
        const list = document.querySelector('grapevine-block')!.shadowRoot!.querySelectorAll('li')
        Object.assign(window, { before: [...list] })
      })
      await expect.poll(async () => (await seen()).told.length).toBe(1)
      const kept = () =>
        page.evaluate(() => {
          const { before } = window as unknown as { before: Element[] }
          return [...document.querySelector('grapevine-block')!.shadowRoot!.querySelectorAll('li')].map(card =>
            before.indexOf(card),
          )
        })
      expect(await kept()).toEqual([0, 1, 2])
      await expect.poll(kept).toEqual([0, 1, -1])
      expect((await seen()).problems).toEqual([])
    })
  })

  test('that cannot be read is told, and drawn anew', async ({ browser }) => {
    const body = `<grapevine-block type="also-bought" item="A" answer="{"></grapevine-block>`
    await withBlocks(
      browser,
      { body, css, scenario: { answers: { 'also-bought': answered(six) } } },
      async (page, seen) => {
        await expect(cards(page)).toHaveCount(6)
        expect((await seen()).problems.join()).toContain('The attribute answer is no answer')
      },
    )
  })
})

test.describe('an experiment', () => {
  const experiment = (changes: object) => ({ name: 'Words', share: 1, ...changes })
  const visitorOf = (variant: 'control' | 'test') =>
    Array.from({ length: 100 }, (_, i) => `visitor-${i}`).find(
      id => groupOf({ name: 'Words', share: 1 }, id) === variant,
    )!
  const open = (
    browser: Browser,
    variant: 'control' | 'test',
    changes: object,
    run: (page: Page, seen: () => Promise<Seen>) => Promise<void>,
    more: object = {},
  ) =>
    withBlocks(
      browser,
      {
        body: '<div id="top"></div><grapevine-block type="also-bought" item="A" placement="below"></grapevine-block>',
        css,
        scenario: {
          visitor: visitorOf(variant),
          session: 's-1',
          answers: {
            'also-bought': answered(six, { experiment: experiment(changes) as never }),
            trending: answered([7, 8, 9], { recommendationId: 'r-2', experiment: experiment(changes) as never }),
          },
          ...more,
        },
      },
      run,
    )
  const heading = (page: Page) => page.locator('grapevine-block').getByRole('heading')
  const exposures = (seen: Seen) => named(seen, 'experiment_exposure').map(({ params }) => params)

  test('shows its change to the test, and the old block to the control', async ({ browser }) => {
    for (const variant of ['test', 'control'] as const)
      await open(browser, variant, { change: { heading: 'Take these too' } }, async (page, seen) => {
        await expect(heading(page)).toHaveText(variant === 'test' ? 'Take these too' : 'Others also bought')
        await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
        expect(exposures(await seen())).toEqual([
          { experiment: 'Words', variant, block_type: 'also-bought', placement: 'below', recommendation_id: 'r-1' },
        ])
        for (const name of ['view_item_list', 'block_rendered'])
          expect(named(await seen(), name)[0]?.params).toMatchObject({ experiment: 'Words', variant })
      })
  })

  test('shows its control no block where that is what it is about', async ({ browser }) => {
    await open(browser, 'control', { control: 'hidden' }, async (page, seen) => {
      await expect.poll(async () => exposures(await seen()).length).toBe(1)
      await expect(cards(page)).toHaveCount(0)
      expect(named(await seen(), 'block_rendered')).toEqual([])
    })
    await open(browser, 'test', { control: 'hidden' }, async (page, seen) => {
      await expect(cards(page)).toHaveCount(6)
      await expect.poll(async () => exposures(await seen())).toMatchObject([{ variant: 'test' }])
    })
  })

  test('of another type asks for that, and says which it was', async ({ browser }) => {
    await open(browser, 'test', { change: { type: 'trending' } }, async (page, seen) => {
      await expect(cards(page)).toHaveCount(3)
      expect((await seen()).requests.map(({ type }) => type)).toEqual(['also-bought', 'trending'])
      await expect.poll(async () => named(await seen(), 'block_rendered').length).toBe(1)
      expect(named(await seen(), 'block_rendered')[0]?.params).toMatchObject({
        block_type: 'trending',
        variant: 'test',
      })
    })
  })

  test('of another number waits for a page where nothing moves by it', async ({ browser }) => {
    await open(browser, 'test', { change: { limit: 3 } }, async (page, seen) => {
      await expect.poll(async () => named(await seen(), 'block_rendered').length).toBe(1)
      await expect(cards(page)).toHaveCount(6)
      expect(exposures(await seen())).toEqual([])
    })
    const far = '#top{height:900px}'
    const fixture = {
      body: '<div id="top"></div><grapevine-block type="also-bought" item="A" placement="below"></grapevine-block>',
      css: `${css}${far}`,
      scenario: {
        visitor: visitorOf('test'),
        answers: { 'also-bought': answered(six, { experiment: experiment({ change: { limit: 3 } }) as never }) },
      },
    }
    await withBlocks(browser, fixture, async (page, seen) => {
      await expect(cards(page)).toHaveCount(3)
      expect(exposures(await seen())).toHaveLength(1)
    })
  })

  test('that was met below stays the same for both groups when its block is on screen', async ({ browser }) => {
    for (const variant of ['control', 'test'] as const) {
      const fixture = {
        body: '<div id="top"></div><grapevine-block type="also-bought" item="A"></grapevine-block><div id="rest"></div>',
        css: `${css}#top{height:900px}#rest{height:1500px}`,
        scenario: {
          visitor: visitorOf(variant),
          // Before the kept one has been seen for a second, else nothing newer is told of the same products.
          delay: 800,
          answers: { 'also-bought': answered(six, { experiment: experiment({ change: { limit: 3 } }) as never }) },
        },
      }
      await withBlocks(browser, fixture, async (page, seen) => {
        await expect(cards(page)).toHaveCount(variant === 'test' ? 3 : 6)
        await expect.poll(async () => (await seen()).told.length).toBe(1)
        // The second visit shows what was kept, is scrolled to, and hears something newer then.
        await page.reload()
        await expect.poll(async () => (await seen()).told.length).toBe(1)
        await page.evaluate(() => {
          scrollBy(0, 600)
          const { scenario } = window as unknown as { scenario: { answers: Record<string, RecommendedBlock> } }
          scenario.answers['also-bought']!.recommendationId = 'r-newer'
        })
        const newer = async () =>
          (await seen()).events
            .filter(({ params }) => params.recommendation_id === 'r-newer')
            .map(({ params }) => params)
        await expect.poll(async () => (await newer()).length).toBeGreaterThan(1)
        for (const params of await newer()) expect(params).toMatchObject({ experiment: 'Words', variant })
        expect(exposures(await seen())).toHaveLength(1)
      })
    }
  })

  test('is for nobody without consent', async ({ browser }) => {
    const body = '<grapevine-block type="also-bought" item="A"></grapevine-block>'
    const answers = {
      'also-bought': answered(six, { experiment: experiment({ change: { heading: 'New' } }) as never }),
    }
    await withBlocks(browser, { body, css, scenario: { answers, startAfter: 300 } }, async (page, seen) => {
      await page.evaluate(() => {
        ;(window as unknown as { tracker: { state: { consent: string } } }).tracker.state.consent = 'pending'
      })
      await expect(heading(page)).toHaveText('Others also bought')
      expect(exposures(await seen())).toEqual([])
    })
  })
})

test.describe('a pause for new visitors', () => {
  const fixture = (more: object) => ({
    body: '<grapevine-block type="also-bought" item="A"></grapevine-block>',
    css,
    scenario: {
      session: 's-1',
      first: 's-1',
      answers: { 'also-bought': answered(six, { paused: 'new' as const }) },
      ...more,
    },
  })

  test('hides the block from them until their next session, and from nobody who has bought', async ({ browser }) => {
    await withBlocks(browser, fixture({}), async (page, seen) => {
      await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:empty'])
      await expect(cards(page)).toHaveCount(0)
      await change(page, 'page', { session: 's-2' })
      await expect(cards(page)).toHaveCount(6)
    })
    await withBlocks(browser, fixture({ bought: ['Z'] }), async page => {
      await expect(cards(page)).toHaveCount(6)
    })
  })
})

const visitorOfTest = Array.from({ length: 100 }, (_, i) => `visitor-${i}`).find(
  id => groupOf({ name: 'Words', share: 1 }, id) === 'test',
)!

test.describe('a target', () => {
  const DAY = 86_400_000
  const now = Date.now()
  /** What the browser remembers of a visitor of each segment. */
  const shoppers = {
    'first-time': { session: 's-1', first: 's-1' },
    returning: { session: 's-2', first: 's-1' },
    buyer: { session: 's-2', first: 's-1', bought: ['Z'], orders: [['T-1', now - 89 * DAY]] },
    'repeat-buyer': {
      session: 's-2',
      first: '',
      bought: ['Z'],
      orders: [
        ['T-2', now],
        ['T-1', now - 200 * DAY],
      ],
    },
    lapsed: {
      session: 's-2',
      first: '',
      bought: ['Z'],
      orders: [
        ['T-2', now - 91 * DAY],
        ['T-1', now - 200 * DAY],
      ],
    },
  }
  type Segment = keyof typeof shoppers
  const words = (Object.keys(shoppers) as Segment[]).map(segment => ({
    name: `For ${segment}`,
    segments: [segment],
    change: { heading: `Hello ${segment}` },
  }))
  const open = (
    browser: Browser,
    who: Segment,
    targets: object[],
    run: (page: Page, seen: () => Promise<Seen>) => Promise<void>,
    { answer = {}, ...more }: { answer?: object; [name: string]: unknown } = {},
  ) =>
    withBlocks(
      browser,
      {
        body: '<div id="top"></div><grapevine-block type="also-bought" item="A" placement="below"></grapevine-block>',
        css,
        scenario: {
          ...(shoppers[who] as object),
          visitor: 'v-1',
          answers: {
            'also-bought': answered(six, { targets, ...answer } as never),
          },
          ...more,
        },
      },
      run,
    )
  const heading = (page: Page) => page.locator('grapevine-block').getByRole('heading')
  const rendered = async (seen: () => Promise<Seen>) => {
    await expect.poll(async () => named(await seen(), 'block_rendered').length).toBe(1)
    return named(await seen(), 'block_rendered')[0]?.params
  }

  for (const who of Object.keys(shoppers) as Segment[])
    test(`is for the ${who} shopper that it names, and for no other`, async ({ browser }) => {
      await open(browser, who, words, async (page, seen) => {
        await expect(heading(page)).toHaveText(`Hello ${who}`)
        expect(await rendered(seen)).toMatchObject({ target: `For ${who}`, block_type: 'also-bought' })
        await expect.poll(async () => named(await seen(), 'view_item_list').length).toBe(1)
        expect(named(await seen(), 'view_item_list')[0]?.params).toMatchObject({ target: `For ${who}` })
        expect(named(await seen(), 'experiment_exposure')).toEqual([])
      })
      const others = words.filter(({ segments: [segment] }) => segment !== who)
      await open(browser, who, others, async (page, seen) => {
        await expect(heading(page)).toHaveText('Others also bought')
        expect(await rendered(seen)).not.toHaveProperty('target')
      })
    })

  test('for lapsed buyers goes by the days that the answer says', async ({ browser }) => {
    for (const [who, lapsedDays, segment] of [
      ['buyer', 60, 'lapsed'],
      ['lapsed', 365, 'repeat-buyer'],
      ['returning', 1, 'returning'],
    ] as const)
      await open(
        browser,
        who,
        words,
        async (page, seen) => {
          await expect(heading(page)).toHaveText(`Hello ${segment}`)
          expect(await rendered(seen)).toMatchObject({ target: `For ${segment}` })
        },
        { answer: { lapsedDays } },
      )
  })

  test('that stands first in the file holds, where two are for the shopper', async ({ browser }) => {
    const both = [
      { name: 'One', segments: ['buyer', 'lapsed'], change: { heading: 'One' } },
      { name: 'Two', segments: ['lapsed'], hidden: true },
    ]
    await open(browser, 'lapsed', both, async page => expect(heading(page)).toHaveText('One'))
  })

  test('hides the block, and tells nothing of it', async ({ browser }) => {
    await open(browser, 'lapsed', [{ name: 'Away', segments: ['lapsed'], hidden: true }], async (page, seen) => {
      await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:empty'])
      await expect(cards(page)).toHaveCount(0)
      expect((await seen()).events).toEqual([])
    })
  })

  test('makes another type of the block, which shows what that may, and says which it is', async ({ browser }) => {
    const again = [{ name: 'Again', segments: ['buyer'], change: { type: 'buy-again', heading: 'Once more' } }]
    await open(
      browser,
      'buyer',
      again,
      async (page, seen) => {
        await expect(cards(page)).toHaveCount(3)
        await expect(heading(page)).toHaveText('Once more')
        expect(await rendered(seen)).toMatchObject({
          target: 'Again',
          block_type: 'buy-again',
          recommendation_id: 'r-3',
        })
        expect((await seen()).requests.map(({ type, anchors }) => [type, anchors])).toEqual([
          ['also-bought', ['A']],
          ['buy-again', ['SKU-10', 'SKU-11', 'SKU-12']],
        ])
      },
      {
        bought: ['SKU-10', 'SKU-11', 'SKU-12'],
        answers: {
          'also-bought': answered(six, { targets: again } as never),
          'buy-again': answered([10, 11, 12], { recommendationId: 'r-3' }),
        },
      },
    )
  })

  test('leaves the block as it is where its type has nothing for the shopper', async ({ browser }) => {
    const again = [{ name: 'Again', segments: ['returning'], change: { type: 'buy-again', heading: 'Once more' } }]
    await open(browser, 'returning', again, async (page, seen) => {
      await expect(cards(page)).toHaveCount(6)
      await expect(heading(page)).toHaveText('Others also bought')
      expect(await rendered(seen)).not.toHaveProperty('target')
      expect((await seen()).requests).toHaveLength(1)
    })
  })

  test('of another number waits while the block is on screen, the rest does not', async ({ browser }) => {
    const fewer = [{ name: 'Few', segments: ['buyer'], change: { limit: 2, heading: 'Two' } }]
    await open(browser, 'buyer', fewer, async page => {
      await expect(cards(page)).toHaveCount(6)
      await expect(heading(page)).toHaveText('Two')
    })
    await withBlocks(
      browser,
      {
        body: '<div id="top"></div><grapevine-block type="also-bought" item="A"></grapevine-block>',
        css: `${css}#top{height:900px}`,
        scenario: {
          ...(shoppers.buyer as object),
          answers: { 'also-bought': answered(six, { targets: fewer } as never) },
        },
      },
      async page => {
        await expect(cards(page)).toHaveCount(2)
      },
    )
  })

  test('is over when the shopper is of another segment on the next page', async ({ browser }) => {
    await open(browser, 'first-time', words.slice(0, 1), async page => {
      await expect(heading(page)).toHaveText('Hello first-time')
      await change(page, 'page', { session: 's-2' })
      await expect(heading(page)).toHaveText('Others also bought')
    })
  })

  test('is outdone by a pause for new visitors, and by an experiment', async ({ browser }) => {
    await open(
      browser,
      'first-time',
      words,
      async (page, seen) => {
        await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:empty'])
        await expect(cards(page)).toHaveCount(0)
      },
      { answer: { paused: 'new' } },
    )
    await open(
      browser,
      'returning',
      words,
      async (page, seen) => {
        await expect(heading(page)).toHaveText('Others also bought')
        expect(await rendered(seen)).not.toHaveProperty('target')
      },
      { answer: { experiment: { name: 'Words', share: 1, control: 'hidden' } }, visitor: visitorOfTest },
    )
  })

  test('takes everybody without consent for a first-time visitor', async ({ browser }) => {
    await open(
      browser,
      'lapsed',
      words,
      async page => {
        await page.evaluate(() => {
          ;(window as unknown as { tracker: { state: { consent: string } } }).tracker.state.consent = 'pending'
        })
        await expect(heading(page)).toHaveText('Hello first-time')
      },
      { startAfter: 300 },
    )
  })
})
