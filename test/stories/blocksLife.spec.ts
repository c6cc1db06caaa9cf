import { expect, type Page, test } from '@playwright/test'
import { BLOCKS } from '../../src/card/types/index.js'
import { answered, product } from '../support/blocks/blocksServer.js'
import { change, type FixtureWindow, withBlocks } from '../support/blocks/openBlocks.js'

const ids = (page: Page, number = 0) =>
  page
    .locator('grapevine-block')
    .nth(number)
    .getByRole('link')
    .evaluateAll(links => links.map(link => `SKU-${link.getAttribute('href')?.split('/').pop()}`))

const skus = (...numbers: number[]) => numbers.map(number => `SKU-${number}`)
const also = '<grapevine-block type="also-bought" item="SKU-1,SKU-9"></grapevine-block>'

test('the anchors, the cart and what was bought are left out, and only so many are shown', async ({ browser }) => {
  const scenario = {
    answers: { 'also-bought': answered([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) },
    cart: skus(2),
    bought: skus(4),
  }
  await withBlocks(browser, { body: also, scenario }, async (page, seen) => {
    await expect.poll(() => ids(page)).toEqual(skus(3, 5, 6, 7, 8, 10))
    expect((await seen()).requests).toMatchObject([{ type: 'also-bought', anchors: skus(1, 9), limit: 24 }])
    await change(page, 'cart', { cart: skus(2, 3) })
    await expect.poll(() => ids(page)).toEqual(skus(5, 6, 7, 8, 10))
    expect((await seen()).requests).toHaveLength(1)
  })
})

test('no product stands twice on a page, in the order of the page', async ({ browser }) => {
  const body = `<grapevine-block type="bestsellers" limit="3"></grapevine-block>${also}`
  const answers = { bestsellers: answered([3, 2, 5, 4]), 'also-bought': answered([2, 3, 4, 5, 6, 7, 8]) }
  await withBlocks(browser, { body, scenario: { answers } }, async page => {
    await expect.poll(() => ids(page)).toEqual(skus(3, 2, 5))
    await expect.poll(() => ids(page, 1)).toEqual(skus(4, 6, 7, 8))
  })
})

test('each block is drawn in a task of its own, and one that changes meanwhile is drawn once, as it is then', async ({
  browser,
}) => {
  const body = `<grapevine-block type="bestsellers" limit="3"></grapevine-block>${also}`
  const answers = { bestsellers: answered([2, 3, 4]), 'also-bought': answered([5, 6, 7]) }
  await withBlocks(browser, { body, scenario: { answers, delay: 300, isHeld: true } }, async (page, seen) => {
    const order = () => page.evaluate(() => (window as unknown as { order: string[] }).order)
    await page.evaluate(() => {
      const order: string[] = []
      Object.assign(window, { order })
      document.addEventListener('grapevine:rendered', event => {
        const { type } = (event as CustomEvent<{ type: string }>).detail
        order.push(type)
        // Microtasks wait for the end of the code that draws.
        queueMicrotask(() => order.push('end'))
        if (type === 'bestsellers') document.querySelector('[item]')?.setAttribute('heading', 'Goes with it')
      })
      return (window as unknown as FixtureWindow).begin()
    })
    await expect.poll(() => ids(page, 1)).toEqual(skus(5, 6, 7))
    await expect.poll(order).toEqual(['bestsellers', 'end', 'also-bought', 'end'])
    const lists = (await seen()).events.filter(({ name }) => name === 'block_rendered')
    expect(lists.map(({ params }) => params.item_list_name)).toEqual(['Others also bought', 'Goes with it'])
  })
})

test('recently viewed is what the browser remembers, in that order, without what is on the page', async ({
  browser,
}) => {
  const body = '<grapevine-block type="recently-viewed" item="SKU-5" min="1"></grapevine-block>'
  const answers = { 'recently-viewed': answered([1, 2, 5, 7]) }
  await withBlocks(
    browser,
    { body, scenario: { answers, recent: skus(7, 5, 2, 1), cart: skus(1) } },
    async (page, seen) => {
      await expect.poll(() => ids(page)).toEqual(skus(7, 2))
      expect((await seen()).requests).toMatchObject([{ anchors: skus(7, 5, 2, 1) }])
    },
  )
  await withBlocks(browser, { body, scenario: { answers } }, async (page, seen) => {
    await expect(page.locator('grapevine-block')).toBeHidden()
    expect((await seen()).requests).toEqual([])
  })
})

test('a placement without a product is about the cart', async ({ browser }) => {
  const body = '<grapevine-block type="also-bought" min="1"></grapevine-block>'
  const scenario = { answers: { 'also-bought': answered([1, 2, 3]) }, cart: skus(2) }
  await withBlocks(browser, { body, scenario }, async (page, seen) => {
    await expect.poll(() => ids(page)).toEqual(skus(1, 3))
    await change(page, 'cart', { cart: skus(3) })
    await expect.poll(() => ids(page)).toEqual(skus(1, 2))
    expect((await seen()).requests.map(request => request.anchors)).toEqual([skus(2), skus(3)])
  })
})

test('the last answer stands while the collector is down, and is marked; after a day it does not', async ({
  browser,
}) => {
  await withBlocks(
    browser,
    { body: also, scenario: { answers: { 'also-bought': answered([2, 3, 4]) } } },
    async (page, seen) => {
      const block = page.locator('grapevine-block')
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4))
      await expect(block).not.toHaveAttribute('data-stale')
      // The same browser, the collector no longer there.
      const down = () =>
        page.route('**/host.js', async route => {
          const response = await route.fetch()
          await route.fulfill({
            response,
            body: (await response.text()).replace(/const answer = .*/, 'const answer = null'),
          })
        })
      await down()
      await page.reload()
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4))
      await expect(block).toHaveAttribute('data-stale', '')
      expect((await seen()).told.map(({ name }) => name)).toEqual(['grapevine:rendered'])

      await page.addInitScript(() => {
        const now = Date.now
        Date.now = () => now() + 25 * 3_600_000
      })
      await page.reload()
      await expect(block).toBeHidden()
      await expect.poll(async () => (await seen()).told.map(({ name }) => name)).toEqual(['grapevine:empty'])
    },
  )
})

