import type { Asked, BatchEnvelope, Refusal } from '../../protocol/batch.js'
import type { DecodedEvent } from '../../protocol/event.js'
import type { EventName } from '../../protocol/events/index.js'
import type { ProblemCode } from '../../protocol/problems.js'
import type { Forgotten } from '../../recommender/Recommender.js'
import type { Doubt } from './Doubt.js'

/** An event with what the batch around it and the moment of receipt say. */
export interface IncomingEvent {
  event: DecodedEvent
  /** The page's time of the event, corrected for the page's clock and clamped to the time of receipt; ms. */
  at: number
  /** Why it is counted and not learned from. */
  doubt?: Doubt
}

/** Events of one batch that are to be counted together. */
export interface AppendRequest {
  envelope: Pick<BatchEnvelope, 'site' | 'batch' | 'outbox' | 'consent' | 'visitor' | 'customer' | 'dropped'>
  events: readonly IncomingEvent[]
  /** Verdicts that were reached before the log was asked, for the books. */
  rejected: readonly Refusal[]
  /** Events that the page asks about: where one is counted, its number has arrived with it, if not before. */
  asked?: readonly Asked[]
  /** Fields that nobody knows and that were left out of the events. */
  droppedFields?: number
  /** Time of receipt, ms. */
  receivedAt: number
}

/** The fate of one event. */
export type Verdict = { status: 'accepted' | 'duplicate' } | { status: 'rejected'; code: ProblemCode }

/** A counted event as it stands in the log. */
export interface LoggedEvent {
  /** Position in the log: grows, never reused. */
  n: number
  site: string
  at: number
  receivedAt: number
  /** Empty without consent. */
  outbox: string
  visitor: string | null
  customer: string | null
  /** Why it is not learned from; absent where it is. */
  doubt?: Doubt
  /** `at` is the page's time, corrected. A purchase holds only the lines that were new for its order. */
  event: DecodedEvent
}

/**
 * What the books of a site say: received = accepted + erased + expired + duplicate + rejected, and
 * tracked = received + dropped in browsers + still in the outboxes, where an event that is sent twice counts as tracked twice.
 */
export interface SiteBooks {
  /** Events that arrived, as often as they did. */
  received: number
  accepted: number
  /** Events by name that were counted once and are erased. */
  erased: Partial<Record<EventName, number>>
  /** Events by name that were counted once and became too old to be kept. */
  expired: Partial<Record<EventName, number>>
  duplicate: number
  rejected: Partial<Record<ProblemCode, number>>
  /** Dropped before they were sent, as the browsers report it. */
  dropped: Partial<Record<ProblemCode, number>>
  /** Unknown fields that were left out of events, as often as they arrived. */
  droppedFields: number
  /** Counted events by name. */
  byName: Partial<Record<EventName, number>>
  /** Counted events that nothing is learned from, by the reason. */
  doubted: Partial<Record<Doubt, number>>
  /** What the numbers of the events say of those that did not arrive. */
  sequences: SequenceBooks
}

/**
 * Events are numbered in their outbox, so that loss can be seen: numbered = seen + dropped + missing. Only of outboxes with
 * consent; numbers that arrive out of order are missing for a while.
 */
export interface SequenceBooks {
  /** Outboxes whose events had numbers. */
  outboxes: number
  /** Outboxes of which something is missing now. */
  incomplete: number
  /** Numbers up to the highest of each outbox. */
  numbered: number
  /** Numbers that arrived, each once, whatever the verdict on the event was. */
  seen: number
  /** Numbers that did not arrive and that the outbox reports as dropped (`outbox_full`, `event_refused`). */
  dropped: number
  /** Numbers that did not arrive, and nobody said why. */
  missing: number
}

/** Who is to be erased: a browser by its visitor id, or a customer by the id that the shop gave to `identify()`. */
export type Person = { visitor: string } | { customer: string }

/** What was erased with a person. */
export interface Erasure extends Forgotten {
  /** Events that are gone. */
  events: number
}

/** What is too old to be kept: received before these times, ms. Absent: kept for ever. */
export interface Expiry {
  /** Of what lists are learned from: looks at products, orders and returns. */
  learned?: number | undefined
  /** Of everything else. */
  others?: number | undefined
  /** The time, ms: what was received later was received under a wrong clock. */
  now: number
}

/** What has expired. */
export interface Expired {
  events: number
  /** What models have to forget, by site. */
  forgotten: { site: string; gone: Forgotten }[]
}

/** Which part of the log to read. */
export interface ReadOptions {
  site?: string
  /** Position after which to begin; 0 is the beginning. */
  after?: number
  names?: readonly EventName[]
  /** Most events to answer. */
  limit?: number
}

/**
 * The append-only truth. Every driver passes `test/contracts/eventLog.ts`.
 *
 * `append` resolves, with one verdict per event in the order of the request, only when the events and every count they
 * touch are durable in one transaction; it rejects with a `LogError` when nothing of the request was counted.
 *
 * An event is a duplicate when its id is already counted for the site with the same content; with other content it is a
 * `conflict` and the first one stays. The lines of a `purchase` are known by `transaction_id`, product and ordinal of the
 * product within the event: a purchase none of whose lines is new is a duplicate, of one with some new lines only these
 * are kept. So an order that is split over several events must name a product in one of them only.
 *
 * A rejected id that arrives again is counted as a duplicate; where it is accepted then, its rejection becomes the duplicate. Without `granted` the log keeps no visitor, customer,
 * session or outbox.
 */
export interface EventLog {
  append(request: AppendRequest): Promise<Verdict[]>
  /** Those of some ids that are counted durably, each as often as it was asked about. */
  known(site: string, ids: readonly string[]): string[]
  /** Whether so much waits that who comes now should be sent away. */
  readonly isBusy: boolean
  /** Bytes that wait to be made durable. */
  readonly queuedBytes: number
  /** Counted events, oldest first, also those that another process appended. Appends may go on while it is walked. */
  read(options?: ReadOptions): Iterable<LoggedEvent>
  /**
   * Deletes all events of a person durably, moves them in the books from `accepted` to `erased`, and refuses what comes from this
   * person later as `erased`. What the log has of nobody else is left without them; ids of orders stay known, so that an order
   * that is told again is not counted anew. Rejects with a `LogError` when nothing was deleted.
   */
  erase(site: string, person: Person, at: number): Promise<Erasure>
  /**
   * Deletes durably what is too old, the oldest first, and moves it in the books from `accepted` to `expired`; ids of orders stay known.
   * What was received under a clock that is ahead still is as old as what came next. Rejects with a `LogError` when nothing was deleted.
   *
   * @param most events of each kind (orders, looks, others) to delete at a time, so that appends need not wait; as long as some were, there may be more
   */
  expire(what: Expiry, most: number): Promise<Expired>
  /** The last time by a clock that was believed, ms; nothing before there was one. */
  believedAt: number | undefined
  /** Another one whenever something is gone that models may have learned: what they knew before is not to be taken over. */
  readonly withdrawals: number
  books(site: string): SiteBooks
  /** Whether another process has written since the last call. */
  changed(): boolean
  /** Finishes what was appended, refuses what comes later, and lets go of the storage. */
  close(): Promise<void>
}
