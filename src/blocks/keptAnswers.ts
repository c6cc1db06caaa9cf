import type { TrackerHost } from '../core/Tracker.js'
import type { RecommendedBlock } from '../protocol/recommendations.js'
import { promised } from './promised.js'

/** A kept answer is shown at most this long, ms. */
export const KEEP_MS = 86_400_000

/** Answers are kept in so many places of the tracker's store; a newer one takes the place of another of the same number. */
const PLACES = 40

/** A question, when it was answered in ms since 1970, and the answer. */
type Kept = readonly [query: string, at: number, block: RecommendedBlock]

/** The place of a query: a hash, so that the store stays small without a list of what is in it. */
export function placeOf(query: string): string {
  return `kv|block${[...query].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % PLACES, 0)}`
}

/** Uses the tracker's store, while the shopper allows it. A store that refuses is reported by the tracker itself. */
async function reach<T>(
  { store, state }: TrackerHost,
  mode: IDBTransactionMode,
  use: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  if (state.consent !== 'granted') return
  return store(mode, objects => promised(use(objects))).catch(() => undefined)
}

/** The last answer to this query, if it is younger than a day and the browser lets us store. Never rejects. */
export async function readKept(
  tracker: TrackerHost,
  query: string,
  now: number,
): Promise<RecommendedBlock | undefined> {
  const kept: Kept | undefined = await reach(tracker, 'readonly', objects => objects.get(placeOf(query)))
  return kept?.[0] === query && Math.abs(now - kept[1]) < KEEP_MS ? kept[2] : undefined
}

/** Keeps an answer where that is allowed. Never rejects. */
export function keep(tracker: TrackerHost, ...kept: Kept): Promise<unknown> {
  return reach(tracker, 'readwrite', objects => objects.put(kept, placeOf(kept[0])))
}
