import type { BrowserContext, Page } from 'playwright'
import type { StoryShop } from '../../support/shop.js'
import { storyPage } from '../../support/storyPage.js'

/** What the pages of a trial have told over a channel that the collector has no part in. */
export interface TrackedPages {
  /** Ids whose `event()` resolved as `persisted`. */
  readonly acked: Set<string>
  /** Has the pages of a browser tell. Once for each context. */
  listen(context: BrowserContext): void
  /** Puts a page into the shop and answers its address; its collector is at `url`. Its marks begin with `mark-TITLE-`. */
  put(path: string, url: string, title?: string): string
  /** Has a page send until nothing waits; false where it does not come to that. */
  drain(page: Page): Promise<boolean>
  /** Has a page track without end. */
  keepTracking(page: Page): Promise<void>
}

/**
 * The functions of the page: `track(n)` records n events in one task and resolves with their fates, `keepTracking()` never
 * stops, `drain()` sends until nothing waits on a disk that can be read. Every fifth event is an order, which is written with strict durability.
 */
const SCRIPT = `
document.addEventListener('freeze', () => { window.wasFrozen = true })
addEventListener('pageshow', ({ persisted }) => { window.returned = persisted })
gv('on', 'event', ({ id, fate }) => { if (fate.status === 'persisted') console.debug('persisted ' + id) })
const own = document.title + '-' + Math.random().toString(36).slice(2) + Date.now().toString(36)
let marks = 0
let isOpen = false
const trackOne = (kind = '') => {
  const mark = 'mark-' + kind + own + '-' + marks++
  return marks % 5
    ? gv.tracker.event('share', { item_id: mark })
    : gv.tracker.event('purchase', { transaction_id: mark, currency: 'EUR', value: 1, items: [{ item_id: 'SKU-1' }] })
}
const track = n => Promise.all(Array.from({ length: n }, () => trackOne()))
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const keepTracking = async () => {
  for (;;) {
    await track(1 + Math.random() * 20 | 0)
    await pause(Math.random() * 20)
  }
}
const drain = async () => {
  for (let tries = 0; tries < 200; tries++) {
    const { waiting } = await gv.tracker.flush()
    if (waiting === 0 && isOpen) return true
    if (waiting === 0) isOpen = (await trackOne('probe-')).status === 'persisted'
    else await pause(50)
  }
  return false
}`

/** Pages that track and tell which promises they were given. */
export function trackedPages(shop: StoryShop, site: string): TrackedPages {
  const acked = new Set<string>()
  return {
    acked,
    listen(context) {
      context.on('console', message => {
        const [word, id] = message.text().split(' ')
        if (word === 'persisted') acked.add(id!)
      })
    },
    put(path, url, title = 'shop') {
      shop.pages.set(
        path,
        storyPage({
          build: 'tag',
          title,
          collector: { url, site },
          flushEveryMs: 100,
          body: `<script>${SCRIPT}</script>`,
        }),
      )
      return shop.origin + path
    },
    async drain(page) {
      await page.waitForFunction('window.gv?.tracker')
      return page.evaluate<boolean>('drain()')
    },
    async keepTracking(page) {
      await page.waitForFunction('window.gv?.tracker')
      await page.evaluate('void keepTracking()')
    },
  }
}
