import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../src/core/openStore.js'
import type { RecommendRequest, TrackerHost } from '../../src/core/Tracker.js'
import { device } from '../../src/device/index.js'
import type { Consent } from '../../src/protocol/consent.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'

const DAY_MS = 86_400_000

/** What shoppers went on to, by product; a list ends with a bestseller, as the collector fills slots. */
const LISTS: Record<string, string[]> = { a: ['x', 'y'], b: ['y', 'z'], c: ['a', 'z'] }
const BEST = ['x', 'q', 'r', 's']

const answerOf = ({ type, anchors = [], limit = 12 }: RecommendRequest): RecommendedBlock => {
  const personal = type === 'for-you' ? (LISTS[anchors[0]!] ?? []) : []
  const ids = type === 'recently-viewed' ? anchors : [...personal, ...BEST.filter(id => !personal.includes(id))]
  const items = ids.slice(0, limit).map(id => ({
    id,
    title: `The ${id}`,
    availability: 'in_stock' as const,
    strategy: type === 'recently-viewed' ? type : personal.includes(id) ? 'for-you' : 'bestsellers',
  }))
  return { type, recommendationId: `${type}:${anchors}`, source: 'primary', ageMs: 0, items }
}

/** A tracker of a page, on one database for all of a test. */
const host = (consent: Consent = 'granted', pageView = 'now') => {
  const listeners = new Map<string, (value: unknown) => void>()
  const state = { consent, pageView, pageType: undefined }
  const collector = { isAway: false, isPaused: false }
  const ask = vi.fn(async (request: RecommendRequest): Promise<RecommendedBlock | undefined> => {
    if (collector.isPaused) return { ...answerOf(request), source: 'paused', paused: 'all', items: [] }
    return collector.isAway ? undefined : answerOf(request)
  })
  const tracker = {
    site: 'shop',
    state,
    store: openStore('shop'),
    on(name: string, listener: (value: unknown) => void) {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
    recommend: ask,
    problem: vi.fn(),
  } as unknown as TrackerHost
  const stop = device().start(tracker)
  return {
    tracker,
    ask,
    stop,
    state,
    collector,
    look(product: string, status = 'persisted') {
      listeners.get('event')?.({ name: 'view_item', params: { items: [{ item_id: product }] }, fate: { status } })
    },
    forYou: (anchors: string[], more: Partial<RecommendRequest> = {}) =>
      tracker.recommend({ type: 'for-you', anchors, limit: 4, ...more }),
    /** All products that the collector was told of, request by request. */
    told: () => ask.mock.calls.map(([request]) => [...(request.anchors ?? []), ...[request.exclude ?? []].flat()]),
  }
}

const ids = (block: RecommendedBlock | undefined) => block?.items.map(({ id }) => id)

describe('device', () => {
  beforeEach(() => {
    vi.stubGlobal('document', {})
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('ranks from the lists of what was looked at, each asked for with its product alone', async () => {
    const { look, forYou, told } = host()
    look('a')
    await forYou(['a'])
    look('b')
    // x 1/(2·8) · y 1/8 + 1/(2·9) · z 1/9, then what sells best.
    const answer = await forYou(['b', 'a'])
    expect(ids(answer)).toEqual(['y', 'z', 'x', 'q'])
    expect(answer).toMatchObject({ type: 'for-you', source: 'bestsellers' })
    expect(answer?.items.map(({ strategy }) => strategy)).toEqual(['for-you', 'for-you', 'for-you', 'bestsellers'])
    expect(told().filter(products => products.length > 1)).toEqual([])
  })

  it('waits for the list of the product that was just looked at', async () => {
    const { look, forYou } = host()
    look('a')
    expect(ids(await forYou(['a'], { limit: 2 }))).toEqual(['x', 'y'])
  })

  it('asks for nothing again within a day, also on the next page', async () => {
    const first = host()
    first.look('a')
    await first.forYou(['a'], { limit: 2 })
    const next = host()
    next.look('a')
    const answer = await next.forYou(['a'], { limit: 2 })
    expect(ids(answer)).toEqual(['x', 'y'])
    expect(answer?.source).toBe('primary')
    expect(next.ask).not.toHaveBeenCalled()
  })

  it('catches up on what this page view told before it was there, and on nothing older', async () => {
    const store = openStore('shop')
    const event = (pageView: string, item_id: string) => ({
      name: 'view_item',
      pageView,
      params: { items: [{ item_id }] },
    })
    const key = (at: number) => `e1|${Math.floor(at).toString(36).padStart(9, '0')}|000000001|id`
    await set(key(performance.timeOrigin + 5), { event: event('before', 'b') }, store)
    await set(key(performance.timeOrigin + 6), { event: event('now', 'a') }, store)
    await set(key(performance.timeOrigin - 9000), { event: event('now', 'b') }, store)
    await set('kv|other', { event: event('now', 'c') }, store)
    const { forYou, told } = host()
    expect(ids(await forYou(['a', 'b', 'c'], { limit: 2 }))).toEqual(['x', 'y'])
    expect(told().flat()).toEqual(['a', 'a'])
  })

  it('asks about no product again because time has passed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 10 * DAY_MS })
    const first = host()
    first.look('a')
    await first.forYou(['a'])
    vi.setSystemTime(14 * DAY_MS)
    const later = host('granted', 'another page')
    expect(ids(await later.forYou(['a']))).toEqual(BEST)
    expect(later.told()).toEqual([[]])
  })

  it('learns nothing from what was dropped', async () => {
    const { look, forYou, told } = host()
    look('a', 'dropped')
    await forYou(['a'])
    expect(told()).toEqual([[]])
  })

  it('counts a product once, however often it is named', async () => {
    const { look, forYou } = host()
    for (const product of ['b', 'a']) {
      look(product)
      await forYou([product])
    }
    // y 1/9 + 1/(2·8) · x 1/8 · z 1/(2·9). Five times over, the list of b would be the sixth, which does not count.
    expect(ids(await forYou(['a', 'a', 'a', 'a', 'a', 'b'], { limit: 3 }))).toEqual(['y', 'x', 'z'])
  })

  it('names each answer anew', async () => {
    const { look, forYou } = host()
    look('a')
    const names = [await forYou(['a']), await forYou(['a'])].map(block => block?.recommendationId)
    expect(new Set(names).size).toBe(2)
    vi.stubGlobal('crypto', {})
    expect((await forYou(['a']))?.recommendationId).toBe('for-you:a')
    expect((await forYou(['q']))?.recommendationId).toBe('bestsellers:')
  })

  it('answers without the collector', async () => {
    const { look, forYou, collector } = host()
    look('a')
    await forYou(['a'])
    collector.isAway = true
    expect(ids(await forYou(['a']))).toEqual(['x', 'y'])
    expect(await forYou(['unknown'])).toBeUndefined()
  })

  it('shows nothing of earlier answers once the shop has paused its blocks, and learns anew afterwards', async () => {
    const { look, forYou, collector } = host()
    look('a')
    expect(ids(await forYou(['a']))?.slice(0, 2)).toEqual(['x', 'y'])
    collector.isPaused = true
    look('b')
    expect(ids(await forYou(['a', 'b']))).toEqual([])
    collector.isPaused = false
    look('b')
    expect(ids(await forYou(['a', 'b']))?.slice(0, 2)).toEqual(['y', 'z'])
  })

  it('uses no list that is older than a day, or from a clock that was wrong', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 10 * DAY_MS })
    const { look, forYou } = host()
    look('a')
    await forYou(['a'])
    for (const [now, expected] of [
      [11 * DAY_MS - 1, ['x', 'y', 'q', 'r']],
      [11 * DAY_MS, BEST],
      [9 * DAY_MS, BEST],
    ] as const) {
      vi.setSystemTime(now)
      expect(ids(await forYou(['a']))).toEqual(expected)
    }
    vi.setSystemTime(10.5 * DAY_MS)
    expect((await forYou(['a']))?.ageMs).toBe(DAY_MS / 2)
  })

  it('leaves out what was looked at and what is excluded', async () => {
    const { look, forYou } = host()
    look('c')
    expect(ids(await forYou(['c', 'a'], { exclude: ['z', 'q'] }))).toEqual(['x', 'r', 's'])
  })

  it('shows what was looked at from its own cards', async () => {
    const { look, forYou, tracker, ask } = host()
    for (const product of ['a', 'b']) {
      look(product)
      await forYou([product])
    }
    ask.mockClear()
    const answer = await tracker.recommend({
      type: 'recently-viewed',
      anchors: ['b', 'unknown', 'a'],
      placement: 'foot',
    })
    expect(answer).toMatchObject({ type: 'recently-viewed', placement: 'foot', source: 'primary' })
    expect(ids(answer)).toEqual(['b', 'a'])
    expect(ask).not.toHaveBeenCalled()
  })

  it('leaves every other question to the collector', async () => {
    const { tracker, ask } = host()
    const request: RecommendRequest = { type: 'also-bought', anchors: ['a', 'b'] }
    expect(await tracker.recommend(request)).toEqual(answerOf(request))
    expect(ask).toHaveBeenCalledWith(request)
  })

  it.each([
    'pending',
    'denied',
    'anonymous',
  ] as const)('keeps and asks for nothing while consent is %s', async consent => {
    const { look, forYou, told } = host(consent)
    look('a')
    expect(ids(await forYou(['a']))).toEqual(BEST)
    expect(told()).toEqual([[]])
    expect(await indexedDB.databases()).toEqual([])
  })

  it('begins when the shopper agrees, and what was held is told again', async () => {
    const { look, forYou, state } = host('pending')
    look('a', 'held')
    state.consent = 'granted'
    look('a')
    expect(ids(await forYou(['a'], { limit: 2 }))).toEqual(['x', 'y'])
  })

  it('waits with a page that nobody sees yet', async () => {
    vi.stubGlobal('document', { prerendering: true })
    const { look, forYou, told } = host()
    look('a', 'held')
    await forYou(['a'])
    expect(told()).toEqual([[]])
    vi.stubGlobal('document', {})
    look('a')
    expect(ids(await forYou(['a'], { limit: 2 }))).toEqual(['x', 'y'])
  })

  it('goes on when storage refuses', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', 'UnknownError')
    })
    const { look, forYou } = host()
    look('a')
    expect(ids(await forYou(['a']))).toEqual(BEST)
  })

  it.each([
    ['nothing', undefined],
    ['anchors that are none', { type: 'for-you', anchors: 5 }],
  ])('answers nothing to %s, says so, and does not reject', async (_, request) => {
    const { tracker } = host()
    expect(await tracker.recommend(request as unknown as RecommendRequest)).toBeUndefined()
    expect(tracker.problem).toHaveBeenCalledWith('block_failed', expect.stringContaining('TypeError'))
  })

  it('gives back what it took over', async () => {
    const { tracker, ask, stop } = host()
    stop()
    expect(tracker.recommend).toBe(ask)
  })

  it('does nothing on a server', () => {
    vi.unstubAllGlobals()
    const tracker = { recommend: vi.fn() } as unknown as TrackerHost
    const { recommend } = tracker
    device().start(tracker)()
    expect(tracker.recommend).toBe(recommend)
  })
})
