import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BrowserContext, Page } from 'playwright'
import type { StoryShop } from '../../support/shop.js'
import { storyPage } from '../../support/storyPage.js'

/** What the pages of a trial have told over a channel that the collector has no part in. */
export interface TrackedPages {
  /** Ids whose `event()` resolved as `persisted`. */
  readonly acked: Set<string>
  /** Has the pages of a browser tell. Once for each context. */
  listen(context: BrowserContext): Promise<void>
  /** Puts a page into the shop and answers its address; its collector is at `url`. */
  put(name: string, url: string): string
  /** Has a page send until nothing waits; false where it does not come to that. */
  drain(page: Page): Promise<boolean>
  /** Has a page track without end. */
  keepTracking(page: Page): Promise<void>
  /** Ids in the log that a page of this trial has tracked: each event carries a mark that is never used twice. */
  sent(data: string): Set<string>
  /** Marks that the log holds more than once: an event counted twice under two ids. */
  twice(data: string): string[]
}

/**
 * The functions of the page: `track(n)` records n events in one task and resolves with their fates, `keepTracking()` never
 * stops, `drain()` sends until nothing waits. Every fifth event is an order, which is written with strict durability.
 */
const SCRIPT = `
gv('on', 'event', ({ id, fate }) => { if (fate.status === 'persisted') window.tell(id) })
const own = Math.random().toString(36).slice(2) + Date.now().toString(36)
let marks = 0
const trackOne = () => {
  const mark = 'mark-' + own + '-' + marks++
  return marks % 5
    ? gv.tracker.event('share', { item_id: mark })
    : gv.tracker.event('purchase', { transaction_id: mark, currency: 'EUR', value: 1, items: [{ item_id: 'SKU-1' }] })
}
const track = n => Promise.all(Array.from({ length: n }, trackOne))
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const keepTracking = async () => {
  for (;;) {
    await track(1 + Math.random() * 20 | 0)
    await pause(Math.random() * 20)
  }
}
const drain = async () => {
  for (let tries = 0; tries < 200; tries++) {
    if ((await gv.tracker.flush()).waiting === 0) return true
    await pause(50)
  }
  return false
}`

const MARK = /"(mark-[0-9a-z]+-\d+)"/

/** Pages that track and tell which promises they were given. */
export function trackedPages(shop: StoryShop, site: string): TrackedPages {
  const acked = new Set<string>()
  const rows = (data: string) => {
    const db = new Database(join(data, 'grapevine.db'), { fileMustExist: true, readonly: true })
    try {
      return db.prepare<[], { id: string; name: string; params: string }>('SELECT id, name, params FROM event').all()
    } finally {
      db.close()
    }
  }
  return {
    acked,
    async listen(context) {
      await context.exposeBinding('tell', (_, id: string) => void acked.add(id))
    },
    put(name, url) {
      shop.pages.set(
        name,
        storyPage({
          build: 'tag',
          collector: { url, site },
          flushEveryMs: 100,
          body: `<h1>${name}</h1><script>${SCRIPT}</script>`,
        }),
      )
      return shop.origin + name
    },
    async drain(page) {
      await page.waitForFunction('window.gv?.tracker')
      return page.evaluate<boolean>('drain()')
    },
    async keepTracking(page) {
      await page.waitForFunction('window.gv?.tracker')
      await page.evaluate('void keepTracking()')
    },
    sent: data =>
      new Set(rows(data).flatMap(({ id, name, params }) => (name === 'page_view' || MARK.test(params) ? [id] : []))),
    twice(data) {
      const marks = rows(data).flatMap(({ params }) => MARK.exec(params)?.[1] ?? [])
      const seen = new Set<string>()
      return marks.filter(mark => seen.size === seen.add(mark).size)
    },
  }
}
