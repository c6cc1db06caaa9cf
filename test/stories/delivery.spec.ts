import { BUILDS, expect, expectEvents, gv, story } from '../support/story.js'

const viewed = (item_id: string) => ({ name: 'view_item', params: { items: [{ item_id }] } }) as const

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build, forgive: /Failed to fetch/ })
    const view = (page: Parameters<typeof gv>[0], id: string) =>
      gv<{ status: string }>(page, 'event', 'view_item', { items: [{ item_id: id }] })

    story('an event reaches a collector that was down, once it is up again', async ({ page, put, collector }) => {
      await page.goto(put('/shop'))
      await view(page, 'before')
      await gv(page, 'flush')
      await collector.kill()
      expect((await view(page, 'during')).status).toBe('persisted')
      expect(await gv(page, 'flush')).toEqual({ sent: 0, waiting: 1 })
      await collector.start()
      await expectEvents(collector, {
        pages: [page],
        expected: [viewed('before'), viewed('during'), { name: 'page_view' }],
        refuted: [{ name: 'purchase' }],
      })
    })

    story(
      'an event of a page that was closed offline is sent by the next page',
      async ({ context, put, collector }) => {
        const address = put('/shop')
        const first = await context.newPage()
        await first.goto(address)
        await gv(first, 'flush')
        await collector.stop()
        await context.setOffline(true)
        expect((await view(first, 'offline')).status).toBe('persisted')
        await first.close()
        await collector.start()
        await context.setOffline(false)
        const [second, third] = await Promise.all([context.newPage(), context.newPage()])
        await Promise.all([second.goto(address), third.goto(address)])
        await expectEvents(collector, {
          pages: [second, third],
          expected: [viewed('offline'), { name: 'page_view', times: 3 }],
          refuted: [{ name: 'purchase' }],
        })
      },
    )

    for (const { days, isCounted } of [
      { days: 29.9, isCounted: true },
      { days: 30.1, isCounted: false },
    ])
      story(
        `an order that waited ${days} days offline is ${isCounted ? 'counted at its time' : 'refused, and counted as that'}`,
        async ({ context, put, collector }) => {
          const address = put('/shop')
          const then = Date.now() - days * 86_400_000
          const first = await context.newPage()
          await context.clock.setFixedTime(then)
          await first.goto(address)
          await gv(first, 'flush')
          await collector.stop()
          const order = { transaction_id: 'T-1', currency: 'EUR', value: 5, items: [{ item_id: 'A' }] }
          expect(await gv(first, 'event', 'purchase', order)).toMatchObject({ status: 'persisted' })
          await first.close()
          await collector.start()
          await context.clock.setFixedTime(Date.now())
          const later = await context.newPage()
          await later.goto(address)
          await expect.poll(() => gv(later, 'flush')).toMatchObject({ waiting: 0 })
          const orders = (await collector.events()).filter(({ name }) => name === 'purchase')
          const { sites } = (await (await fetch(`${collector.url}/v1/health`)).json()) as {
            sites: Record<string, { rejected: Record<string, number>; accepted: number; received: number }>
          }
          const { rejected, accepted, received } = sites[collector.site]!
          if (isCounted) {
            expect(orders).toHaveLength(1)
            expect(Math.abs(orders[0]!.at - then)).toBeLessThan(60_000)
            expect(rejected).toEqual({})
          } else {
            expect(orders).toEqual([])
            expect(rejected).toEqual({ too_old: 1 })
          }
          expect([received, accepted]).toEqual([3, isCounted ? 3 : 2])
        },
      )

    story('an event fired in the moment of leaving the page arrives once', async ({ page, put, collector }) => {
      const next = put('/next')
      await page.goto(put('/shop'))
      await gv(page, 'flush')
      await page.evaluate(address => {
        const { gv } = window as unknown as { gv(...command: unknown[]): void }
        gv('event', 'view_item', { items: [{ item_id: 'leaving' }] })
        location.href = address
      }, next)
      await page.waitForURL(next)
      await expectEvents(collector, {
        pages: [page],
        expected: [viewed('leaving'), { name: 'page_view', times: 2 }],
        refuted: [{ name: 'purchase' }],
      })
    })

    story('copies that the browser cannot let leave lose nothing', async ({ context, put, collector }) => {
      const first = await context.newPage()
      await first.goto(put('/shop'))
      await gv(first, 'flush')
      let copies = 0
      await context.route('**/v1/events', () => {
        copies++
      })
      await first.evaluate(async () => {
        const { gv } = window as unknown as { gv(...command: unknown[]): Promise<unknown> }
        for (let leave = 0; leave < 4; leave++) {
          const value = 'x'.repeat(1400)
          const events = Array.from({ length: 30 }, (_, n) =>
            gv('event', 'view_item', { items: [{ item_id: `${leave}-${n}`, item_name: value }] }),
          )
          await Promise.all(events)
          window.dispatchEvent(new Event('pagehide'))
        }
      })
      // 64 KiB may be under way at once; the events of two copies are less.
      await expect.poll(() => copies).toBe(2)
      await context.unroute('**/v1/events')
      await first.close()
      const second = await context.newPage()
      await second.goto(put('/next'))
      await expectEvents(collector, {
        pages: [second],
        expected: [
          { name: 'view_item', times: 120 },
          { name: 'page_view', times: 2 },
        ],
        refuted: [{ name: 'purchase' }],
      })
    })

    story('two tabs are one visitor with one outbox and no gap in its numbers', async ({ context, put, collector }) => {
      const address = put('/shop')
      const tabs = await Promise.all([context.newPage(), context.newPage()])
      await Promise.all(tabs.map(tab => tab.goto(address)))
      await Promise.all(
        tabs.map((tab, i) => Promise.all(Array.from({ length: 5 }, (_, n) => view(tab, `tab${i}-${n}`)))),
      )
      await expectEvents(collector, {
        pages: tabs,
        expected: [
          { name: 'view_item', times: 10 },
          { name: 'page_view', times: 2 },
        ],
        refuted: [{ name: 'purchase' }],
      })
      const log = (await collector.events()) as unknown as { visitor: string; session: string; seq: number }[]
      expect(new Set(log.map(event => event.visitor)).size).toBe(1)
      expect(new Set(log.map(event => event.session)).size).toBe(1)
      expect(log.map(event => event.seq).sort((a, b) => a - b)).toEqual(log.map((_, i) => i + 1))
    })

    story('a cart survives a reload, and its differences are counted once', async ({ page, put, collector }) => {
      const cart = { currency: 'EUR', items: [{ item_id: 'lantern', price: 12.5, quantity: 2 }] }
      await page.goto(put('/cart'))
      await gv(page, 'cart', cart)
      await page.reload()
      await gv(page, 'cart', cart)
      await expectEvents(collector, {
        pages: [page],
        expected: [
          { name: 'add_to_cart', params: { value: 25, items: [{ item_id: 'lantern', quantity: 2 }] } },
          { name: 'cart', params: { items: [{ item_id: 'lantern', price: 12.5, quantity: 2 }] } },
        ],
        refuted: [{ name: 'remove_from_cart' }],
      })
    })

    story(
      'events that the collector rejects are not sent again, and the others are counted',
      async ({ page, put, collector }) => {
        await page.goto(put('/shop'))
        await gv(page, 'event', 'view_item', { currency: 'XXX', value: 5, items: [{ item_id: 'A' }] })
        await gv(page, 'event', 'no_such_event', {})
        await view(page, 'good')
        await expectEvents(collector, {
          pages: [page],
          expected: [viewed('good'), { name: 'page_view' }],
          refuted: [viewed('A')],
        })
        expect(await gv(page, 'flush')).toEqual({ sent: 0, waiting: 0 })
        const health = await (await fetch(`${collector.url}/v1/health`)).json()
        expect(health.sites.story.rejected).toEqual({ bad_currency: 1, unknown_event: 1 })
      },
    )
  })
