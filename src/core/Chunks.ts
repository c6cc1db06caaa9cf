import type { RecommendedBlock } from '../protocol/recommendations.js'
import type { CreateSync } from './Sync.js'
import type { RecommendRequest, TrackerHost } from './Tracker.js'

/** Code that the tracker fetches when it first needs it. */
export interface Chunks {
  /** The sending loop: what waits for it is on disk. */
  sync(): Promise<CreateSync>
  recommend(): Promise<(tracker: TrackerHost, request: RecommendRequest) => Promise<RecommendedBlock | undefined>>
}
