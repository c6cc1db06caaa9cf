import { describe, expect, it, vi } from 'vitest'
import { type Filling, fill } from '../../src/blocks/fill.js'
import { KEEP_MS, placeOf } from '../../src/blocks/keptAnswers.js'
import { type BlockSettings, readSettings } from '../../src/blocks/settings.js'
import type { Visitor } from '../../src/card/types/BlockDefinition.js'
import type { RecommendRequest, TrackerHost } from '../../src/core/Tracker.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'

const block = (ids: string, recommendationId = 'r-1') =>
  ({
    type: 'also-bought',
    recommendationId,
    source: 'primary',
    ageMs: 0,
    items: [...ids].map(id => ({ id })),
  }) as unknown as RecommendedBlock

/** A tracker whose store is a map, and whose collector answers what the test says. */
const host = (answers: (request: RecommendRequest) => RecommendedBlock | undefined, consent = 'granted') => {
  const stored = new Map<string, unknown>()
  const recommend = vi.fn(async (request: RecommendRequest) => answers(request))
  const request = (result: unknown) => {
    const made: { result: unknown; onsuccess?: () => void } = { result }
    queueMicrotask(() => made.onsuccess?.())
    return made
  }
  const objects = {
    get: (key: string) => request(stored.get(key)),
    put: (value: unknown, key: string) => request(stored.set(key, value) && undefined),
  }
  const store = async (_mode: string, use: (given: typeof objects) => unknown) => use(objects)
  return { stored, recommend, tracker: { recommend, store, state: { consent } } as unknown as TrackerHost }
}

const nobody: Visitor = { cart_: [], bought_: [], recent_: [] }
const settings = (attributes: Record<string, string>) =>
  readSettings({ getAttribute: name => attributes[name] ?? null })!
const also = settings({ type: 'also-bought', item: 'a,b', placement: 'cart' })
const recent = settings({ type: 'recently-viewed' })

const run = async (tracker: TrackerHost, of = also, visitor = nobody, before?: Filling) => {
  const found: Filling[] = []
  await fill(
    tracker,
    of,
    visitor,
    async answer => answer,
    before,
    filling => found.push(filling),
  )
  return found
}
const shown = (found: Filling[]) =>
  found.map(({ items_, query_ }) => items_.map(({ id }) => id).join('') + (query_ == null ? '!' : ''))

