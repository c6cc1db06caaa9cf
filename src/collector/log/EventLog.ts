import type { BatchEnvelope } from '../../protocol/batch.js'
import type { DecodedEvent } from '../../protocol/event.js'
import type { ProblemCode } from '../../protocol/problems.js'

/** An event with what the batch around it and the moment of receipt say. */
export interface IncomingEvent {
  event: DecodedEvent
  /** The page's time of the event, corrected for the page's clock and clamped to the time of receipt; ms. */
  at: number
}

/** Events of one batch that are to be counted together. */
export interface AppendRequest {
  envelope: Pick<BatchEnvelope, 'site' | 'batch' | 'outbox' | 'consent' | 'visitor' | 'customer' | 'dropped'>
  events: readonly IncomingEvent[]
  /** Verdicts that were reached before the log was asked, for the books. */
  rejected: readonly { code: ProblemCode }[]
  /** Time of receipt, ms. */
  receivedAt: number
}

/** One verdict per event of the request, in its order. */
export type Verdict = { status: 'accepted' | 'duplicate' } | { status: 'rejected'; code: ProblemCode }

/** A counted event as it stands in the log. */
export interface LoggedEvent {
  /** Position in the log: grows, never reused. */
  n: number
  site: string
  at: number
  receivedAt: number
  outbox: string
  visitor: string | null
  customer: string | null
  event: DecodedEvent
}

/** What the books of a site say: tracked = counted + duplicates + rejected by code + dropped in browsers by code. */
export interface SiteBooks {
  accepted: number
  duplicate: number
  rejected: Partial<Record<ProblemCode, number>>
  /** Dropped before they were sent, as the browsers report it. */
  dropped: Partial<Record<ProblemCode, number>>
  /** Counted events by name. */
  byName: Record<string, number>
}

/**
 * The append-only truth. Every driver passes `test/contracts/eventLog.ts`.
 *
 * `append` resolves only when the events and every count they touch are durable in one transaction. An event is a
 * duplicate when its id is already counted for the site, and a `purchase` is one as well when none of its lines is new for
 * its `transaction_id`.
 */
export interface EventLog {
  append(request: AppendRequest): Promise<Verdict[]>
  /** Counted events after position `after`, oldest first, also those that another process appended. */
  read(options: { site?: string; after?: number; names?: readonly string[]; limit?: number }): Iterable<LoggedEvent>
  books(site: string): SiteBooks
  /** Whether another process has written since the last call. */
  changed(): boolean
  close(): Promise<void>
}
