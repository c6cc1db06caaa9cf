import { serverTracker } from './core/serverTracker.js'
import { startTracker } from './core/startTracker.js'
import type { Tracker, TrackerConfig } from './core/Tracker.js'
import type { Given } from './protocol/Given.js'
import { books } from './sync/books.js'
import { compareCarts } from './sync/compareCarts.js'
import { createSync } from './sync/createSync.js'
import { makeRoom } from './sync/makeRoom.js'
import { recommend } from './sync/recommend.js'

/** Another address is read as one beside the page, where no collector answers. */
const ADDRESS = /^(https?:\/)?\//i

/**
 * Starts a tracker. A second call for the same site and collector answers the first tracker; on a server, where there is no
 * page, a tracker that does nothing. Throws a `TypeError` for a missing `site` or `collector`, for a collector that is neither an address nor
 * a path, and for settings that are no text or number, and for nothing else.
 */
export function createTracker(config: Given<TrackerConfig>): Tracker {
  const { site, collector } = config
  if (typeof document === 'undefined') return serverTracker(site, collector)
  if (collector && !ADDRESS.test(collector))
    throw new TypeError(`Grapevine: collector is "${collector}". Write an address, https://…, or a path, /….`)
  return startTracker(config, async () => ({ books, compareCarts, createSync, makeRoom, recommend }))
}
