import { promisifyRequest } from 'idb-keyval'
import type { CreateSync } from '../core/Sync.js'
import type { SyncChunk } from '../core/SyncChunk.js'
import type { TrackerHost } from '../core/Tracker.js'
import { createSync as create } from './createSync.js'
import { recommend as ask } from './recommend.js'

export { books } from './books.js'
export { compareCarts } from './compareCarts.js'
export { makeRoom } from './makeRoom.js'

let hasLooked = false

/** Loads the inspector, beside this file, where somebody tests the shop in this browser: it has left a record. */
const follow = ({ state, use, store, problem }: TrackerHost) => {
  if (hasLooked || state.consent !== 'granted') return
  hasLooked = true
  store('readonly', objects => promisifyRequest(objects.get('kv|debug'))).then(
    debug =>
      debug &&
      import('../inspector/start.js').then(
        ({ start }) => use({ start, name: 'inspector' }),
        error => problem('chunk_failed', `${error}`),
      ),
    // A store that refuses is reported by the tracker itself.
    () => {},
  )
}

export const createSync: CreateSync = options => {
  follow(options)
  return create(options)
}

export const recommend: SyncChunk['recommend'] = (tracker, request) => {
  follow(tracker)
  return ask(tracker, request)
}
