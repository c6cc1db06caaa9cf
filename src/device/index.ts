import { get, promisifyRequest, update } from 'idb-keyval'
import type { Plugin, RecommendRequest, TrackerHost } from '../core/Tracker.js'
import { LIMITS } from '../protocol/limits.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { rankOnDevice } from '../recommender/rankOnDevice.js'
import { isCurrent, type Kept, keepList } from './keepList.js'

const KEY = 'kv|device'
/** As the collector answers where a request does not say. */
const DEFAULT_LIMIT = 12

/** What is used of an event, and of the record of one that waits to be sent. */
interface Look {
  name?: string
  pageView?: string
  params?: { items?: ({ item_id?: unknown } | null)[] }
}

/**
 * Ranks `for-you` in the browser, so that what a shopper looked at stays there: `tracker.use(device())`, before the blocks. With each product
 * that is looked at its list is asked for, as anybody may who looks at it.
 */
export function device(): Plugin {
  return { name: 'device', start }
}

/** Takes `for-you` and `recently-viewed` over from the collector, and answers how to give them back. On a server nothing happens. */
export function start(tracker: TrackerHost): () => void {
  if (!globalThis.document) return () => {}
  const { store, state, recommend: ask } = tracker
  const mayKeep = () => state.consent === 'granted' && !(document as { prerendering?: boolean }).prerendering

  /** What is kept and not too old. A store that refuses is reported by the tracker itself. */
  const read = async () => {
    const kept = mayKeep() ? await get<Kept>(KEY, store).catch(() => undefined) : undefined
    const current = (kept?.lists ?? []).filter(list => isCurrent(list, Date.now()))
    return {
      lists: new Map(current.map(list => [list.product, list])),
      cards: new Map((kept?.cards ?? []).map(card => [card.id, card])),
    }
  }

  const fetchList = async (product: string) => {
    const { lists } = await read()
    if (!mayKeep() || lists.has(product)) return
    const [list, own] = await Promise.all([
      ask({ type: 'for-you', anchors: [product], limit: LIMITS.blockItems }),
      ask({ type: 'recently-viewed', anchors: [product] }),
    ])
    if (!list || !mayKeep()) return
    const found = list.items.filter(item => item.strategy === 'for-you')
    const { recommendationId } = list
    const added = { product, at: Date.now(), recommendationId, neighbors: found.map(({ id }) => id) }
    await update<Kept>(
      KEY,
      // What the shop has paused for all is not shown from earlier answers either.
      kept => (list.paused === 'all' ? ({} as Kept) : keepList(kept, added, [...found, ...(own?.items ?? [])])),
      store,
    )
  }

  /** One after the other, so that no list is asked for twice. */
  let learning: Promise<unknown> = Promise.resolve()
  const learn = ({ name, params }: Look) => {
    const product = name === 'view_item' && params?.items?.[0]?.item_id
    if (product) learning = learning.then(() => fetchList(`${product}`)).catch(() => {})
  }

  /** What this page view told before the plugin was there: it waits to be sent, or is not worth another question. */
  const catchUp = async () => {
    if (!mayKeep()) return
    // The outbox may hold a month; its keys sort by time.
    const since = Math.floor(performance.timeOrigin).toString(36).padStart(9, '0')
    const unsent = await store('readonly', objects =>
      promisifyRequest<{ event?: Look }[]>(objects.getAll(IDBKeyRange.bound(`e1|${since}`, 'e1}'))),
    )
    for (const { event } of unsent) if (event?.pageView === state.pageView) learn(event)
  }

  const answer = async (request: RecommendRequest): Promise<RecommendedBlock | undefined> => {
    const { type, placement, anchors = [], exclude = [], limit = DEFAULT_LIMIT } = request
    if (type !== 'for-you' && type !== 'recently-viewed') return ask(request)
    // The list of what the page is about may be on its way.
    await caughtUp
    await learning
    const { lists, cards } = await read()
    const known = [...new Set(anchors)].flatMap(id => lists.get(id) ?? [])
    const cardsOf = (ids: readonly string[]) => ids.flatMap(id => cards.get(id) ?? [])
    const block = (items: RecommendedItem[], source: string, recommendationId = ''): RecommendedBlock => ({
      type,
      ...(placement && { placement }),
      // Each answer has one of its own; pages without a secure context have to do with that of the newest list.
      recommendationId: crypto.randomUUID?.() ?? known[0]?.recommendationId ?? recommendationId,
      source: items[0] ? source : 'none',
      ageMs: Math.max(0, ...known.map(({ at }) => Date.now() - at)),
      items: items.slice(0, limit),
    })
    if (type === 'recently-viewed') return block(cardsOf(known.map(({ product }) => product)), 'primary')
    const excluded = new Set([...anchors, ...exclude])
    const neighbors = known.map(list => list.neighbors)
    const items = cardsOf(rankOnDevice(neighbors, limit, id => excluded.has(id)))
    if (items.length >= limit) return block(items, 'primary')
    const rest = await ask({ ...request, type: 'bestsellers', anchors: [], exclude: [], limit: LIMITS.blockItems })
    if (!rest) return known[0] && block(items, 'primary')
    for (const { id } of items) excluded.add(id)
    return block([...items, ...rest.items.filter(({ id }) => !excluded.has(id))], 'bestsellers', rest.recommendationId)
  }

  tracker.recommend = request =>
    answer(request).catch(error => {
      tracker.problem('block_failed', `${error}`)
      return undefined
    })
  const caughtUp = catchUp().catch(() => {})
  const stop = tracker.on('event', ({ name, params, fate }) => {
    if (fate.status !== 'dropped') learn({ name, params })
  })
  return () => {
    stop()
    tracker.recommend = ask
  }
}
