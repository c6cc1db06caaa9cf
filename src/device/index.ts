import { get, update } from 'idb-keyval'
import type { Plugin, TrackerHost } from '../core/Tracker.js'
import { LIMITS } from '../protocol/limits.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { rankOnDevice } from '../recommender/rankOnDevice.js'
import { type Kept, keepList } from './keepList.js'

const KEY = 'kv|device'
/** Lists and cards are used no longer: what they say of prices and stock would be too old. */
const KEEP_MS = 86_400_000
/** As the collector answers where a request does not say. */
const DEFAULT_LIMIT = 12

/**
 * Ranks `for-you` in the browser, so that what a shopper looked at stays there: `tracker.use(device())`, before the blocks. With each product
 * that is looked at its list is asked for, as anybody may who looks at it.
 */
export function device(): Plugin {
  return { name: 'device', start }
}

/** Takes `for-you` and `recently-viewed` over from the collector, and answers how to give them back. On a server nothing happens. */
export function start(tracker: TrackerHost): () => void {
  if (typeof document === 'undefined') return () => {}
  const { store, state, recommend: ask } = tracker
  const mayKeep = () => state.consent === 'granted'

  /** What is kept and not too old. A store that refuses is reported by the tracker itself. */
  const read = async () => {
    const kept = mayKeep() ? await get<Kept>(KEY, store).catch(() => undefined) : undefined
    const lists = new Map<string, Kept['lists'][number]>()
    for (const list of kept?.lists ?? []) if (Math.abs(Date.now() - list.at) < KEEP_MS) lists.set(list.product, list)
    return { lists, cards: new Map((kept?.cards ?? []).map(card => [card.id, card])) }
  }

  const fetchList = async (product: string) => {
    const { lists } = await read()
    if (!mayKeep() || lists.has(product)) return
    const [list, own] = await Promise.all([
      ask({ type: 'for-you', anchors: [product], limit: LIMITS.blockItems }),
      ask({ type: 'recently-viewed', anchors: [product] }),
    ])
    if (!list || !mayKeep()) return
    const found = list.items.filter(({ strategy }) => strategy === 'for-you')
    const { recommendationId } = list
    const added = { product, at: Date.now(), recommendationId, neighbors: found.map(({ id }) => id) }
    await update<Kept>(KEY, kept => keepList(kept, added, [...found, ...(own?.items ?? [])]), store)
  }

  /** One after the other, so that no list is asked for twice. */
  let learning: Promise<unknown> = Promise.resolve()
  const learn = () => {
    learning = learning
      .then(async () => {
        const { recent } = await tracker.memory()
        if (recent?.[0]) await fetchList(recent[0])
      })
      .catch(() => {})
  }

  tracker.recommend = async request => {
    const { type, placement, anchors = [], exclude = [], limit = DEFAULT_LIMIT } = request
    if (type !== 'for-you' && type !== 'recently-viewed') return ask(request)
    // The list of what the page is about may be on its way.
    await learning
    const { lists, cards } = await read()
    const known = anchors.flatMap(id => lists.get(id) ?? [])
    const cardsOf = (ids: readonly string[]) => ids.flatMap(id => cards.get(id) ?? [])
    const answer = (items: RecommendedItem[], source: string, recommendationId = ''): RecommendedBlock => ({
      type,
      ...(placement !== undefined && { placement }),
      recommendationId: known[0]?.recommendationId ?? recommendationId,
      source: items.length > 0 ? source : 'none',
      ageMs: Math.max(0, ...known.map(({ at }) => Date.now() - at)),
      items: items.slice(0, limit),
    })
    if (type === 'recently-viewed') return answer(cardsOf(known.map(({ product }) => product)), 'primary')
    const excluded = new Set([...anchors, ...exclude])
    const neighbors = known.map(list => list.neighbors)
    const items = cardsOf(rankOnDevice(neighbors, limit, id => excluded.has(id)))
    if (items.length >= limit) return answer(items, 'primary')
    const rest = await ask({ ...request, type: 'bestsellers', anchors: [], exclude: [], limit: LIMITS.blockItems })
    if (!rest) return known[0] && answer(items, 'primary')
    for (const { id } of items) excluded.add(id)
    return answer([...items, ...rest.items.filter(({ id }) => !excluded.has(id))], 'bestsellers', rest.recommendationId)
  }

  const stops = [
    tracker.on('event', ({ name }) => {
      if (name === 'view_item') learn()
    }),
    tracker.on('consent', learn),
  ]
  // What was looked at before this began, on this page or the one before.
  learn()
  return () => {
    for (const stop of stops) stop()
    tracker.recommend = ask
  }
}
