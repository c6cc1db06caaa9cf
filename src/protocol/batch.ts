import type { Consent } from './consent.js'
import type { DecodedEvent, WireEvent } from './event.js'
import type { ProblemCode } from './problems.js'

export const PROTOCOL_VERSION = 1

/** What every batch says beside its events. */
export interface BatchEnvelope {
  v: typeof PROTOCOL_VERSION
  /** The site key. */
  site: string
  /** Random; the receipt echoes it. */
  batch: string
  /** The page's clock when the batch left, ms since 1970: with the time of receipt it corrects every `at`. */
  sentAt: number
  /** The outbox that numbered the events. */
  outbox: string
  consent: Consent
  /** A browser, by random id; `null` without consent. */
  visitor: string | null
  /** A known account, by the shop's opaque id. */
  customer: string | null
  /** What this outbox has dropped so far, by reason: totals, so that sending them twice changes nothing. */
  dropped?: Partial<Record<ProblemCode, number>>
}

/** An event that is asked about: its number comes along, since a copy of it may have left without one. */
export type Asked = Pick<WireEvent, 'id' | 'seq'>

/** What a page sends to `POST /v1/events`. */
export interface Batch extends BatchEnvelope {
  events: WireEvent[]
  /**
   * Events that were sent before without an answer, or by a page that is gone: the receipt says which of them are counted, so
   * that these need not be sent again. At most as many as events.
   */
  ask?: Asked[]
}

/** A batch behind the decoder: each event is either decoded or has its verdict. */
export interface DecodedBatch extends BatchEnvelope {
  events: DecodedEvent[]
  rejected: Refusal[]
  /** Events that the page asks about, where it does. */
  ask?: Asked[]
  /** Unknown fields that were dropped from events. */
  droppedFields: number
}

/** The verdict on an event that can never be counted. `id` is empty where the event had none. */
export interface Rejection {
  id: string
  code: ProblemCode
}

/** A rejection where it was decided. */
export interface Refusal extends Rejection {
  /** The event's number in its outbox, which has arrived all the same; 0 where it has none. */
  seq: number
}

/** The answer to a batch. Every event that is not in `rejected` was accepted or is a duplicate, and is counted once. */
export interface Receipt {
  v: typeof PROTOCOL_VERSION
  /** The batch that was received. */
  batch: string
  accepted: number
  duplicate: number
  rejected: Rejection[]
  /** Those of the ids asked about that are counted already, where the batch asked. */
  known?: string[]
  /** Wait at least this long before the next batch. */
  retryAfterMs: number
}
