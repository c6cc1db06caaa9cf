import type { TrackerHost } from '../../core/Tracker.js'
import { promised } from '../promised.js'

const KEY = 'kv|seen'
const DAY_MS = 86_400_000
/** What was seen longer ago is forgotten, ms. */
const REMEMBER_MS = 7 * DAY_MS
const MOST = 300

/** How often products were seen in blocks of this browser, and when last, by id. */
type Seen = Record<string, readonly [times: number, at: number]>

const counting = new WeakSet<TrackerHost>()

/**
 * Products that this visitor has seen in blocks at least so many times in seven days without choosing one. Nobody's where the
 * shopper has not consented. Never rejects.
 */
export async function tiredOf(tracker: TrackerHost, cap: number): Promise<string[]> {
  count(tracker)
  const now = Date.now()
  return Object.entries(await read(tracker))
    .filter(([, [times, at]]) => times >= cap && now - at < REMEMBER_MS)
    .map(([id]) => id)
}

/** Counts impressions from now on; a choice begins anew. */
function count(tracker: TrackerHost): void {
  if (counting.has(tracker)) return
  counting.add(tracker)
  tracker.on('event', ({ name, params }) => {
    const { recommendation_id, items = [] } = params as { recommendation_id?: string; items?: { item_id: string }[] }
    if (!recommendation_id) return
    if (name === 'view_item_list') change(tracker, items, times => times + 1)
    if (name === 'select_item') change(tracker, items, () => 0)
  })
}

async function read(tracker: TrackerHost): Promise<Seen> {
  if (tracker.state.consent !== 'granted') return {}
  const seen = await tracker.store('readonly', objects => promised(objects.get(KEY))).catch(() => undefined)
  return (seen as Seen | undefined) ?? {}
}

async function change(tracker: TrackerHost, items: { item_id: string }[], next: (times: number) => number) {
  if (tracker.state.consent !== 'granted') return
  const now = Date.now()
  await tracker
    .store('readwrite', async objects => {
      const seen: Seen = { ...((await promised(objects.get(KEY))) as Seen | undefined) }
      for (const { item_id } of items) seen[item_id] = [next(seen[item_id]?.[0] ?? 0), now]
      const newest = Object.entries(seen)
        .filter(([, [, at]]) => now - at < REMEMBER_MS)
        .sort(([, [, a]], [, [, b]]) => b - a)
      await promised(objects.put(Object.fromEntries(newest.slice(0, MOST)), KEY))
    })
    .catch(() => undefined)
}
