import { BUILDS, expect, gv, story } from '../support/story.js'

/**
 * Waits of a page that are this long pass when the story says so, ms. Requests and storage keep to the browser's own time, and so
 * do their deadlines of 10 and 2 s: a busy machine must miss none of them because the story is in a hurry.
 */
const LONG_MS = 2500
const REQUEST_DEADLINE_MS = 10_000

interface SkippedTime {
  /** Long waits that a page has begun and that have not passed. */
  waits(): number
  /** Lets the shortest of them pass; answers for how long the page has been open, ms. */
  skip(): number
}

/** Runs in the page, before anything else of it. */
const skipTime = ([longMs, deadlineMs]: readonly [number, number]) => {
  const waits = new Map<number, { at: number; ring(): void }>()
  const [setTimer, clearTimer, now] = [setTimeout, clearTimeout, performance.now.bind(performance)]
  let skipped = 0
  let ids = 1e9
  performance.now = () => now() + skipped
  window.setTimeout = ((ring: () => void, ms = 0, ...rest: unknown[]) => {
    if (ms < longMs || ms === deadlineMs) return setTimer(ring, ms, ...rest)
    waits.set(++ids, { at: performance.now() + ms, ring: () => ring(...(rest as [])) })
    return ids
  }) as typeof setTimeout
  window.clearTimeout = ((id?: number) => waits.delete(id!) || clearTimer(id)) as typeof clearTimeout
  Object.assign(window, {
    skippedTime: {
      waits: () => waits.size,
      skip() {
        const [id, next] = [...waits].reduce((one, other) => (other[1].at < one[1].at ? other : one))
        waits.delete(id)
        skipped += Math.max(0, next.at - performance.now())
        next.ring()
        return performance.now()
      },
    } satisfies SkippedTime,
  })
}

for (const build of BUILDS)
  story.describe(build, () => {
    story.use({ build })

    story(
      'an ad blocker that stops batches costs few requests and no word, and nothing but the counting',
      async ({ page, put, collector }) => {
        let [tries, failed] = [0, 0]
        page.on('request', request => {
          if (request.url().endsWith('/v1/events')) tries++
        })
        page.on('requestfailed', request => {
          if (request.url().endsWith('/v1/events')) failed++
        })
        await page.route('**/v1/events', route => route.abort('blockedbyclient'))
        const said: string[] = []
        page.on('console', message => {
          if (!/Failed to load resource|net::ERR_/.test(message.text())) said.push(message.text())
        })
        await page.addInitScript(skipTime, [LONG_MS, REQUEST_DEADLINE_MS] as const)
        await page.goto(put('/lantern', { pageType: 'product' }))
        const fate = await gv<{ status: string }>(page, 'event', 'view_item', { items: [{ item_id: 'SKU-1' }] })
        expect(fate.status).toBe('persisted')
        // What a block would show is asked for and answered all the same.
        expect(await gv(page, 'recommend', { type: 'bestsellers' })).toMatchObject({ items: [] })
        const time = await page.evaluateHandle(() => (window as unknown as { skippedTime: SkippedTime }).skippedTime)
        for (let open = 0, rounds = 1; open < 600_000; rounds++) {
          await expect.poll(() => time.evaluate(one => one.waits())).toBe(1)
          open = await time.evaluate(one => one.skip())
          await expect.poll(() => [tries, failed]).toEqual([rounds, rounds])
        }
        expect(tries).toBeGreaterThan(3)
        expect(tries).toBeLessThan(40)
        expect(said).toEqual([])
        expect(await collector.events()).toEqual([])
        const books = await gv<{ waiting: number; dropped: object }>(page, 'books')
        expect(books).toMatchObject({ waiting: 2, dropped: {} })
      },
    )

    story('an ad blocker that stops recommendations does not stop the counting', async ({ page, put, collector }) => {
      await page.route('**/v1/recommendations*', route => route.abort('blockedbyclient'))
      await page.goto(put('/lantern', { body: '<grapevine-block type="bestsellers"></grapevine-block>' }))
      expect(await gv(page, 'recommend', { type: 'bestsellers' })).toBeUndefined()
      await gv(page, 'event', 'share', { method: 'copy' })
      expect(await gv(page, 'flush')).toMatchObject({ waiting: 0 })
      expect((await collector.events()).map(event => event.name).sort()).toEqual(['page_view', 'share'])
    })
  })
