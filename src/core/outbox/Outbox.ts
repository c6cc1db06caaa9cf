import type { WireEvent } from '../../protocol/event.js'
import type { EventName } from '../../protocol/events/index.js'
import type { CartSnapshot } from '../CartSnapshot.js'
import type { Store } from '../openStore.js'

/** An event before the outbox has numbered it. */
export interface Draft {
  id: string
  at: number
  pageView: string
  name: EventName
  params: object
  truncated?: true
}

/** Where an event has gone that is no longer in the outbox, as the name of a total: `counted`, `rejected CODE` or `dropped CODE`. */
export type Gone = string

/** Who is at this browser, what they did here, and how far their outbox has counted. Written to disk. */
export interface Self {
  /** Names this outbox: the sequence numbers belong to it. */
  outbox: string
  /** Last sequence number given out. */
  seq: number
  /** Absent without consent, like everything that identifies. */
  visitor?: string
  customer?: string | null | undefined
  session?: string
  /** Time of the session's last event, ms. */
  sessionAt?: number
  /** Events that were numbered in memory and have moved to disk. */
  moved?: number
  /** Events that have gone without a number. */
  lost?: readonly Gone[]
  /** Totals of the others that have gone, by where, and as `unnumbered` how many of them came from `lost`. */
  books?: Record<Gone, number>
  /** The cart that the events tell. */
  cart?: CartSnapshot
  /** The cart that the shop has set since, and that no event tells yet. */
  wanted?: CartSnapshot | undefined
  /** Products looked at, newest first. */
  recent?: readonly string[]
  /** Products bought, newest first. */
  bought?: readonly string[]
  /** The session in which events left the outbox for the first time; empty where that was before it was remembered. */
  first?: string
  /** The newest two orders that have left the outbox, newest first, with the time of their event, ms. */
  orders?: readonly (readonly [number: string, at: number])[]
}

/** One unsent event with the identity under which it happened. Written to disk: never change the meaning of a field. */
export interface Unsent extends Pick<Self, 'outbox' | 'visitor' | 'customer'> {
  event: WireEvent
}

/**
 * The store of unsent events: in IndexedDB while it may and can be used, else in memory. This is the part that is always
 * loaded; `createDrain` of the sync chunk takes events out again. Both together pass `test/contracts/outbox.ts` over every kind
 * of storage.
 */
export interface Outbox {
  /**
   * Numbers and stores events, all or none, and resolves when that is committed: true where it is on disk. What comes while
   * others are being stored goes into one transaction. Never rejects.
   *
   * @param early the one of them that `ofPage` has before it is stored. Never what the next page tells where it was not stored, as
   * changes of the cart: it would count twice.
   */
  append(drafts: readonly Draft[], early?: Draft): Promise<boolean>
  /** Events of this page without a receipt, newest first, without a look at the disk: for copies when the page is left. */
  ofPage(): Unsent[]
  /**
   * Who is at this browser; with a patch, changed, and written as soon as consent and storage allow it: a change of the customer
   * is flushed to disk. Never rejects.
   */
  self(patch?: Partial<Self>): Promise<Self>
  /** Lets an event change what is known of this browser without keeping it: it waits for consent elsewhere. */
  remember(draft: Draft): void
  /** Number of events that wait. Never rejects. */
  size(): Promise<number>
  /** Deletes everything, the identity and what is being written too. Never rejects. */
  forget(): Promise<unknown>

  /** Events that have gone without a number, and that no transaction has written yet. */
  readonly lost: Gone[]
  /** Events that wait in memory, and events of this page without a receipt, by id. */
  readonly loose: Map<string, Unsent>
  readonly page: Map<string, Unsent>
  readonly store: Store
  allowed(): boolean
}
