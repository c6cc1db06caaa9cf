import { setTimeout as pause } from 'node:timers/promises'
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
/** Longest time from the first event of a life to the kill, ms. */
const LIFE_MS = 400
/** Longest delay of a batch in the proxy each way, so that a kill often meets one under way, ms. */
const SLOW_MS = 60

/**
 * Kills a whole browser while its pages write and send: sometimes in the middle of a request, sometimes with the collector
 * out of reach so that everything waits on disk, sometimes with two tabs. The next browser on the same profile must deliver
 * every event that resolved as `persisted`, once.
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
    await proxy.set(way)
    const browser = await startBrowser(profile.path)
    try {
      await pages.listen(browser.context)
      const page = await browser.context.newPage()
      await page.goto(address)
      if (!(await pages.drain(page))) undelivered++
    } catch (error) {
      await browser.kill()
      throw error
    }
    return browser
  }

  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const { context, kill } = await open()
      try {
        if (random.chance(0.4)) await (await context.newPage()).goto(address)
        for (const page of context.pages()) await pages.keepTracking(page)
        await endOfLife()
        if (proxy.open > 0) midSend++
      } finally {
        life++
        await kill()
      }
      if (cycle % 25 === 0) say(`${cycle} kills, ${pages.acked.size} events resolved`)
    }
    const { kill } = await open()
    await kill()
    await collector.stop()
    const finding = checkPages(collector.data, SITE, pages.acked, undelivered)
    if (midSend === 0 && without === undefined) {
      finding.corrupt++
      finding.faults.push('no kill met a batch under way')
    }
    return { ...finding, cycles, figures: { mid_send: midSend } }
  } finally {
    await proxy.close()
    await shop.close()
    await collector.remove()
    await profile.remove()
  }
}

export const browserKill: Trial = {
  name: 'browser-kill',
  what: 'kill -9 of a whole browser while its pages write and send; the next one on the profile delivers',
  unit: 'kills',
  cycles: { short: 10, long: 500 },
  controls: {
    dedupe: { what: 'ids need not be unique, and pages do not learn what was counted', cycles: 8 },
    receipt: { what: 'the page deletes before the collector has the batch', cycles: 6 },
  },
  unavailable: noBrowser,
  run,
}
