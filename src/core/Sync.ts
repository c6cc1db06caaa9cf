import type { Consent } from '../protocol/consent.js'
import type { Emitter } from './emitter.js'
import type { Outbox, Unsent } from './outbox/Outbox.js'
import type { TrackerEvents, TrackerHost } from './Tracker.js'

/** What the sending loop needs of the tracker that loads it. */
export interface SyncOptions {
  site: string
  /** Address that takes batches. */
  url: string
  outbox: Outbox
  /** Longest wait of an event before it is sent, ms. */
  everyMs: number
  /** Stops the loop. */
  signal: AbortSignal
  /** The batch that carries the first of these events that fit one, and its id; `dropped` are totals by reason. */
  pack(unsent: readonly Unsent[], dropped?: object): { batch: string; body: string; packed: Unsent[] }
  /**
   * `left`: the newest event of this page that was copied when the page was hidden; it and older ones may have arrived. `due`: when
   * the next batch is to leave, on the monotonic clock in ms, for who looks; infinite where none is.
   */
  state: { readonly consent: Consent; readonly left?: string; due?: number }
  emit: Emitter<TrackerEvents>['emit']
  problem: TrackerHost['problem']
}

/** The sending loop: peek, post, wait for the receipt, ack. */
export interface Sync {
  /** Sends what waits, as soon as `Retry-After` and the backoff allow it, and goes on by itself. */
  wake(): void
  /** Sends now, without regard to the backoff but to `Retry-After`; resolves with what has a receipt and what still waits. */
  flush(): Promise<{ sent: number; waiting: number }>
}

/** It may look at the tracker itself, too. */
export type CreateSync = (options: SyncOptions & TrackerHost) => Sync
