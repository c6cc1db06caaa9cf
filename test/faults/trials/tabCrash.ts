import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext } from 'playwright'
import { startCollector } from '../../support/collector.js'
import { openShop } from '../../support/shop.js'
import { checkPages } from '../kit/checkPages.js'
import { startFaultProxy } from '../kit/faultProxy.js'
import { newProfile, noBrowser, startBrowser } from '../kit/startBrowser.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'
import { trackedPages } from '../kit/trackedPages.js'
import { until } from '../kit/until.js'
import { wayWithout } from '../kit/ways.js'
import { withoutSafety } from '../kit/withoutSafety.js'

const SITE = 'faults'
/** Longest wait for the first event and for the first batch of a life, ms. */
const BEGIN_MS = 5_000
/** Longest time from the first event of a tab to its crash, ms. */
const LIFE_MS = 250
/** Longest delay of a batch in the proxy each way, so that a crash often meets one under way, ms. */
const SLOW_MS = 50

/** Crashes the renderer of a page, and resolves when it has. */
const crash = async (context: BrowserContext, page: Awaited<ReturnType<BrowserContext['newPage']>>) => {
  const devtools = await context.newCDPSession(page)
  const crashed = new Promise<void>(resolve => page.once('crash', () => resolve()))
  devtools.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

/**
 * Crashes tabs while they write and send, often the one that holds the lock. The tab that is opened next, or the one that
 * was beside it, must deliver every event that resolved as `persisted`, once.
 */
async function run({ cycles, random, without, say }: TrialOptions): Promise<Finding> {
  const collector = await startCollector({
    site: SITE,
    node: withoutSafety(without === 'dedupe' ? without : undefined),
  })
  const proxy = await startFaultProxy(() => collector.url)
  const shop = await openShop()
  const profile = await newProfile()
  const pages = trackedPages(shop, SITE)
  const address = pages.put('/shop', proxy.url)
  const { context, kill } = await startBrowser(profile.path)
  let life = 0
  let midSend = 0
  let undelivered = 0

  const way = wayWithout(without, random, SLOW_MS, () => life)

  /** In the middle of a batch, or at any moment, or when nothing could be sent for a while. */
  const endOfLife = async () => {
    const resolved = pages.acked.size
    await until(() => pages.acked.size > resolved, BEGIN_MS)
    await pause(random.below(LIFE_MS))
    const { batches } = proxy
    if (random.chance(0.2)) await proxy.set({ connect: 'refuse' })
    else if (random.chance(0.7)) await until(() => proxy.batches > batches, BEGIN_MS)
    await pause(random.below(SLOW_MS))
  }

  const open = async () => {
    const page = await context.newPage()
    await page.goto(address)
    return page
  }

  try {
    await pages.listen(context)
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await proxy.set(way)
      const page = await open()
      if (!(await pages.drain(page))) undelivered++
      const beside = random.chance(0.4) ? await open() : undefined
      await pages.keepTracking(page)
      await endOfLife()
      if (proxy.open > 0) midSend++
      life++
      await crash(context, page)
      await proxy.set(way)
      if (beside) {
        if (!(await pages.drain(beside))) undelivered++
        await beside.close()
      }
      if (cycle % 100 === 0) say(`${cycle} crashes, ${pages.acked.size} events resolved`)
    }
    await proxy.set(way)
    if (!(await pages.drain(await open()))) undelivered++
    await kill()
    await collector.stop()
    const finding = checkPages(collector.data, SITE, pages.acked, undelivered)
    if (midSend === 0 && without === undefined) {
      finding.corrupt++
      finding.faults.push('no crash met a batch under way')
    }
    return { ...finding, cycles, figures: { mid_send: midSend } }
  } finally {
    await kill()
    await proxy.close()
    await shop.close()
    await collector.remove()
    await profile.remove()
  }
}

export const tabCrash: Trial = {
  name: 'tab-crash',
  what: 'a tab crashes while it writes and sends; the next tab or the one beside it delivers',
  unit: 'crashes',
  cycles: { short: 20, long: 2_000 },
  controls: {
    dedupe: { what: 'ids need not be unique, and pages do not learn what was counted', cycles: 10 },
    receipt: { what: 'the page deletes before the collector has the batch', cycles: 10 },
  },
  unavailable: noBrowser,
  run,
}
