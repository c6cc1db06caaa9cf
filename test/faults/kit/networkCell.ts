import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import type { Random } from '../../../src/simulator/createRandom.js'
import type { StoryShop } from '../../support/shop.js'
import { type Fault, startFaultProxy } from './faultProxy.js'
import { LIFECYCLES } from './lifecycles.js'
import { type TrackedPages, trackedPages } from './trackedPages.js'

/** One combination of the matrix. */
export interface Cell {
  fault: string
  lifecycle: string
  size: number
}

export interface CellSetting {
  /** Where its pages are opened; they have an origin of their own, so that cells can share it. */
  context: BrowserContext
  shop: StoryShop
  site: string
  /** Address of the collector behind the way. */
  collector(): string
  random: Random
  /** The title of its pages, of which no other cell has one. */
  title: string
  fault: Fault
  /** Whether names of hosts cannot be resolved, too. */
  isNameless: boolean
}

export interface CellOutcome {
  pages: TrackedPages
  /** Whether a request met the fault: a batch, or where connections fail also the code that sends it. */
  met: boolean
  /** Whether every outbox became empty. */
  delivered: boolean
  /** Whether a tab had more batches under way than one, and a copy for each time it was left. */
  crowded: boolean
  /** Bytes sent, over the bytes of the events in them. */
  ratio: number
  /** Whether more was sent than three times the events, and a batch for each that met the fault and for each copy. */
  wasteful: boolean
  /** Whether the browser asked for permission before it sent. */
  preflight: boolean
  /** A page came back from the back/forward cache. */
  returned: boolean
  /** A page delivered what another one had left, while that was frozen. */
  outlived: boolean
}

/** Longest time in which a fault must be met, ms. */
const MEET_MS = 25_000
/** Time for a page to deliver what a frozen one has left, ms: it may be kept from the storage. */
const OUTLIVE_MS = 5_000
/** Longest wait for a page, ms: machines may be busy. */
const SLOWEST_MS = 120_000

/** Breaks the way for the pages of one browser context, mends it, and has them deliver. */
export async function runCell({ lifecycle, size }: Cell, setting: CellSetting): Promise<CellOutcome> {
  const { context, shop, site, collector, random, title, fault, isNameless } = setting
  const proxy = await startFaultProxy(collector)
  const pages = trackedPages(shop, site)
  const loads = fault.connect === undefined
  const isBatch = (url: URL) => url.href.startsWith(proxy.url) && url.pathname.endsWith('/v1/events')
  let failed = 0
  let broken = false
  let leaves = 0
  let returned = false
  let outlived = false
  const tabs: Page[] = []
  let opened = 0
  context.on('requestfailed', request => {
    if (broken && request.url().startsWith(proxy.url)) failed++
  })

  const next = () => {
    const path = `/${title}/${++opened}`
    const address = new URL(pages.put(path, `${proxy.url}/t/${opened}`, title))
    address.hostname = `${title}.localhost`
    return address.href
  }
  const met = () => proxy.met + failed
  const least = 1 + random.below(2)
  try {
    pages.listen(context)
    const live = await LIFECYCLES[lifecycle]!({
      size,
      next,
      loads,
      async open() {
        const page = await context.newPage()
        tabs.push(page)
        page.setDefaultTimeout(SLOWEST_MS)
        await page.goto(next())
        if (loads || !broken) await page.waitForFunction('window.gv?.tracker')
        return page
      },
      async breakWay() {
        broken = true
        if (isNameless) await context.route(isBatch, route => route.abort('namenotresolved'))
        await proxy.set(fault)
      },
      async mend(trying: readonly Page[]) {
        const end = performance.now() + MEET_MS
        while (met() < least && performance.now() < end) {
          await Promise.all(trying.map(page => page.evaluate('gv.tracker.flush()')))
          await pause(20)
        }
        broken = false
        await context.unroute(isBatch)
        await proxy.set({})
      },
      left() {
        leaves++
      },
      returned() {
        returned = true
      },
      async outlive(page: Page) {
        outlived = await Promise.race([pages.drain(page), pause(OUTLIVE_MS).then(() => false)])
      },
    })
    const emptied = await Promise.all(live.map(pages.drain))
    const traffic = [...proxy.tabs.values()]
    const bytes = traffic.reduce((sum, tab) => sum + tab.bytes, 0)
    const spare = (met() + leaves + 1) * Math.max(...traffic.map(({ mostBytes }) => mostBytes))
    return {
      pages,
      met: met() > 0,
      delivered: emptied.every(Boolean),
      crowded: traffic.some(({ mostOpen }) => mostOpen > 1 + leaves),
      ratio: bytes / Math.max(1, proxy.payload),
      wasteful: bytes > 3 * proxy.payload + spare,
      preflight: proxy.preflights > 0,
      returned,
      outlived,
    }
  } finally {
    for (const page of tabs) await page.close()
    await proxy.close()
  }
}
