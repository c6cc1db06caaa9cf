import type { EventName } from '../protocol/events/index.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'
import type { CartSnapshot } from './CartSnapshot.js'
import type { Outbox } from './outbox/Outbox.js'
import type { CreateSync } from './Sync.js'
import type { Books, Fate, RecommendRequest, TrackerHost } from './Tracker.js'

/** What talks to the collector. It is fetched when something waits or a block is asked for: what waits is on disk. */
export interface SyncChunk {
  createSync: CreateSync
  /**
   * Has told by `tell` what changes the cart that events told last into the one that the shop has set, at the moment of the call
   * of `tell`. Nothing where it has set none, or an order has taken it.
   */
  compareCarts(
    outbox: Outbox,
    tell: (changes: [EventName, object][], wanted: CartSnapshot) => Promise<Fate[]>,
  ): Promise<Fate[] | undefined>
  /** The books, as far as this page can know them. Never rejects. */
  books(outbox: Outbox): Promise<Books>
  /**
   * After the storage has failed in this way: where it was full, gives up stored events that are worth less than those in
   * memory, which then move to disk; where it is damaged, begins to heal it. Never rejects.
   */
  makeRoom(outbox: Outbox, error: unknown, problem: TrackerHost['problem']): Promise<unknown>
  recommend(tracker: TrackerHost, request: RecommendRequest): Promise<RecommendedBlock | undefined>
}
