import type { AppendRequest } from '../../src/collector/log/EventLog.js'
import type { Rejection } from '../../src/protocol/batch.js'
import type { Consent } from '../../src/protocol/consent.js'
import type { DecodedEvent } from '../../src/protocol/event.js'
import type { EventName } from '../../src/protocol/events/index.js'
import type { Item } from '../../src/protocol/item.js'
import type { MinorUnits } from '../../src/protocol/money.js'
import type { ProblemCode } from '../../src/protocol/problems.js'

/** 2026-11-20T12:00:00Z: when tests receive what they send. */
export const NOON = 1_795_176_000_000

/** An amount in minor units. */
export const minor = (amount: number) => amount as MinorUnits

/** A decoded event with an id; everything else has a value that says nothing. */
export function event(id: string, over: { name?: EventName; params?: object; seq?: number; at?: number } = {}) {
  const { name = 'page_view', params = {}, seq = 1, at = NOON } = over
  return { id, seq, at, session: 'session-1', pageView: 'view-1', name, params } as DecodedEvent
}

/** A decoded purchase of these products, one unit each. */
export function purchase(
  id: string,
  order: string,
  products: readonly (string | Item<MinorUnits>)[],
  over: object = {},
) {
  const items = products.map(product => (typeof product === 'string' ? { item_id: product } : product))
  return event(id, { name: 'purchase', params: { transaction_id: order, items, ...over } })
}

/** A request to append these events. */
export function append(
  events: readonly DecodedEvent[],
  over: {
    site?: string
    consent?: Consent
    visitor?: string | null
    customer?: string | null
    outbox?: string
    dropped?: Partial<Record<ProblemCode, number>>
    rejected?: readonly (Rejection & { seq?: number })[]
    receivedAt?: number
  } = {},
): AppendRequest {
  const { site = 'demo', consent = 'granted', visitor = 'visitor-1', customer = null, outbox = 'outbox-1' } = over
  return {
    envelope: {
      site,
      batch: 'batch-1',
      outbox,
      consent,
      visitor,
      customer,
      ...(over.dropped === undefined ? {} : { dropped: over.dropped }),
    },
    events: events.map(one => ({ event: one, at: one.at })),
    rejected: (over.rejected ?? []).map(one => ({ seq: 1, ...one })),
    receivedAt: over.receivedAt ?? NOON,
  }
}
