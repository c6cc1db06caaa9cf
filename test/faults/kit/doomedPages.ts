import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { startCollector } from '../../support/collector.js'
import { openShop } from '../../support/shop.js'
import { checkPages } from './checkPages.js'
import { startFaultProxy } from './faultProxy.js'
import { withoutRow } from './readLog.js'
import { newProfile } from './startBrowser.js'
import { type Finding, isClean, type TrialOptions } from './Trial.js'
import { trackedPages } from './trackedPages.js'
import { until } from './until.js'
import { EARLY_MS, wayWithout } from './ways.js'
import { withoutSafety } from './withoutSafety.js'

const SITE = 'faults'
/** Longest wait for the first event and for the first batch of a life, ms. */
const BEGIN_MS = 5_000

export interface DoomedOptions extends TrialOptions {
  /** Longest time from the first event of a life to its end, ms. */
  lifeMs: number
  /** Longest delay of a batch in the proxy each way, so that the end often meets one under way, ms. */
  slowMs: number
}

/** Pages of one browser profile that are ended while they track, and whose events the next page must deliver. */
export interface DoomedPages {
  /** Folder of the profile. */
  readonly profile: string
  /** Address of a page. */
  readonly address: string
  /** Has the pages of a browser tell what was promised to them. Once for each context. */
  listen(context: BrowserContext): void
  /** Begins a life: the way to the collector is whole. */
  begin(): Promise<void>
  /** Has a page deliver what waits, and counts when it cannot. */
  deliver(page: Page): Promise<void>
  keepTracking(page: Page): Promise<void>
  /** Resolves when the life shall end: in the middle of a batch, or at any moment, or when nothing could be sent for a while. */
  endOfLife(): Promise<void>
  /** Whether a control has found what it must; between two lives, when everything is delivered. */
  hasFound(): Promise<boolean>
  /** The events that were promised so far, in their order. */
  readonly promised: ReadonlySet<string>
  /** Those of some promised events that the collector does not have, between two lives, when everything is delivered. */
  missing(ids: readonly string[]): string[]
  /** Tells that the browser has deleted its database: what it held of these events is not ours to keep. */
  excuse(ids: readonly string[]): void
  finish(cycles: number): Promise<Finding>
  close(): Promise<void>
}

export async function doomedPages({ random, without, lifeMs, slowMs }: DoomedOptions): Promise<DoomedPages> {
  const collector = await startCollector({
    site: SITE,
    node: withoutSafety(without === 'dedupe' ? without : undefined),
  })
  const proxy = await startFaultProxy(() => collector.url)
  const shop = await openShop()
  const profile = await newProfile()
  const pages = trackedPages(shop, SITE)
  const address = pages.put('/shop', proxy.url)
  let life = 0
  let midSend = 0
  let undelivered = 0
  const way = wayWithout(without, random, slowMs, () => life)
  const excused = new Set<string>()
  const check = () => {
    const gone = new Set(withoutRow(collector.data, SITE, excused, excused.size))
    const kept = new Set([...pages.acked].filter(id => !gone.has(id)))
    return { ...checkPages(collector.data, SITE, kept, undelivered), gone: gone.size }
  }

  return {
    profile: profile.path,
    address,
    promised: pages.acked,
    missing: ids => withoutRow(collector.data, SITE, ids, ids.length),
    excuse(ids) {
      for (const id of ids) excused.add(id)
    },
    listen: pages.listen,
    keepTracking: pages.keepTracking,
    begin: () => proxy.set(way),
    async deliver(page) {
      if (!(await pages.drain(page))) undelivered++
    },
    async endOfLife() {
      const { size } = pages.acked
      await until(() => pages.acked.size > size, BEGIN_MS)
      await pause(random.below(lifeMs))
      const { batches } = proxy
      if (random.chance(0.2)) await proxy.set({ connect: 'refuse' })
      else if (random.chance(0.7)) await until(() => proxy.batches > batches, BEGIN_MS)
      await pause(random.below(slowMs) + (without === 'receipt' ? EARLY_MS / 2 : 0))
      if (proxy.open > 0) midSend++
      life++
    },
    async hasFound() {
      if (without === undefined) return false
      await pause(2 * EARLY_MS)
      return !isClean({ ...check(), cycles: life })
    },
    async finish(cycles) {
      await collector.stop()
      const { gone, ...finding } = check()
      if (midSend === 0 && without === undefined) {
        finding.corrupt++
        finding.faults.push('no life ended with a batch under way')
      }
      return { ...finding, cycles, figures: { mid_send: midSend, ...(gone > 0 && { browser_lost: gone }) } }
    },
    async close() {
      await proxy.close()
      await shop.close()
      await collector.remove()
      await profile.remove()
    },
  }
}
