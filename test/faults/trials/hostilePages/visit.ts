import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Request } from 'playwright'
import type { WireEvent } from '../../pages/HostilePage.js'
import type { Stage } from './openHostileShop.js'

/** What a visit to a hostile page has shown. */
export interface Visit {
  /** Ids of all events on the wire. */
  ids: string[]
  /** Each event once, in their order, without what differs between runs. */
  events: WireEvent[]
  /** Errors that nobody caught, on the console or of the policy. */
  errors: string[]
  /** What the host had before and has no longer. */
  changed: string
  /** Requests for the address of events. */
  requests: number
}

export interface VisitOptions {
  browser: Browser
  stage: Stage
  shop: string
  collector: string
  /** Events that the clean page has shown; 0 while that is not known. */
  count: number
  /** Serves another tag than the built one. */
  patch: ((code: string) => string) | undefined
}

/** Longest wait for a page to be done, ms. */
const PATIENCE_MS = 20_000
/** Wait for a page on which nothing is promised, ms. */
const REFUSED_MS = 1_500

interface Sent {
  outbox: string
  events: { id: string; seq: number; name: string; params: Record<string, unknown> }[]
}

/** Tells the story on a page: a product, a cart, an order, and the next page. */
export async function visit({ browser, stage, shop, collector, count, patch }: VisitOptions): Promise<Visit> {
  const { hostile, site } = stage
  const context = await browser.newContext()
  const sent = new Map<string, { outbox: number; seq: number; event: WireEvent }>()
  const outboxes: string[] = []
  const errors: string[] = []
  let requests = 0

  const clean = (params: Record<string, unknown>): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(params ?? {})
        .replaceAll(shop, '')
        .replaceAll(site, '')
        .replaceAll('inner-', ''),
    )
  const watch = (request: Request) => {
    if (!request.url().startsWith(`${collector}/v1/events`) || request.method() !== 'POST') return
    requests++
    try {
      const batch = JSON.parse(request.postData() ?? '') as Sent & { site: string }
      if (batch.site !== site) return
      if (!outboxes.includes(batch.outbox)) outboxes.push(batch.outbox)
      for (const { id, seq, name, params } of batch.events) {
        const known = sent.get(id)
        const outbox = known?.outbox ?? outboxes.indexOf(batch.outbox)
        sent.set(id, { outbox, seq: Math.max(seq, known?.seq ?? 0), event: { name, params: clean(params) } })
      }
    } catch (error) {
      errors.push(`wire: ${error} in ${request.postData()?.slice(0, 200)}`)
    }
  }
  const keep = (text: string) => {
    if (!hostile.forgive?.test(text)) errors.push(text)
  }

  try {
    context.on('request', watch)
    const page = await context.newPage()
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
    const changed = `${await ask('window.__changed()')}`
    await hostile.between?.(page)
    await page.goto(`${shop}/${site}/second`)
    await until(async () => (await isDone()) && sent.size >= count)
    await pause(100)
    const order = [...sent.values()].sort((a, b) => a.outbox - b.outbox || a.seq - b.seq)
    return { ids: [...sent.keys()], events: order.map(({ event }) => event), errors, changed, requests }
  } finally {
    await context.close()
  }
}
