import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PREVIEWS } from '../../src/inspector/previews.js'
import { importProducts, product } from '../support/catalogFile.js'
import type { StoryCollector } from '../support/collector.js'
import { BUILDS, expect, flush, gv, story, strictPolicy } from '../support/story.js'

const IDS = ['lantern', 'kettle', 'blanket', 'mug', 'stove', 'tent']
const BESTSELLERS = '<grapevine-block type="bestsellers" placement="home" limit="4"></grapevine-block>'

const inspector = (page: Page) => page.locator('grapevine-inspector')
const panel = (page: Page) => inspector(page).getByRole('region', { name: 'Grapevine inspector' })
const body = (page: Page) => panel(page).getByRole('tabpanel')

/** The rows of a section. */
const open = async (page: Page, section: string) => {
  await panel(page)
    .getByRole('tab', { name: new RegExp(`^${section}`) })
    .click()
  return body(page)
}

/** What the tracker remembers in this browser, by key; nothing where it has no database. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const name = names.find(one => one.startsWith('grapevine:'))
    if (!name) return {}
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await wait(indexedDB.open(name))
    const objects = db.transaction('keyval').objectStore('keyval')
    const [keys, values] = await Promise.all([wait(objects.getAllKeys()), wait(objects.getAll())])
    db.close()
    return Object.fromEntries(keys.map((key, i) => [String(key), values[i]]))
  }) as Promise<Record<string, { visitor?: string; until?: number }>>

/** A shop that has sold each of its products once, to somebody else. */
const sell = async (collector: StoryCollector) => {
  await importProducts(
    collector,
    IDS.map(id => product(id)),
  )
  const time = new Date(Date.now() - 3_600_000).toISOString()
  const lines = IDS.map(id => `O-${id},${id},1,${time}`)
  const file = join(collector.data, 'orders.csv')
  await writeFile(file, ['order,product,quantity,time', ...lines].join('\n'))
  await collector.command('import-orders', file)
  // What another process has appended is learned a moment later.
  const known = async () => {
    const answer = await fetch(`${collector.url}/v1/recommendations?site=${collector.site}&b=bestsellers`)
    return (await answer.json()).blocks[0].items.length
  }
  await expect.poll(known).toBe(IDS.length)
}

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--min-support', '1', '--max-age', '0'] })

    story(
      'who does not ask for the inspector loads, reads and stores nothing of it',
      async ({ page, put, shop, collector }) => {
        shop.policy(strictPolicy(collector, shop))
        const loaded: string[] = []
        page.on('request', request => loaded.push(request.url()))
        await page.goto(put('/', { body: BESTSELLERS }))
        await gv(page, 'event', 'view_item', { items: [{ item_id: 'lantern' }] })
        await flush(page)
        await page.waitForLoadState('networkidle')
        expect(
          loaded.filter(url => /inspector\.js|shared-inspector/.test(url) && !url.includes('/npm/inspector.js')),
        ).toEqual([])
        await expect(inspector(page)).toHaveCount(0)
        const { self, ...rest } = await stored(page)
        expect(self?.visitor).toMatch(/^[0-9a-f]{32}$/)
        expect(rest['kv|debug']).toBeUndefined()
        expect((await collector.events()).map(({ doubt }) => doubt)).not.toContain('test')
      },
    )

    story(
      'debugging is on from the first event to the end, on pages after it too, and then the browser is whose it was',
      async ({ page, put, shop, collector }) => {
        shop.policy(strictPolicy(collector, shop))
        await page.goto(put('/'))
        await flush(page)
        const before = (await stored(page)).self?.visitor

        const address = put('/p', { calls: [['event', 'view_item', { items: [{ item_id: 'lantern' }] }]] })
        await page.goto(`${address}?gv-debug`)
        await expect(panel(page)).toContainText('test traffic')
        await expect(await open(page, 'Events')).toContainText(/counted\s*view_item/)
        const debug = await stored(page)
        expect(debug.self?.visitor).toMatch(/^test-/)
        expect(debug['kv|debug']?.until).toBeGreaterThan(Date.now() + 23 * 3_600_000)

        await page.goto(put('/cart', { calls: [['event', 'view_cart', { items: [{ item_id: 'lantern' }] }]] }))
        await expect(panel(page)).toBeVisible()
        await expect(await open(page, 'Events')).toContainText('view_cart')

        await page.goto(`${address}?gv-debug=off`)
        await expect.poll(async () => (await stored(page)).self?.visitor).toBe(before)
        await page.goto(put('/end', { calls: [['event', 'view_item', { items: [{ item_id: 'mug' }] }]] }))
        await flush(page)
        await page.waitForLoadState('networkidle')
        await expect(inspector(page)).toHaveCount(0)
        expect((await stored(page))['kv|debug']).toBeUndefined()

        const events = await collector.events()
        const about = (id: string) =>
          events
            .filter(({ params }) => JSON.stringify(params).includes(id))
            .map(({ doubt, visitor }) => [doubt, visitor])
        expect(about('lantern').every(([doubt, visitor]) => doubt === 'test' && visitor?.startsWith('test-'))).toBe(
          true,
        )
        expect(about('lantern').length).toBeGreaterThanOrEqual(2)
        expect(about('mug')).toEqual([[undefined, before]])
      },
    )

    story(
      'before the shopper agrees nothing is stored or sent, links keep the parameter, and what was held is a test',
      async ({ page, put, collector }) => {
        put('/next', { consent: 'pending' })
        await page.goto(`${put('/', { consent: 'pending', body: '<a href="/next?a=1">Next</a>' })}?gv-debug`)
        await expect(panel(page)).toBeVisible()
        await page.getByRole('link', { name: 'Next' }).click()
        await expect(page).toHaveURL(/\/next\?a=1&gv-debug=$/)
        await expect(panel(page)).toBeVisible()
        await gv(page, 'event', 'view_item', { items: [{ item_id: 'lantern' }] })
        await expect(await open(page, 'Events')).toContainText(/held\s*view_item/)
        await expect(await open(page, 'Shopper')).toContainText('Nobody: without consent there is no visitor')
        expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
        expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0)
        expect(await collector.events()).toEqual([])

        await gv(page, 'consent', 'granted')
        await expect(await open(page, 'Events')).toContainText(/counted\s*view_item/)
        const events = await collector.events()
        expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining(['page_view', 'view_item']))
        expect(events.filter(({ doubt, visitor }) => doubt !== 'test' || !visitor?.startsWith('test-'))).toEqual([])
      },
    )

    story('what is told without ids is a test too, and nothing is stored', async ({ page, put, collector }) => {
      await page.goto(`${put('/', { consent: 'anonymous' })}?gv-debug`)
      await expect(panel(page)).toBeVisible()
      await gv(page, 'event', 'search', { search_term: 'lamp' })
      await flush(page)
      await expect(await open(page, 'Events')).toContainText(/counted\s*search/)
      const events = await collector.events()
      expect(events.find(({ name }) => name === 'search')).toMatchObject({ doubt: 'test', visitor: null })
      expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    })

    story('what is wrong is said before the collector says it, and how to mend it', async ({ page, put }) => {
      const warnings: string[] = []
      page.on('console', message => message.type() === 'warning' && warnings.push(message.text()))
      const wrong = `<grapevine-block type="also-boght"></grapevine-block>
        <grapevine-block type="bestsellers" placement="home" limits="3"></grapevine-block>`
      await page.goto(`${put('/', { body: wrong })}?gv-debug&gv-preview=soldout&gv-segment=buyers`)
      await gv(page, 'event', 'purchase', { value: 3, items: [{ item_id: 'lantern', price: '3,50' }] })
      const said = await open(page, 'To mend')
      for (const sentence of [
        /Block 1, also-boght.*Did you mean also-bought\?/,
        /Block 2, bestsellers Blocks do not read limits\. Did you mean limit\?/,
        /purchase.*transaction_id is missing/,
        /gv-preview=soldout does nothing\. Use empty, fallback, slow, error, sold-out, stale\./,
        /gv-segment=buyers does nothing\. Use lapsed, repeat-buyer, buyer, returning, first-time\./,
      ]) {
        await expect(said).toContainText(sentence)
        expect(warnings.join('\n').replaceAll(': ', ' ')).toMatch(sentence)
      }
      await gv(page, 'flush')
      await expect(await open(page, 'Events')).toContainText(/rejected\s*purchase/)
      const sending = await open(page, 'Sending')
      await expect(sending).toContainText('purchase and refund need a transaction_id')
      await expect(sending).toContainText('bad_transaction_id')
    })

    story('a consent that is none is said with those that are', async ({ page, put, collector }) => {
      await page.goto(`${put('/', { consent: 'yes' })}?gv-debug`)
      const said = await open(page, 'To mend')
      await expect(said).toContainText(
        'Consent "yes" is no state, so events are held for ever. Use pending, granted, anonymous, denied.',
      )
      await expect(await open(page, 'Shopper')).toContainText('This is no state of consent.')
      await gv(page, 'consent', 'granted')
      await expect(await open(page, 'To mend')).toContainText('Nothing to mend')
      await gv(page, 'consent', 'grant')
      await expect(said).toContainText('"grant" is no state')
      await gv(page, 'consent', 'denied')
      await flush(page)
      expect((await collector.events()).map(({ name }) => name)).not.toContain('view_item')
    })

    story('what is dropped after a no is told once, with how often and of which events', async ({ page, put }) => {
      await page.goto(`${put('/')}?gv-debug`)
      await expect(panel(page)).toBeVisible()
      await gv(page, 'consent', 'denied')
      for (const name of ['view_item', 'view_cart', 'view_item'])
        await gv(page, 'event', name, { items: [{ item_id: 'lantern' }] })
      await gv(page, 'identify', 'ada@shop.example')
      await gv(page, 'event', 'view_cart', { items: [{ item_id: 'lantern' }] })
      const sending = await open(page, 'Sending')
      const denied = sending.locator('.row', { hasText: 'consent_denied' }).filter({ hasText: 'view_' })
      await expect(denied).toContainText('view_item, view_cart · 4 times')
      await expect(denied).toHaveCount(1)
      await expect(sending.locator('.row', { hasText: 'email_refused' })).not.toContainText('times')
    })

    story('a cart that is none, or loses something, is said', async ({ page, put }) => {
      const calls = [
        ['cart', { currency: 'EUR', products: ['lantern'] }],
        ['event', 'page_view', {}],
      ]
      await page.goto(`${put('/', { calls })}?gv-debug`)
      const said = await open(page, 'To mend')
      const none = "This is no cart. Call gv('cart', { currency, items }) with a list of products"
      if (build === 'tag') await expect(said).toContainText(none)
      await gv(page, 'cart', null)
      await expect(said).toContainText(none)
      await gv(page, 'cart', { items: [{ item_id: 'mug', quantity: 'two' }] })
      await expect(said).toContainText(/quantity must be a number.*items\[0\]\.quantity is "two"/)
    })

    story('a collector that refuses the page is said, with what it answers', async ({ page, put }) => {
      const refusal = { problem: 'unknown_site', message: 'Not served.' }
      const headers = { 'access-control-allow-origin': '*' }
      await page.route('**/v1/**', route => route.fulfill({ status: 403, headers, json: refusal }))
      await page.goto(`${put('/', { body: BESTSELLERS })}?gv-debug`)
      const said = await open(page, 'To mend')
      await expect(said).toContainText(
        'The collector This site key is not served here. Start the collector with --site KEY.',
      )
      await gv(page, 'flush')
      await expect(said).toContainText(/The collector refuses this site or page.*403/)
      await page.unroute('**/v1/**')
      await gv(page, 'flush')
      await expect(said).not.toContainText('refuses this site')
    })

    story('what nothing draws is said, and what stands where nobody reads it', async ({ page, put }) => {
      const holder = '<div data-grapevine="bestsellers" data-placement="end"></div>'
      const again = '<script async data-site="again" src="/tag.js"></script>'
      await page.goto(`${put('/', { body: '<h1>Home</h1>', head: build === 'tag' ? again : '' })}?gv-debug`)
      const said = await open(page, 'To mend')
      await page.evaluate(html => document.body.insertAdjacentHTML('beforeend', html), holder)
      const late = 'The blocks are here and nothing draws them'
      await expect(said).toContainText(late)
      if (build === 'tag') await expect(said).toContainText('The tag is on this page 2 times')
      await gv(page, build === 'tag' ? 'blocks' : 'page', {})
      await expect(said).not.toContainText(late)
      await page.locator('[data-grapevine]').evaluate(element => {
        element.setAttribute('limit', '4')
        element.setAttribute('type', 'trending')
      })
      await expect(said).toContainText('data-grapevine="bestsellers" does not read limit here. Write data-limit.')
      await expect(said).toContainText('data-grapevine="bestsellers" does not read type here. Write data-grapevine.')
    })

    story('a category that the catalog does not have is said', async ({ page, put, collector }) => {
      await sell(collector)
      await importProducts(
        collector,
        IDS.map(id => product(id, { category: 'Camp' })),
      )
      const blockOf = (category: string) =>
        `<grapevine-block type="bestsellers" placement="${category}" category="${category}" limit="2"></grapevine-block>`
      await page.goto(`${put('/', { body: blockOf('Lampz') })}?gv-debug`)
      await expect(await open(page, 'To mend')).toContainText('category="Lampz" sells nothing that the catalog knows')
      await page.goto(`${put('/', { body: blockOf('Camp') })}?gv-debug`)
      await expect(await open(page, 'To mend')).toContainText('Nothing to mend')
    })

    if (build === 'tag')
      story('a command that is none is said, from before the inspector too', async ({ page, put }) => {
        const calls = [['evnt', 'view_item', {}], ['flush']]
        await page.goto(`${put('/', { calls })}?gv-debug`)
        const said = await open(page, 'To mend')
        await expect(said).toContainText(/gv\('evnt'\) gv\(\) does not know this command.*Did you mean event\?/)
        await gv(page, 'consnt', 'granted')
        await expect(said).toContainText(/gv\('consnt'\).*Did you mean consent\?/)
        await expect(said).not.toContainText("gv('flush')")
      })

    story('a product that the catalog does not have is said', async ({ page, put, collector }) => {
      await sell(collector)
      const calls = [['event', 'view_item', { items: [{ item_id: 'lantern-2' }] }]]
      const body = '<grapevine-block type="also-bought" placement="p" item="mug, tentt"></grapevine-block>'
      await page.goto(`${put('/', { body, calls })}?gv-debug`)
      const said = await open(page, 'To mend')
      await expect(said).toContainText(
        /The catalog does not have (tentt, lantern-2|lantern-2, tentt): blocks show them without picture, price and link\./,
      )
      await expect(said).not.toContainText('mug')
    })

    story('a block tells what it asked, what it shows and what it left out', async ({ page, put, collector }) => {
      await sell(collector)
      const cart = ['cart', { items: [{ item_id: 'mug' }] }]
      const two = `${BESTSELLERS}<div style="height:3000px"></div>${BESTSELLERS.replace('"home"', '"end"')}`
      await page.goto(`${put('/', { body: two, calls: [cart] })}?gv-debug`)
      const blocks = await open(page, 'Blocks')
      const first = blocks.locator('details').first()
      await expect(first).toContainText('4 drawn')
      await first.locator('summary').click()
      await expect(first).toContainText('b=bestsellers;placement=home;limit=')
      await expect(first).toContainText(/primary · fresh/)
      await expect(first).toContainText(/answered after \d+ ms, drawn after \d+ ms/)
      await expect(first).toContainText(/in the cart\s*The mug/)
      await expect(first).toContainText(/over the limit of 4\s*The \w+/)
      await expect(inspector(page).locator('.frame')).toBeVisible()
      await expect(blocks.locator('details').nth(1)).toContainText('further down')
      const drawn = await page.locator('grapevine-block').first().getByRole('listitem').allInnerTexts()
      expect((await first.locator('li').allInnerTexts()).map(text => /The \w+/.exec(text)?.[0])).toEqual(
        drawn.map(text => /The \w+/.exec(text)?.[0]),
      )

      await gv(page, 'recommend', { type: 'bestsellers', limit: 2 })
      await expect(blocks.locator('details').last()).toContainText("asked by the shop's own code")
    })

    story(
      'every state that a block can have is shown on the page, and none of them is kept',
      async ({ page, put, collector }) => {
        await sell(collector)
        const block = page.locator('grapevine-block')
        const cards = block.getByRole('listitem')
        const address = put('/', { body: BESTSELLERS })
        for (const [state, number, isStale] of [
          ['empty', 0, false],
          ['sold-out', 0, false],
          ['error', 0, false],
          ['stale', 4, true],
          ['fallback', 4, false],
          ['slow', 4, false],
        ] as const) {
          await page.goto(`${address}?gv-preview=${state}`)
          await expect(panel(page).getByRole('combobox')).toHaveValue(state)
          const report = (await open(page, 'Blocks')).locator('details').first()
          await expect(await open(page, 'Blocks')).toContainText(PREVIEWS[state])
          if (state === 'slow') await expect(report).toContainText('Preview: slow. Shoppers see no products yet.')
          await expect(report, state).toContainText(number ? `${number} drawn` : 'empty', { timeout: 10_000 })
          const seen = number ? `${number} products.` : 'nothing here; its room is kept, since it is on screen.'
          await expect(report, state).toContainText(`Preview: ${state}. Shoppers see ${seen}`)
          await expect(report, 'no problem is told').not.toContainText('See the problems')
          await expect(cards.filter({ visible: true }), state).toHaveCount(number)
          if (number > 0) expect(await block.getAttribute('data-stale'), state).toBe(isStale ? '' : null)
          await report.locator('summary').click()
          if (state === 'stale') await expect(report).toContainText('what it said before is shown')
          if (state === 'fallback') await expect(report).toContainText('bestsellers · fresh')
          if (state === 'slow') await expect(report).toContainText(/answered after [5-9]\.\d s/)
        }
        await panel(page).getByRole('combobox').selectOption('empty')
        await expect(cards.filter({ visible: true })).toHaveCount(0)
        await panel(page).getByRole('combobox').selectOption('')
        await expect(cards.filter({ visible: true })).toHaveCount(4)
        await expect(body(page)).not.toContainText('Preview')
        await panel(page).getByRole('button', { name: 'End debugging' }).click()
        await expect(inspector(page)).toHaveCount(0)
        await expect(page).toHaveURL(address)
        await page.route('**/v1/recommendations*', route => route.abort())
        await page.reload()
        await expect(cards.filter({ visible: true }), 'kept from the true answer').toHaveCount(4)
      },
    )

    story('a block that gives its room back says so, and has no outline', async ({ page, put, collector }) => {
      await sell(collector)
      const high = '<div style="height:1000px"></div>'
      await page.goto(`${put('/', { body: `<p>Shop</p>${high}${BESTSELLERS}${high}` })}?gv-preview=error`)
      const report = (await open(page, 'Blocks')).locator('details').first()
      await expect(report).toContainText('Preview: error. Shoppers see nothing here; its room is given back.')
      await expect(page.locator('grapevine-block')).toBeHidden()
      const frame = inspector(page).locator('.frame')
      await report.locator('summary').click()
      await expect(frame).toBeHidden()
      await panel(page).getByRole('combobox').selectOption('')
      await expect(report).toContainText('4 drawn')
      await report.locator('summary').click()
      await report.locator('summary').click()
      await expect(frame).toBeVisible()
    })

    story('the keyboard reaches everything, and the panel makes room', async ({ page, put }) => {
      await page.setViewportSize({ width: 360, height: 640 })
      await page.goto(`${put('/', { body: '<h1>Shop</h1>' })}?gv-debug`)
      await panel(page).getByRole('tab', { name: 'Events' }).focus()
      await page.keyboard.press('ArrowRight')
      await expect(panel(page).getByRole('tab', { name: /^Blocks/ })).toBeFocused()
      await expect(panel(page).getByRole('tab', { name: /^Blocks/ })).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('End')
      await expect(panel(page).getByRole('tab', { name: 'Experiments' })).toBeFocused()
      for (const side of ['test', 'control'])
        await expect(body(page).getByRole('link', { name: `Show ${side}` })).toHaveAttribute(
          'href',
          new RegExp(`[?&]gv-variant=${side}$`),
        )
      const box = await panel(page).boundingBox()
      expect(box).toMatchObject({ x: 0, width: 360 })
      expect(box!.height).toBeLessThan(400)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      await page.keyboard.press('Escape')
      await expect(panel(page)).toBeHidden()
      await page.keyboard.press('Enter')
      await expect(panel(page)).toBeVisible()
    })
  })
