import { importProducts, product } from '../support/catalogFile.js'
import { BUILDS, expect, expectEvents, gv, story, storyPage, strictPolicy } from '../support/story.js'

const HOSTILE = '"><img src=x onerror="window.executed=1"><script>window.executed=1</script>'

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, serve: ['--max-age', '0'] })

    story(
      'a hostile product title is shown as text, under the strictest policy',
      async ({ page, put, shop, collector }) => {
        await importProducts(collector, [
          product('A', { title: HOSTILE }),
          product('B', { title: `${HOSTILE} two`, brand: HOSTILE }),
        ])
        const address = put('/shop', { body: '<grapevine-block type="bestsellers" min="1"></grapevine-block>' })
        shop.policy(strictPolicy(collector, shop))
        const violations: string[] = []
        await page.exposeFunction('violated', (what: string) => violations.push(what))
        await page.addInitScript(() =>
          document.addEventListener('securitypolicyviolation', event =>
            (window as unknown as { violated(what: string): void }).violated(event.violatedDirective),
          ),
        )
        await page.goto(address)
        const items = [{ item_id: 'A' }, { item_id: 'B' }]
        await gv(page, 'event', 'purchase', { transaction_id: '1', items })
        await gv(page, 'flush')
        await gv(page, 'consent', 'denied')
        await gv(page, 'consent', 'granted')
        await page.reload()
        await expect(page.locator('grapevine-block').getByText(HOSTILE, { exact: true })).toBeVisible()
        expect(await page.evaluate(() => (window as unknown as { executed?: number }).executed)).toBeUndefined()
        expect(violations).toEqual([])
      },
    )

    story('nothing listens to what keeps a page from the back/forward cache', async ({ page, put, context }) => {
      await page.goto(put('/shop', { vitals: 1, body: '<grapevine-block type="bestsellers"></grapevine-block>' }))
      await gv(page, 'flush')
      const devtools = await context.newCDPSession(page)
      const heard = async (expression: string) => {
        const { result } = await devtools.send('Runtime.evaluate', { expression })
        const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId: result.objectId! })
        return listeners.map(({ type }) => type)
      }
      const all = [...(await heard('window')), ...(await heard('document'))]
      expect(all).toContain('pagehide')
      for (const type of ['unload', 'beforeunload']) expect(all).not.toContain(type)
    })

    story('a step inside a single-page app is a page view of its own', async ({ page, put, collector }) => {
      await page.goto(put('/app'))
      await gv(page, 'flush')
      await page.evaluate(() => {
        history.pushState(null, '', '/app/second')
        document.title = 'Second'
      })
      await page.waitForTimeout(50)
      await page.evaluate(() => history.replaceState({ scroll: 1 }, ''))
      await expectEvents(collector, {
        pages: [page],
        expected: [
          { name: 'page_view', params: { kind: 'load' } },
          { name: 'page_view', params: { kind: 'history', page_title: 'Second' } },
        ],
        refuted: [{ name: 'page_view', params: { kind: 'bfcache' } }],
      })
    })

    story('web vitals are recorded when they are asked for', async ({ page, put, collector }) => {
      const body = '<h1>A heading that is painted</h1><button>Press</button>'
      await page.goto(put('/shop', { vitals: 1, pageType: 'home', body }))
      await gv(page, 'flush')
      await page.waitForTimeout(500)
      await page.getByRole('button').click()
      await page.goto(put('/next'))
      await expectEvents(collector, {
        pages: [page],
        expected: (['LCP', 'CLS', 'FCP', 'TTFB'] as const).map(metric => ({
          name: 'web_vital' as const,
          params: { metric, page_type: 'home' },
        })),
        refuted: [{ name: 'purchase' }],
      })
    })

    story('two copies on one page are one tracker', async ({ page, put, collector }) => {
      const again = `<script async src="${collector.url}/tag.js" data-site="story" data-consent="granted"></script>`
      await page.goto(put('/twice', { body: again + again }))
      await gv(page, 'event', 'share', { method: 'copy' })
      await page.waitForTimeout(300)
      await expectEvents(collector, {
        pages: [page],
        expected: [{ name: 'page_view' }, { name: 'share' }],
        refuted: [{ name: 'purchase' }],
      })
    })
  })

story.describe('a sandboxed frame', () => {
  // Its origin is opaque: only a collector that is open to all pages takes its events.
  story.use({ anyOrigin: true })

  story('has no storage, and its events come from memory', async ({ page, put, shop, collector }) => {
    shop.pages.set('/inner', storyPage({ build: 'tag', collector, calls: [['event', 'share', { method: 'copy' }]] }))
    const outer = put('/outer', { consent: 'denied', body: '<iframe sandbox="allow-scripts" src="/inner"></iframe>' })
    await page.goto(outer)
    const frame = page.frames().find(one => one.url().endsWith('/inner'))!
    await frame.waitForFunction(() => (window as { gv?: { tracker?: unknown } }).gv?.tracker)
    await frame.evaluate(() => (window as unknown as { gv(name: string): Promise<unknown> }).gv('flush'))
    await expectEvents(collector, {
      expected: [{ name: 'share' }, { name: 'page_view' }],
      refuted: [{ name: 'purchase' }],
    })
  })
})

story(
  'misuse of gv throws nothing into the page, and what follows it is recorded',
  async ({ page, put, collector }) => {
    const calls = [['no such command'], ['use', null], ['page', null], ['event', 'share', { method: 'copy' }]]
    await page.goto(put('/misuse', { calls }))
    await gv(page, 'hasOwnProperty')
    await gv(page, 'event', 'search', { search_term: 'after' })
    await expectEvents(collector, {
      pages: [page],
      expected: [{ name: 'share' }, { name: 'search' }],
      refuted: [{ name: 'purchase' }],
    })
  },
)

story('a placeholder that was added late is drawn when it is asked for', async ({ page, put, collector }) => {
  await importProducts(collector, [product('A'), product('B')])
  const address = put('/late', { body: '<grapevine-block type="recently-viewed"></grapevine-block>' })
  await page.goto(address)
  for (const item_id of ['A', 'B'])
    await gv(page, 'event', 'purchase', { transaction_id: item_id, items: [{ item_id }] })
  await gv(page, 'flush')
  await gv(page, 'consent', 'denied')
  await page.evaluate(() => {
    const late = document.createElement('div')
    Object.assign(late.dataset, { grapevine: 'bestsellers', min: '1' })
    document.body.prepend(late)
  })
  await page.waitForTimeout(300)
  await expect(page.locator('[data-grapevine] grapevine-block')).toHaveCount(0)
  await gv(page, 'blocks')
  await expect(page.locator('[data-grapevine]').getByRole('listitem')).toHaveCount(2)
})

story(
  'a chunk that cannot be had is asked for ever more rarely, and nothing is lost',
  async ({ page, put, collector }) => {
    const asked: string[] = []
    let broken = true
    await page.route(/sync\.js/, route => {
      asked.push(route.request().url())
      return broken ? route.abort() : route.continue()
    })
    await page.goto(put('/broken'))
    await gv(page, 'event', 'share', { method: 'copy' })
    await page.waitForTimeout(11_000)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length).toBeLessThan(4)
    broken = false
    await expectEvents(collector, { pages: [page], expected: [{ name: 'share' }], refuted: [{ name: 'purchase' }] })
  },
)
