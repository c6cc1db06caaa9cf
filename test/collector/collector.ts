import { onTestFinished } from 'vitest'
import type { CollectorOptions } from '../../src/collector/CollectorOptions.js'
import { type Collector, createCollector } from '../../src/collector/createCollector.js'
import type { WireEvent } from '../../src/protocol/event.js'
import type { RecommendationsAnswer } from '../../src/protocol/recommendations.js'
import { temporaryDirectory } from './temporaryDirectory.js'

let sent = 0

/** A collector on a free port and an empty directory, closed when the test ends. */
export async function startCollector(options: Partial<CollectorOptions> = {}): Promise<Collector> {
  const data = options.data ?? temporaryDirectory()
  const collector = await createCollector({ port: 0, logLevel: 'silent', learnFromBots: true, ...options, data })
  onTestFinished(() => collector.close())
  return collector
}

/** A batch as a page sends it, of one visitor. */
export function batchOf(events: readonly Partial<WireEvent>[], over: object = {}) {
  const now = Date.now()
  sent++
  return {
    v: 1,
    site: 'demo',
    batch: `batch-${sent}`,
    sentAt: now,
    outbox: `outbox-${sent}`,
    consent: 'granted',
    visitor: `visitor-${sent}`,
    customer: null,
    events: events.map((event, n) => ({
      id: `event-${sent}-${n}`,
      seq: n + 1,
      at: now - 100,
      session: 'session-1',
      pageView: 'view-1',
      name: 'page_view',
      params: {},
      ...event,
    })),
    ...over,
  }
}

/** A purchase of these products, one unit each, as it travels. */
export function orderOf(order: string, products: readonly string[]): Partial<WireEvent> {
  return { name: 'purchase', params: { transaction_id: order, items: products.map(item_id => ({ item_id })) } }
}

/** Posts a body to the collector as the tag does. */
export function post(collector: Collector, body: unknown, init: RequestInit = {}): Promise<Response> {
  return fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    ...init,
  })
}

/** Asks for blocks. */
export async function recommend(collector: Collector, ...blocks: string[]): Promise<RecommendationsAnswer> {
  const query = blocks.map(block => `&b=${encodeURIComponent(block)}`).join('')
  const response = await fetch(`${collector.url}/v1/recommendations?site=demo${query}`)
  return (await response.json()) as RecommendationsAnswer
}
