import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'

/** What a lifecycle needs of the cell it happens in. */
export interface LifeOfCell {
  context: BrowserContext
  /** Events to track while the way is broken. */
  size: number
  /** Opens a page of its own in a new tab. Waits for the tag unless it cannot be loaded. */
  open(): Promise<Page>
  /** Address of a page of its own that was not opened yet. */
  next(): string
  /** Breaks the way to the collector. */
  breakWay(): Promise<void>
  /** Has the pages try until the fault was met, and mends the way. */
  mend(pages: readonly Page[]): Promise<void>
  /** Whether pages can load the tag while the way is broken. */
  loads: boolean
  /** A page was left or hidden: it may have sent one copy more. */
  left(): void
  /** A page came back from the back/forward cache. */
  returned(): void
}

/** Events that are tracked in one task. */
export const BURST = 10

/** Tracks until so many events have their fate. */
async function track(page: Page, size: number): Promise<void> {
  for (let left = size; left > 0; left -= BURST) await page.evaluate(`track(${Math.min(left, BURST)}).then(() => 0)`)
}

/** What may become of a page after events were tracked. Each resolves with the pages that must deliver in the end. */
export const LIFECYCLES: Record<string, (cell: LifeOfCell) => Promise<Page[]>> = {
  async stays({ size, open, breakWay, mend }) {
    const page = await open()
    await breakWay()
    await track(page, size)
    await mend([page])
    return [page]
  },

  /** The page is left in the same task in which the last of the events are tracked. */
  async navigates({ size, open, next, breakWay, mend, loads, left }) {
    const page = await open()
    await page.evaluate('gv.tracker.flush()')
    const address = next()
    await breakWay()
    const last = Math.min(size, BURST)
    await track(page, size - last)
    left()
    await page.evaluate(`void (track(${last}), location.href = ${JSON.stringify(address)})`).catch(() => {})
    await page.waitForURL(address)
    await mend(loads ? [page] : [])
    if (!loads) await page.reload()
    return [page]
  },

  async closed({ size, open, breakWay, mend, loads, left }) {
    const page = await open()
    await breakWay()
    await track(page, size)
    left()
    await page.close()
    const later = await open()
    await mend(loads ? [later] : [])
    if (!loads) await later.reload()
    return [later]
  },

  /** The tab is frozen in the background, and seen again while the way is still broken. */
  async frozen({ context, size, open, breakWay, mend, left }) {
    const page = await open()
    const devtools = await context.newCDPSession(page)
    await breakWay()
    await track(page, size)
    left()
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await pause(300)
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await mend([page])
    return [page]
  },

  /** The page goes into the back/forward cache and comes back, beside another tab. */
  async returns({ size, open, next, breakWay, mend, loads, left, returned }) {
    const page = await open()
    const first = page.url()
    const beside = await open()
    const address = next()
    await breakWay()
    await track(page, size)
    left()
    await page.goto(address)
    await mend(loads ? [page, beside] : [beside])
    // The page may be gone before it has answered.
    await page.evaluate('void history.back()').catch(() => {})
    await page.waitForFunction(`location.href === ${JSON.stringify(first)} && window.gv?.tracker`)
    if (await page.evaluate('window.returned')) returned()
    return [page, beside]
  },
}