describe('fill', () => {
  it('asks for more than it shows and says what is excluded', async () => {
    const { tracker, recommend } = host(() => block('abcxyz'))
    const [filling] = await run(tracker, also, { ...nobody, cart_: ['x'], bought_: ['y'] })
    expect(recommend).toHaveBeenCalledWith({
      type: 'also-bought',
      anchors: ['a', 'b'],
      limit: 24,
      market: '',
      category: '',
      term: '',
      placement: 'cart',
    })
    expect([...(filling?.excluded_ ?? [])]).toEqual(['a', 'b', 'x', 'y'])
    expect(filling?.items_.map(({ id }) => id).join('')).toBe('abcxyz')
  })

  it('finds the kept answer first and the fresh one then', async () => {
    const { tracker } = host(() => block('cd'))
    await run(tracker)
    expect(shown(await run(tracker))).toEqual(['cd', 'cd'])
  })

  it('stands on the kept answer when there is no fresh one, and says so', async () => {
    let answer: RecommendedBlock | undefined = block('cd')
    const { tracker } = host(() => answer)
    await run(tracker)
    answer = undefined
    expect(shown(await run(tracker))).toEqual(['cd', 'cd!'])
    expect(shown(await run(tracker, settings({ type: 'also-bought', item: 'other' })))).toEqual(['!'])
  })

  it('does not show what was kept for longer than a day', async () => {
    const { tracker, stored } = host(() => undefined)
    const subject = JSON.stringify([also.request_, ['a', 'b']])
    const keepFor = (ms: number) => stored.set(placeOf(subject), [subject, Date.now() - ms, block('cd')])
    keepFor(KEEP_MS - 60_000)
    expect(shown(await run(tracker))).toEqual(['cd', 'cd!'])
    keepFor(KEEP_MS + 1)
    expect(shown(await run(tracker))).toEqual(['!'])
    keepFor(-KEEP_MS - 60_000)
    expect(shown(await run(tracker))).toEqual(['!'])
  })

  it('takes nothing from the store and puts nothing into it without consent', async () => {
    const { tracker, stored } = host(() => block('cd'), 'denied')
    expect(shown(await run(tracker))).toEqual(['cd'])
    expect(stored.size).toBe(0)
  })

  it('shows what was bought where it may be bought again, and nowhere else', async () => {
    const { tracker, recommend } = host(() => block('ab'))
    const visitor = { ...nobody, cart_: ['b'], bought_: ['a', 'b'] }
    const [again] = await run(tracker, settings({ type: 'buy-again' }), visitor)
    expect(recommend).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'buy-again', anchors: ['a', 'b'] }))
    expect([...(again?.excluded_ ?? [])]).toEqual(['b'])
    const [trending] = await run(tracker, settings({ type: 'trending' }), visitor)
    expect([...(trending?.excluded_ ?? [])]).toEqual(['b', 'a'])
    recommend.mockClear()
    expect(shown(await run(tracker, settings({ type: 'buy-again' })))).toEqual([''])
    expect(recommend).not.toHaveBeenCalled()
  })

  it('does not ask the same twice, but takes out what has come into the cart', async () => {
    const { tracker, recommend } = host(() => block('cdef'))
    const before = (await run(tracker)).at(-1)
    const [filling, ...more] = await run(tracker, also, { ...nobody, cart_: ['c'] }, before)
    expect(recommend).toHaveBeenCalledTimes(1)
    expect(more).toEqual([])
    expect(filling?.excluded_.has('c')).toBe(true)
    await run(tracker, also, { ...nobody, cart_: [...'0123456789xyz'] }, before)
    expect(recommend).toHaveBeenCalledTimes(2)
  })

  it('asks again where the cart changes while only the kept answer is there', async () => {
    let answer = block('cd')
    const { tracker, recommend } = host(() => answer)
    await run(tracker)
    const [kept] = await run(tracker)
    answer = block('ef')
    recommend.mockClear()
    expect(shown(await run(tracker, also, { ...nobody, cart_: ['c'] }, kept))).toEqual(['cd', 'ef'])
    expect(recommend).toHaveBeenCalledTimes(1)
  })

  it('shows what was looked at in the order of the browser, and asks nothing where nothing was', async () => {
    const { tracker, recommend } = host(() => block('bxca'))
    expect(shown(await run(tracker, recent, { ...nobody, recent_: [...'abc'] }))).toEqual(['abc'])
    // On the next page the list has grown; the last answer still serves.
    expect(shown(await run(tracker, recent, { ...nobody, recent_: [...'dcab'] }))[0]).toBe('cab')
    recommend.mockClear()
    expect(shown(await run(tracker, recent, nobody))).toEqual([''])
    expect(recommend).not.toHaveBeenCalled()
  })

  it('asks for whoever looked at something, newest first, and nothing for whoever is unknown', async () => {
    const { tracker, recommend } = host(() => block('xy'))
    const forYou = settings({ type: 'for-you', item: 'p' })
    expect(shown(await run(tracker, settings({ type: 'for-you' })))).toEqual([''])
    expect(recommend).not.toHaveBeenCalled()
    await run(tracker, forYou, { ...nobody, recent_: ['c', 'b'] })
    expect(recommend).toHaveBeenCalledWith(expect.objectContaining({ type: 'for-you', anchors: ['p', 'c', 'b'] }))
  })

  it('shows nothing for you any more once the shopper is unknown again', async () => {
    const { tracker } = host(() => block('xy'))
    const forYou = settings({ type: 'for-you' })
    const before = (await run(tracker, forYou, { ...nobody, recent_: ['c'] })).at(-1)
    expect(before?.items_).toHaveLength(2)
    expect(shown(await run(tracker, forYou, nobody, before))).toEqual([''])
  })

  it('asks what was also viewed near the named products, else near what the shopper looked at', async () => {
    const { tracker, recommend } = host(() => block('xy'))
    const anchorsOf = async (attributes: Record<string, string>) => {
      recommend.mockClear()
      await run(tracker, settings({ type: 'also-viewed', ...attributes }), { ...nobody, recent_: ['c', 'b'] })
      return recommend.mock.calls[0]?.[0].anchors
    }
    expect(await anchorsOf({ item: 'p' })).toEqual(['p'])
    expect(await anchorsOf({})).toEqual(['c', 'b'])
  })

  it('asks what goes with the named products, else with the cart, and nothing where there is neither', async () => {
    const { tracker, recommend } = host(() => block('xy'))
    const crossSell = settings({ type: 'cross-sell' })
    const anchorsOf = async (of: BlockSettings) => {
      recommend.mockClear()
      await run(tracker, of, { cart_: ['c'], bought_: ['b'], recent_: ['r'] })
      return recommend.mock.calls[0]?.[0].anchors
    }
    expect(await anchorsOf(crossSell)).toEqual(['c'])
    expect(await anchorsOf(settings({ type: 'cross-sell', item: 'p' }))).toEqual(['p'])
    recommend.mockClear()
    expect(shown(await run(tracker, crossSell, { ...nobody, bought_: ['b'], recent_: ['r'] }))).toEqual([''])
    expect(recommend).not.toHaveBeenCalled()
  })

  it.each(['most-shared', 'new-arrivals', 'on-sale'])('asks for %s with nothing of the shopper', async type => {
    const { tracker, recommend } = host(() => block('xy'))
    const found = await run(tracker, settings({ type, item: 'p' }), { cart_: ['x'], bought_: ['b'], recent_: ['r'] })
    expect(recommend.mock.calls[0]?.[0].anchors).toEqual([])
    expect(shown(found)).toEqual(['xy'])
    expect([...found[0]!.excluded_]).toEqual(['p', 'x', 'b'])
  })

  it('asks by the search term, and nothing where there is none', async () => {
    const { tracker, recommend } = host(({ term }) => block(term === 'lamp' ? 'xy' : 'z'))
    expect(shown(await run(tracker, settings({ type: 'search-term', term: 'lamp' })))).toEqual(['xy'])
    expect(recommend).toHaveBeenLastCalledWith(
      expect.objectContaining({ type: 'search-term', term: 'lamp', anchors: [] }),
    )
    recommend.mockClear()
    const visitor = { cart_: ['c'], bought_: ['b'], recent_: ['r'] }
    expect(shown(await run(tracker, settings({ type: 'search-term', term: ' ', item: 'p' }), visitor))).toEqual([''])
    expect(recommend).not.toHaveBeenCalled()
  })

  it('keeps the answers to two search terms apart', async () => {
    const { tracker, recommend } = host(({ term }) => block(term === 'lamp' ? 'xy' : 'z'))
    await run(tracker, settings({ type: 'search-term', term: 'lamp' }))
    recommend.mockImplementation(async () => undefined)
    expect(shown(await run(tracker, settings({ type: 'search-term', term: 'lamp' })))).toEqual(['xy', 'xy!'])
    expect(shown(await run(tracker, settings({ type: 'search-term', term: 'tent' })))).toEqual(['!'])
  })

  it('keeps answers in few places', () => {
    const places = new Set(Array.from({ length: 1000 }, (_, i) => placeOf(`query ${i}`)))
    expect(places.size).toBeLessThanOrEqual(40)
    expect(places.size).toBeGreaterThan(30)
  })
})
