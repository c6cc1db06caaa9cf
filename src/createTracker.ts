import { serverTracker } from './core/serverTracker.js'
import { startTracker } from './core/startTracker.js'
import type { Tracker, TrackerConfig } from './core/Tracker.js'
import type { Given } from './protocol/Given.js'
import { books } from './sync/books.js'
import { compareCarts } from './sync/compareCarts.js'
import { createSync } from './sync/createSync.js'
import { makeRoom } from './sync/makeRoom.js'
import { recommend } from './sync/recommend.js'

/**
 * Starts a tracker. A second call for the same site and collector answers the first tracker; on a server, where there is no
 * page, a tracker that does nothing. Throws a `TypeError` for a missing `site` or `collector` and for settings that are no text or number,
 * and for nothing else.
 */
export function createTracker(config: Given<TrackerConfig>): Tracker {
  return typeof document === 'undefined'
    ? serverTracker(config.site, config.collector)
    : startTracker(config, async () => ({ books, compareCarts, createSync, makeRoom, recommend }))
}
