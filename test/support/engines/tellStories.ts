import { importProducts, product } from '../catalogFile.js'
import type { ExportedEvent } from '../collector.js'
import { demoStory } from '../demoStory.js'
import { expect } from '../story.js'
import { buyFromCard, gv, isHanging, waiting } from './steps.js'
import type { Engine, StartEngine, Tab } from './Tab.js'

/** In how many browsers a story is told that may end in a database that hangs. */
const TRIES = 3

const ordersOf = (events: readonly ExportedEvent[], order: string): ExportedEvent[] =>
  events.filter(({ name, params }) => name === 'purchase' && params.transaction_id === order)

/** All that `buyFromCard` does is counted once, and nothing else of that visitor. */
const expectOnce = (log: readonly ExportedEvent[], order: string, chosen: string): void => {
  const [placed] = ordersOf(log, order)
  expect(placed?.visitor).toMatch(/./)
  const events = log.filter(({ visitor }) => visitor === placed?.visitor)
  const named = (name: string) => events.filter(event => event.name === name)
  expect(new Set(events.map(({ id }) => id)).size, 'no id twice').toBe(events.length)
  const pages = [
    '/p/whistling-kettle',
    `/p/${chosen}`,
    '/cart',
    '/checkout/address',
    '/checkout/delivery',
    '/checkout/payment',
    '/thank-you',
    '/thank-you',
  ]
  expect(named('page_view').map(({ params }) => new URL(String(params.page_location)).pathname)).toEqual(pages)
  const idsOf = (event: ExportedEvent | undefined) =>
    (event?.params.items as { item_id: string }[] | undefined)?.map(({ item_id }) => item_id)
  expect(named('view_item').map(idsOf)).toEqual([['whistling-kettle'], [chosen]])
  for (const name of [
    'select_item',
    'add_to_cart',
    'view_cart',
    'begin_checkout',
    'add_shipping_info',
    'add_payment_info',
    'purchase',
  ])
    expect(named(name).map(idsOf), name).toEqual([[chosen]])
  expect(named('remove_from_cart')).toEqual([])
  const [selected] = named('select_item')
  const seen = named('view_item_list').filter(({ params }) => params.block_type === 'also-bought')
  expect(selected?.params).toMatchObject({ block_type: 'also-bought', placement: 'product-bought' })
  expect(selected?.params.recommendation_id).toMatch(/./)
  expect(seen.map(({ params }) => params.recommendation_id)).toContain(selected?.params.recommendation_id)
  expect(idsOf(seen[0])).toContain(chosen)
}

/** Without a page of Chromium, whose manners the other stories watch. */
const told = demoStory.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the needs of a fixture from its pattern
  manners: async ({}, use) => use(undefined),
})

/** The stories that every engine is told: the same steps and the same proof, at the collector. */
export const tellStories = (name: string, start: StartEngine): void => {
  let engine: Engine | undefined
  let missing = ''
  const inTab = async (tell: (tab: Tab) => Promise<void>): Promise<void> => {
    told.skip(!engine, missing)
    const tab = await (engine as Engine).open()
    try {
      await tell(tab)
    } finally {
      await tab.close()
    }
  }

  told.describe.configure({ mode: 'default', timeout: 240_000 })
  told.beforeAll(async () => {
    const started = await start()
    if (!('missing' in started)) engine = started
    else {
      missing = started.missing
      console.warn(`${name} is skipped: ${missing}`)
    }
  })
  told.afterAll(() => engine?.close())

  told(`${name}: from consent and a click on a card to the order, all is counted once`, async ({ demo }) => {
    let isProven = false
    for (let tries = 0; !isProven && tries < TRIES; tries++)
      await inTab(async tab => {
        const { order, chosen } = await buyFromCard(tab, demo.shop)
        if (await isHanging(tab)) {
          await expect.poll(async () => ordersOf(await demo.events(), order).length, { timeout: 60_000 }).toBe(1)
          console.warn(
            `${name} left its database hanging, so the order was counted from memory; once more in a new one.`,
          )
          return
        }
        await expect.poll(() => waiting(tab), { timeout: 20_000 }).toBe(0)
        expectOnce(await demo.events(), order, chosen)
        isProven = true
      })
    expect(isProven, 'the database of every browser hung').toBe(true)
  })

  told.describe(() => {
    told.use({ build: 'npm', serve: ['--max-age', '0'] })

    told(
      `${name}: without its collector a block stands from its kept answer, and events wait`,
      async ({ collector, put }) => {
        await inTab(async tab => {
          const block = () =>
            tab.run(() => {
              const host = document.querySelector('grapevine-block')
              const cards = host?.shadowRoot?.querySelectorAll('[part="card"][href]').length ?? 0
              return {
                cards,
                isStale: host?.hasAttribute('data-stale'),
                isHidden: (host as HTMLElement | null)?.hidden,
              }
            }, null)
          const shop = put('/shop', { body: '<grapevine-block type="bestsellers" min="1"></grapevine-block>' })
          const other = put('/other', { body: '<grapevine-block type="most-shared" min="1"></grapevine-block>' })

          await importProducts(collector, [product('A'), product('B')])
          await tab.goto(shop)
          await expect.poll(() => tab.run(() => 'tracker' in (window as unknown as { gv: object }).gv, null)).toBe(true)
          await gv(tab, 'event', 'purchase', { transaction_id: '1', items: [{ item_id: 'A' }, { item_id: 'B' }] })
          await gv(tab, 'flush')
          // Forgets what was bought here: from now on this is somebody else.
          await gv(tab, 'consent', 'denied')
          await gv(tab, 'consent', 'granted')
          await tab.goto(shop)
          await expect.poll(block).toEqual({ cards: 2, isStale: false, isHidden: false })

          await collector.stop()
          await tab.goto(shop)
          await expect.poll(block).toEqual({ cards: 2, isStale: true, isHidden: false })
          await gv(tab, 'event', 'share', { method: 'copy' })
          expect(await gv(tab, 'flush')).toMatchObject({ sent: 0 })
          await tab.goto(other)
          await expect.poll(block).toMatchObject({ cards: 0, isHidden: true })

          await collector.start()
          await gv(tab, 'flush')
          const named = async (name: string) => (await collector.events()).filter(event => event.name === name).length
          await expect.poll(() => named('share')).toBe(1)
          expect(await gv(tab, 'flush')).toMatchObject({ waiting: 0 })
          expect([await named('share'), await named('purchase')]).toEqual([1, 1])
        })
      },
    )
  })
}
