import { startEndpoint } from './endpoint.js'

/** What a peer has written in a visitor's browser, and sent, 3.5 s after a page was opened without anybody's consent. */
export async function beforeConsent(browser, shop, peer) {
  const endpoint = await startEndpoint()
  const context = await browser.newContext()
  context.setDefaultTimeout(60_000)
  try {
    const page = await context.newPage()
    await page.goto(shop.address(peer, 'product', endpoint.url, false))
    await page.evaluate(() => window.bench.ready)
    await page.evaluate(() => void window.bench.track('mark-product'))
    await page.waitForTimeout(3500)
    const stored = await page.evaluate(async () => ({
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      indexedDB: (await indexedDB.databases()).length,
    }))
    return { cookies: (await context.cookies()).length, ...stored, requests: endpoint.tally.requests }
  } finally {
    await context.close()
    await endpoint.close()
  }
}
