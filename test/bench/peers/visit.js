import { startEndpoint } from './endpoint.js'

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** For what the browser does by itself, on a busy machine, ms. */
const PATIENCE_MS = 90_000
const QUIET_MS = 15_000

/** A new visitor of the shop with one of the peers, and a collector for that visitor alone. Ends both when `work` has ended. */
export async function visit({ browser, shop, peer, upstream }, work) {
  const endpoint = await startEndpoint(upstream)
  const context = await browser.newContext()
  context.setDefaultTimeout(PATIENCE_MS)
  const arrived = () => [...endpoint.arrivals]

  const open = async name => {
    const page = await context.newPage()
    await page.goto(shop.address(peer, name, endpoint.url))
    await page.evaluate(() => window.bench.ready)
    // What a peer does right after its start belongs to the page view.
    await pause(1000)
    return page
  }

  const offline = is => context.setOffline(is)

  /** As a person closes a tab: with its events. */
  const leave = async page => {
    const closed = page.waitForEvent('close', { timeout: PATIENCE_MS })
    await page.close({ runBeforeUnload: true })
    await closed
  }

  const crash = async page => {
    const crashed = page.waitForEvent('crash', { timeout: PATIENCE_MS })
    page.goto('chrome://crash').catch(() => {})
    await crashed
    await page.close()
  }

  const settle = async (marks, leastMs, mostMs) => {
    const start = Date.now()
    await pause(leastMs)
    const missing = () => {
      const seen = new Set(endpoint.arrivals.map(({ mark }) => mark))
      return marks.some(mark => !seen.has(mark))
    }
    // On a busy machine a long queue takes its time: nothing is called lost while events still come.
    const coming = () => Date.now() - start < mostMs || Date.now() - endpoint.tally.arrivedAt < QUIET_MS
    while (missing() && coming() && Date.now() - start < PATIENCE_MS) await pause(500)
  }

  try {
    return await work({ open, endpoint, offline, leave, crash, settle, arrived })
  } finally {
    await context.close()
    await endpoint.close()
  }
}
