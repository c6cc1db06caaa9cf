import type { EventName } from '../protocol/events/index.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'
import type { CartSnapshot } from './CartSnapshot.js'
import type { CreateSync } from './Sync.js'
import type { RecommendRequest, TrackerHost } from './Tracker.js'

/** What talks to the collector. It is fetched when something waits or a block is asked for: what waits is on disk. */
export interface SyncChunk {
  createSync: CreateSync
  /** What changing one cart into another is in events. */
  cartEvents(before: CartSnapshot | undefined, after: CartSnapshot): [EventName, object][]
  recommend(tracker: TrackerHost, request: RecommendRequest): Promise<RecommendedBlock | undefined>
}
