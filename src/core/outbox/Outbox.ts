import type { WireEvent } from '../../protocol/event.js'
import type { EventName } from '../../protocol/events/index.js'
import type { ProblemCode } from '../../protocol/problems.js'
import type { CartSnapshot } from '../CartSnapshot.js'

/** An event before the outbox has numbered it. */
export interface Draft {
  id: string
  at: number
  pageView: string
  name: EventName
  params: object
  truncated?: true
}

/** Who is at this browser, what they did here, and how far their outbox has counted. Written to disk. */
export interface Self {
  /** Names this outbox: the sequence numbers belong to it. */
  outbox: string
  /** Last sequence number given out. */
  seq: number
  /** Absent without consent, like everything that identifies. */
  visitor?: string
  customer?: string | null
  session?: string
  /** Time of the session's last event, ms. */
  sessionAt?: number
  /** Events dropped from this outbox so far, by reason. */
  dropped?: Record<string, number>
  /** The cart that the events tell. */
  cart?: CartSnapshot
  /** The cart that the shop has set since, and that no event tells yet. */
  wanted?: CartSnapshot | undefined
  /** Products looked at, newest first. */
  recent?: readonly string[]
  /** Products bought, newest first. */
  bought?: readonly string[]
}

/** One unsent event with the identity under which it happened. Written to disk: never change the meaning of a field. */
export interface Unsent extends Pick<Self, 'outbox' | 'visitor' | 'customer'> {
  event: WireEvent
}

/**
 * The store of unsent events: in IndexedDB while it may and can be used, else in memory. Nothing leaves it but by `ack`,
 * which only a receipt may call, or by `drop`, which counts. Passes `test/contracts/outbox.ts` over every kind of storage.
 */
export interface Outbox {
  /** Numbers and stores events, all or none, and resolves when that is committed: true where it is on disk. Never rejects. */
  append(drafts: readonly Draft[]): Promise<boolean>
  /** The oldest events, at most `limit`. Never rejects. */
  peek(limit: number): Promise<Unsent[]>
  /** Events of this page without a receipt, newest first, without a look at the disk: for copies when the page is left. */
  ofPage(): Unsent[]
  /** Deletes exactly these and, with a reason, counts them as dropped. Rejects where the storage fails. */
  ack(unsent: readonly Unsent[], reason?: ProblemCode): Promise<void>
  /** Who is at this browser; with a patch, changed, and written as soon as consent and storage allow it. Never rejects. */
  self(patch?: Partial<Self>): Promise<Self>
  /** Lets an event change what is known of this browser without keeping it: it waits for consent elsewhere. */
  remember(draft: Draft): void
  /** Totals of what this outbox has dropped, by reason. */
  dropped(): Self['dropped']
  size(): Promise<number>
  /** Deletes everything, the identity too. */
  clear(): Promise<unknown>
}
