import type { BrowserContext, Page } from 'playwright'
import { doomedPages } from '../kit/doomedPages.js'
import { noBrowser, startBrowser } from '../kit/startBrowser.js'
import type { Finding, Trial, TrialOptions } from '../kit/Trial.js'

/** Crashes the renderer of a page, and resolves when it has. */
const crash = async (context: BrowserContext, page: Page) => {
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
async function run(options: TrialOptions): Promise<Finding> {
  const { cycles, random, say } = options
  const doomed = await doomedPages({ ...options, lifeMs: 250, slowMs: 50 })
  const { context, kill } = await startBrowser(doomed.profile, 'shell')
  const open = async () => {
    const page = await context.newPage()
    await page.goto(doomed.address)
    return page
  }
  let cycle = 0
  try {
    doomed.listen(context)
    while (cycle < cycles && !(await doomed.hasFound())) {
      cycle++
      await doomed.begin()
      const page = await open()
      await doomed.deliver(page)
      const beside = random.chance(0.4) ? await open() : undefined
      await doomed.keepTracking(page)
      await doomed.endOfLife()
      await crash(context, page)
      await doomed.begin()
      const next = beside ?? (await open())
      await doomed.deliver(next)
      await next.close()
      if (cycle % 100 === 0) say(`${cycle} crashes, ${doomed.promised.size} events resolved`)
    }
    await kill()
    return await doomed.finish(cycle)
  } finally {
    await kill()
    await doomed.close()
  }
}

export const tabCrash: Trial = {
  name: 'tab-crash',
  what: 'a tab crashes while it writes and sends; the next tab or the one beside it delivers',
  unit: 'crashes',
  cycles: { short: 20, long: 2_000 },
  controls: {
    dedupe: { what: 'ids need not be unique, and pages do not learn what was counted', cycles: 20, finds: 'double' },
    receipt: { what: 'the page deletes before the collector has the batch', cycles: 20 },
  },
  unavailable: noBrowser,
  run,
}