test('nothing is kept without consent', async ({ browser }) => {
  await withBlocks(
    browser,
    { body: also, scenario: { answers: { 'also-bought': answered([2, 3, 4]) }, startAfter: 1500 } },
    async page => {
      await page.evaluate(() => {
        ;(window as unknown as { tracker: { state: { consent: string } } }).tracker.state.consent = 'denied'
      })
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4))
      const kept = await page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const open = indexedDB.open('fixture')
            open.onsuccess = () => {
              const count = open.result.transaction('values').objectStore('values').count()
              count.onsuccess = () => resolve(count.result)
            }
          }),
      )
      expect(kept).toBe(0)
    },
  )
})

test('a refresh that changes nothing leaves the cards and the focus as they are', async ({ browser }) => {
  await withBlocks(
    browser,
    { body: also, scenario: { answers: { 'also-bought': answered([2, 3, 4]) } } },
    async (page, seen) => {
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4))
      const link = page.locator('grapevine-block').getByRole('link').nth(1)
      await link.focus()
      await link.evaluate(element => element.setAttribute('data-mine', ''))
      await change(page, 'page', {})
      await expect.poll(async () => (await seen()).requests.length).toBe(2)
      await page.waitForTimeout(100)
      await expect(link).toHaveAttribute('data-mine', '')
      await expect(link).toBeFocused()
      await change(page, 'page', { answers: { 'also-bought': answered([2, 5, 3], { recommendationId: 'r-2' }) } })
      await expect.poll(() => ids(page)).toEqual(skus(2, 5, 3))
      // A card that stays is the same element.
      await expect(page.locator('grapevine-block').getByRole('link').nth(2)).toHaveAttribute('data-mine', '')
    },
  )
})

test('placeholders and late elements are drawn, and follow their attributes', async ({ browser }) => {
  const body =
    '<div data-grapevine="bestsellers" data-limit="3" data-heading="Loved &lt;here&gt;"></div><div id="late"></div>'
  const answers = { bestsellers: answered([1, 2, 3, 4]), 'also-bought': answered([5, 6, 7]) }
  await withBlocks(browser, { body, scenario: { answers } }, async (page, seen) => {
    await expect.poll(() => ids(page)).toEqual(skus(1, 2, 3))
    await expect(page.getByRole('heading')).toHaveText('Loved <here>')
    await page.evaluate(() => {
      const late = document.createElement('grapevine-block')
      late.setAttribute('type', 'also-bought')
      late.setAttribute('item', 'X')
      document.getElementById('late')?.append(late)
    })
    await expect.poll(() => ids(page, 1)).toEqual(skus(5, 6, 7))
    await page.evaluate(() => document.querySelector('[data-grapevine]')?.setAttribute('data-limit', '4'))
    await change(page, 'page', {})
    await expect.poll(() => ids(page)).toEqual(skus(1, 2, 3, 4))
    await page.evaluate(() => document.querySelectorAll('grapevine-block')[1]?.setAttribute('item', 'Y'))
    await expect.poll(async () => (await seen()).requests.at(-1)?.anchors).toEqual(['Y'])
  })
})

