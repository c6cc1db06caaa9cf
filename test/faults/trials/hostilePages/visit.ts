import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright'
import type { Heard } from './listen.js'
import type { Stage } from './openHostileShop.js'

/** What a visit to a hostile page has shown, beside what is heard of it on the wire. */
export interface Visit {
  /** Errors that nobody caught, on the console or of the policy. */
  errors: string[]
  /** What the host had before and has no longer. */
  changed: string
}

export interface VisitOptions {
  browser: Browser
  stage: Stage
  shop: string
  collector: string
  heard: Heard
  /** Events that the clean page has shown; more are waited for than any page has where that is not known. */
  count: number
  /** Serves another tag than the built one. */
  patch: ((code: string) => string) | undefined
}

/** Longest wait for a page to be done, ms. */
const PATIENCE_MS = 30_000
/** Wait for a page on which nothing is promised, ms. */
const REFUSED_MS = 700
/** What comes unasked after all has come, such as the same event once more, has come by then, ms. */
const ECHO_MS = 50

/** What the browser says where the collector had too much to do: it is asked again, and the wire must be the same in the end. */
const BUSY = /responded with a status of 503/

/** Tells the story on a page: a product, a cart, an order, and the next page. Rejects where a page does not open. */
export async function visit({ browser, stage, shop, collector, heard, count, patch }: VisitOptions): Promise<Visit> {
  const { hostile, site } = stage
  const context = await browser.newContext()
  const errors: string[] = []
  const keep = (text: string) => {
    if (!hostile.forgive?.test(text) && !BUSY.test(text)) errors.push(text)
  }

  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', error => keep(`uncaught: ${error.message}`))
    page.on('console', message => {
      if (message.type() === 'error' || /violat|Refused/.test(message.text())) keep(`console: ${message.text()}`)
    })
    if (patch) {
      await page.route('**/tag.js', async route => {
        const response = await route.fetch()
        await route.fulfill({ response, body: patch(await response.text()) })
      })
    }
    const devtools = await context.newCDPSession(page)
    /** Playwright's own `evaluate` relies on the page's built-ins. */
    const ask = async (expression: string): Promise<unknown> => {
      const frame = page.frames()[1]
      if (hostile.sandboxed) return frame?.evaluate(expression)
      const { result } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true })
      return result.value
    }
    const until = async (isSo: () => Promise<boolean> | boolean) => {
      const end = Date.now() + (hostile.isRefused ? REFUSED_MS : PATIENCE_MS)
      while (Date.now() < end && !(await isSo())) await pause(20)
    }
    const isDone = () => ask('window.__done').then(done => done === true)

    await hostile.prepare?.(page, { shop, collector, site })
    await page.goto(`${shop}/${site}/first`)
    await until(isDone)
    if (hostile.strikes && (await ask('window.__struck')) !== true) keep('what the page breaks was never used')
    const changed = `${await ask('window.__changed()')}`
    await hostile.between?.(page)
    await page.goto(`${shop}/${site}/second`)
    await until(async () => heard.count >= count && (await isDone()))
    await pause(ECHO_MS)
    return { errors, changed }
  } finally {
    await context.close()
  }
}
