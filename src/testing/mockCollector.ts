import { type Batch, PROTOCOL_VERSION, type Receipt, type Rejection } from '../protocol/batch.js'
import { BLOCK_TYPES, type BlockRequest } from '../protocol/block.js'
import { parseBlockQuery } from '../protocol/blockQuery.js'
import { decodeBatch } from '../protocol/decodeBatch.js'
import type { WireEvent } from '../protocol/event.js'
import { LIMITS } from '../protocol/limits.js'
import { type HttpProblemCode, PROBLEMS, type ProblemCode } from '../protocol/problems.js'
import { blockOf, type TestAnswers } from './blockOf.js'
import { checkKeys } from './checkKeys.js'
import { faultOf } from './faultOf.js'
import { type MockAnswer, responseOf } from './responseOf.js'
import type { TestEvent } from './TestEvent.js'

export interface MockCollectorOptions {
  /** The only site key that it serves; any when left out. */
  site?: string
  /** What it recommends, by block type. */
  answers?: TestAnswers
}

/** A request, as far as it matters. */
export interface MockRequest {
  method: string
  url: string
  body?: string | null
}

/** What the collector needs of Playwright's `Route`. */
export interface RouteLike {
  request(): { method(): string; url(): string; postData(): string | null }
  fulfill(answer: MockAnswer): Promise<void>
}

export interface MockCollector {
  /** Answers one request: batches by a receipt, questions by blocks, all else by 404. */
  answer(request: MockRequest): MockAnswer
  /** The same in the shape of `fetch`. */
  fetch(input: string | URL | Request, init?: { method?: string; body?: unknown }): Promise<Response>
  /** The same for Playwright: `page.route('**' + '/v1/**', collector.route)`. */
  route(route: RouteLike): Promise<void>
  /** Every event that came, once each, in the order of arrival; also those that it refused, which have a `fault`. */
  readonly events: readonly TestEvent[]
  /** Its receipts, oldest first. */
  readonly receipts: readonly Receipt[]
  /** Blocks that were asked for, oldest first. */
  readonly asked: readonly BlockRequest[]
  /** Why whole requests were refused, as sentences. */
  readonly problems: readonly string[]
}

const HEADERS = { 'access-control-allow-origin': '*', 'content-type': 'application/json; charset=utf-8' }

/**
 * A collector that lives in a test: it answers as a real one does, keeps nothing but what it was told, and needs no network.
 * Events are counted once by id, orders once by `transaction_id` and line. Throws a `TypeError` for answers to types that are none.
 */
export function mockCollector(options: MockCollectorOptions = {}): MockCollector {
  checkKeys('mockCollector', options, ['site', 'answers'])
  const { site, answers = {} } = options
  checkKeys('answers', answers, BLOCK_TYPES)
  const events = new Map<string, TestEvent>()
  const lines = new Set<string>()
  const receipts: Receipt[] = []
  const asked: BlockRequest[] = []
  const problems: string[] = []

  const answered = (status: number, value: object): MockAnswer => ({
    status,
    headers: HEADERS,
    body: JSON.stringify(value),
  })
  const refuse = (problem: HttpProblemCode, detail = ''): MockAnswer => {
    const { status, message } = PROBLEMS[problem]
    problems.push(`${problem}${detail && ` (${detail})`}: ${message}`)
    return answered(status, { problem, message })
  }

  const isNewOrder = (name: string, params: TestEvent['params']): boolean => {
    if (name !== 'purchase') return true
    const before = lines.size
    const nth: Record<string, number> = {}
    for (const { item_id } of params.items as { item_id: string }[]) {
      nth[item_id] = (nth[item_id] ?? 0) + 1
      lines.add(JSON.stringify([`${params.transaction_id}`, `${item_id}`, nth[item_id]]))
    }
    return lines.size > before
  }

  const isCounted = (id: string): boolean => {
    const event = events.get(id)
    return event !== undefined && event.fault === undefined
  }

  const receive = (body: string | null | undefined): MockAnswer => {
    let batch: Batch
    try {
      batch = JSON.parse(body ?? '')
    } catch {
      return refuse('bad_json')
    }
    const read = decodeBatch(batch)
    if (!read.ok) return refuse(read.problem, read.field)
    if (site !== undefined && batch.site !== site) return refuse('unknown_site', batch.site)

    const { consent } = batch
    const isAllowed = consent === 'granted' || consent === 'anonymous'
    const rejected: Rejection[] = []
    let accepted = 0
    let duplicate = 0
    for (const event of batch.events) {
      const { id = '', name, params = {}, at, session = null, pageView = null } = event ?? ({} as WireEvent)
      const key = id || `nameless ${events.size}`
      const before = events.get(key)
      if (before) {
        if (before.fault) rejected.push({ id, code: before.fault.code })
        else duplicate++
        continue
      }
      const code: ProblemCode | undefined = !isAllowed
        ? 'consent_denied'
        : batch.sentAt - at > LIMITS.maxAgeMs
          ? 'too_old'
          : undefined
      const fault = faultOf(event) ?? (code && { code, message: PROBLEMS[code].message })
      const { visitor, customer } = read.batch
      events.set(key, {
        id,
        name,
        params: params as Record<string, unknown>,
        at,
        session,
        pageView,
        visitor,
        customer,
        consent,
        ...(fault && { fault }),
      })
      if (fault) rejected.push({ id, code: fault.code })
      else if (isNewOrder(name, params as Record<string, unknown>)) accepted++
      else duplicate++
    }
    const receipt: Receipt = {
      v: PROTOCOL_VERSION,
      batch: batch.batch,
      accepted,
      duplicate,
      rejected,
      ...(batch.ask && { known: batch.ask.map(({ id }) => id).filter(isCounted) }),
      retryAfterMs: 0,
    }
    receipts.push(receipt)
    return answered(200, receipt)
  }

  const recommend = (query: URLSearchParams): MockAnswer => {
    const key = query.get('site')
    if (!key) return refuse('bad_query', 'site')
    if (site !== undefined && key !== site) return refuse('unknown_site', key)
    const requests = query.getAll('b').map(parseBlockQuery)
    if (requests.length === 0 || requests.includes(undefined)) return refuse('bad_query', 'b')
    asked.push(...(requests as BlockRequest[]))
    const blocks = (requests as BlockRequest[]).map(request => blockOf(request, answers))
    return blocks.includes(undefined) ? refuse('busy') : answered(200, { v: 1, blocks })
  }

  const answer = ({ method, url, body }: MockRequest): MockAnswer => {
    const { pathname, searchParams } = new URL(url, 'http://collector.invalid')
    if (method === 'POST' && pathname.endsWith('/v1/events')) return receive(body)
    if (method === 'GET' && pathname.endsWith('/v1/recommendations')) return recommend(searchParams)
    return refuse('not_found', `${method} ${pathname}`)
  }

  return {
    answer,
    fetch: async (input, init = {}) => {
      const given = typeof input === 'string' || input instanceof URL ? { url: `${input}`, method: 'GET' } : input
      const { method = given.method, body = 'text' in given ? await given.text() : undefined } = init
      return responseOf(answer({ method, url: given.url, body: typeof body === 'string' ? body : null }))
    },
    route: async route => {
      const request = route.request()
      await route.fulfill(answer({ method: request.method(), url: request.url(), body: request.postData() }))
    },
    get events() {
      return [...events.values()]
    },
    receipts,
    asked,
    problems,
  }
}