test('a search term is asked for, followed, and missed: without one nothing is asked', async ({ browser }) => {
  const body = `<grapevine-block type="search-term" term=" desk lamp "></grapevine-block>
    <div data-grapevine="search-term" data-term="tent"></div><grapevine-block type="search-term" term=" "></grapevine-block>`
  const answers = { 'search-term': answered([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) }
  await withBlocks(browser, { body, scenario: { answers } }, async (page, seen) => {
    await expect.poll(() => ids(page, 1)).toHaveLength(6)
    const asked = async () => (await seen()).requests.map(({ type, term, anchors }) => [type, term, anchors])
    expect(await asked()).toEqual([
      ['search-term', 'desk lamp', []],
      ['search-term', 'tent', []],
    ])
    await expect(page.locator('grapevine-block').nth(2)).toBeHidden()
    await page.evaluate(() => document.querySelector('grapevine-block')?.setAttribute('term', 'torch'))
    await expect.poll(async () => (await asked()).slice(2)).toEqual([['search-term', 'torch', []]])
  })
})

test('blocks far below the viewport ask only when they come near', async ({ browser }) => {
  const far = { body: `<div id="top"></div>${also}`, css: '#top{height:3000px}' }
  await withBlocks(
    browser,
    { ...far, scenario: { answers: { 'also-bought': answered([2, 3, 4]) } } },
    async (page, seen) => {
      await page.waitForTimeout(300)
      expect((await seen()).requests).toEqual([])
      await page.evaluate(() => scrollTo(0, 2000))
      await expect.poll(async () => (await seen()).requests.length).toBe(1)
    },
  )
})

test('a fallback that fills a block is called by its own name, unless the shop has words of its own', async ({
  browser,
}) => {
  const items = [2, 3, 4].map(number => product(number, { strategy: 'category-bestsellers' }))
  const answers = { 'also-bought': answered([], { items, source: 'category-bestsellers' }) }
  await withBlocks(browser, { body: also, scenario: { answers } }, async page => {
    await expect(page.getByRole('heading')).toHaveText('Bestsellers')
  })
  const own = also.replace('item=', 'heading="For your table" item=')
  await withBlocks(browser, { body: own, scenario: { answers } }, async (page, seen) => {
    await expect.poll(async () => (await seen()).told.length).toBe(1)
    await expect(page.getByRole('heading')).toHaveText('For your table')
  })
})

test('a second start is harmless, a stop is final, and a new start goes on', async ({ browser }) => {
  await withBlocks(
    browser,
    { body: also, scenario: { answers: { 'also-bought': answered([2, 3, 4]) } } },
    async (page, seen) => {
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4))
      await page.evaluate(async () => {
        const fixture = window as unknown as FixtureWindow
        const copy = '/blocks.js?copy'
        const other = await import(copy)
        other.start(fixture.tracker)()
        other.scan()
      })
      await change(page, 'cart', { cart: skus(2), answers: { 'also-bought': answered([2, 3, 4, 5]) } })
      await expect.poll(() => page.locator('grapevine-block').isHidden()).toBe(true)
      expect((await seen()).requests).toHaveLength(1)
      await page.evaluate(() => (window as unknown as FixtureWindow).stop())
      await change(page, 'page', { cart: [] })
      await page.waitForTimeout(200)
      expect((await seen()).requests).toHaveLength(1)
      await page.evaluate(() => {
        const fixture = window as unknown as FixtureWindow
        fixture.chunk.start(fixture.tracker)
      })
      await expect.poll(() => ids(page)).toEqual(skus(2, 3, 4, 5))
    },
  )
})

test('what is wrong with a block is a problem that says what to do, and nothing else', async ({ browser }) => {
  const body = `<grapevine-block type="also-bougth"></grapevine-block>${also}`
  const answers = { 'also-bought': answered([], { items: 'nonsense' as never }) }
  await withBlocks(browser, { body, scenario: { answers } }, async (_page, seen) => {
    await expect.poll(async () => (await seen()).problems.length).toBeGreaterThanOrEqual(1)
    expect((await seen()).problems[0]).toBe(`block_failed also-bougth is no type. Use ${Object.keys(BLOCKS)}.`)
  })
})

test('a type that there is not is told once, however often the page is looked through', async ({ browser }) => {
  const body = `<grapevine-block type="also_bought"></grapevine-block>${also}`
  await withBlocks(
    browser,
    { body, scenario: { answers: { 'also-bought': answered([2, 3, 4]) } } },
    async (page, seen) => {
      await expect.poll(() => ids(page, 1)).toEqual(skus(2, 3, 4))
      await change(page, 'page', {})
      await expect.poll(async () => (await seen()).requests.length).toBe(2)
      const { problems } = await seen()
      expect(problems.filter(words => words.includes('also_bought is no type'))).toHaveLength(1)
      await page.evaluate(() => document.querySelector('grapevine-block')?.setAttribute('type', 'trending!'))
      await change(page, 'page', {})
      await expect.poll(async () => (await seen()).problems.join()).toContain('trending! is no type')
      expect((await seen()).problems).toHaveLength(2)
    },
  )
})
