import { decodeEvent } from '../../src/protocol/decodeBatch.js'
import type { ProblemCode } from '../../src/protocol/problems.js'

/** An event as it travels. */
export function wireEvent(name: string, params: unknown, over: object = {}): Record<string, unknown> {
  return {
    id: 'event-1',
    seq: 1,
    at: 1_795_176_000_000,
    session: 'session-1',
    pageView: 'view-1',
    name,
    params,
    ...over,
  }
}

/** A batch as it travels. */
export function wireBatch(over: object = {}): Record<string, unknown> {
  return {
    v: 1,
    site: 'demo',
    batch: 'batch-1',
    sentAt: 1_795_176_000_500,
    outbox: 'outbox-1',
    consent: 'granted',
    visitor: 'visitor-1',
    customer: 'customer-1',
    events: [wireEvent('page_view', {})],
    ...over,
  }
}

/** What `JSON.parse` makes of a value: `undefined` fields are gone. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** Decoded params and dropped fields, or the code of the verdict. */
export function read(
  name: string,
  params: unknown,
): { params: Record<string, unknown>; dropped: number } | ProblemCode {
  const result = decodeEvent(throughJson(wireEvent(name, params)))
  return result.ok
    ? { params: result.event.params as unknown as Record<string, unknown>, dropped: result.dropped }
    : result.rejection.code
}
