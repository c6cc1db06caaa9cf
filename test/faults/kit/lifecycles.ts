import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'

/** What a lifecycle needs of the cell it happens in. */
export interface LifeOfCell {
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
  /** Has a page send until nothing waits, and notes whether it came to that while another one was frozen. */
  outlive(page: Page): Promise<void>
}

/** Events that are tracked in one task. */
export const BURST = 10

/** A tab that nothing else delivers for is frozen for so long, ms. */
const FROZEN_MS = 300

/** Tracks until so many events have their fate. */
async function track(page: Page, size: number): Promise<void> {
  for (let left = size; left > 0; left -= BURST) await page.evaluate(`track(${Math.min(left, BURST)}).then(() => 0)`)
}

/** Freezes a tab while something happens, then shows it again. Throws where the page was not hidden and frozen by that. */
async function whileFrozen(page: Page, happens: () => Promise<unknown>): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await happens()
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  if (!(await page.evaluate('window.wasFrozen && !document.hidden'))) throw new Error('The page was not frozen.')
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
  async frozen({ size, open, breakWay, mend, left }) {
    const page = await open()
    await breakWay()
    await track(page, size)
    left()
    await whileFrozen(page, () => pause(FROZEN_MS))
    await mend([page])
    return [page]
  },

  /**
   * The tab stays frozen until another one has delivered what it left, and goes on afterwards. Frozen in the middle of a
   * transaction it keeps others from the storage, which a browser with windows does not let happen: these wait in memory.
   */
  async 'frozen beside'({ size, open, breakWay, mend, left, outlive }) {
    const page = await open()
    const beside = await open()
    await breakWay()
    await track(page, size)
    left()
    await whileFrozen(page, async () => {
      await mend([beside])
      await outlive(beside)
    })
    return [page, beside]
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
