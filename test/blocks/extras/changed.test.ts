import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changed, type Subject } from '../../../src/blocks/extras/changed.js'
import { type BlockSettings, readSettings } from '../../../src/blocks/settings.js'
import type { CartSnapshot } from '../../../src/core/CartSnapshot.js'
import type { RecommendRequest, TrackerHost } from '../../../src/core/Tracker.js'
import type { RecommendedBlock } from '../../../src/protocol/recommendations.js'

const answerOf = (...ids: string[]) =>
  ({ recommendationId: 'r', items: ids.map(id => ({ id })) }) as unknown as RecommendedBlock
const own = answerOf('a', 'b')
const other = answerOf('c', 'd')

/** A block below the screen for somebody with `a` in the cart who has bought `b`. */
const subject = (answer: RecommendedBlock | undefined = other, more: Partial<Subject> = {}) => {
  let tell = (_cart: CartSnapshot) => {}
  const recommend = vi.fn(async (_request: RecommendRequest) => answer)
  const tracker = {
    recommend,
    on: (_name: string, hear: typeof tell) => {
      tell = hear
    },
    state: { consent: 'denied' },
  } as unknown as TrackerHost
  const settings_ = readSettings({
    getAttribute: name => ({ type: 'bestsellers', item: 'x' })[name as 'type'] ?? null,
  })!
  const given: Subject = {
    host_: { getBoundingClientRect: () => ({ top: 5000 }) } as HTMLElement,
    settings_,
    tracker_: tracker,
    visitor_: { cart_: ['a'], bought_: ['b'], recent_: [] },
    request_: { ...settings_.request_, anchors: [], limit: 24 },
    ...more,
  }
  const setCart = (...ids: string[]) => tell({ items: ids.map(item_id => ({ item_id })) } as CartSnapshot)
  return { given, settings_, recommend, setCart }
}
const hides = ({ excluded_ }: BlockSettings, ids: string) => [...ids].filter(id => excluded_?.has(id)).join('')

beforeEach(() => vi.stubGlobal('innerHeight', 720))
afterEach(() => vi.unstubAllGlobals())

describe('changed', () => {
  it('asks nothing more for another heading, or for as many products as were asked for', async () => {
    const { given, settings_, recommend } = subject()
    expect(await changed(given, { heading: 'Now' }, own)).toEqual(own)
    expect(await changed(given, { limit: 10 }, own)).toEqual(own)
    expect(recommend).not.toHaveBeenCalled()
    expect([settings_.heading_, settings_.limit_, settings_.excluded_]).toEqual(['', 10, undefined])
  })

  it('counts once what was bought and is in the cart, as the page has when it asked', async () => {
    const { given, recommend } = subject()
    const bought_ = [...'abcdefghijk']
    await changed({ ...given, visitor_: { cart_: ['a'], bought_, recent_: [] } }, { heading: 'Now' }, own)
    expect(recommend).not.toHaveBeenCalled()
  })

  it('asks for more products where the answer has too few, and shows that where there is no other', async () => {
    const { given, recommend } = subject()
    expect(await changed(given, { limit: 12 }, own)).toMatchObject({ items: other.items })
    expect(recommend).toHaveBeenCalledWith(expect.objectContaining({ type: 'bestsellers', limit: 36 }))
    const { given: cutOff } = subject()
    const silent = { ...cutOff, tracker_: { ...cutOff.tracker_, recommend: async () => undefined } as TrackerHost }
    expect(await changed(silent, { limit: 12 }, own)).toEqual(own)
    expect(await changed(silent, { type: 'trending' }, own)).toBeUndefined()
  })

  it('hides what its type hides, and the cart of now', async () => {
    const { given, settings_, setCart } = subject()
    await changed(given, { type: 'trending' }, own)
    expect(hides(settings_, 'abcx')).toBe('abx')
    setCart('c')
    expect(hides(settings_, 'abcx')).toBe('bcx')
    await changed(given, { type: 'buy-again' }, own)
    expect(hides(settings_, 'abcx')).toBe('ax')
  })

  it('is as the page has it without a change', async () => {
    const { given, settings_ } = subject()
    await changed(given, { type: 'trending', heading: 'Now', limit: 12, layout: 'grid' }, own)
    expect(await changed(given, {}, own)).toEqual(own)
    expect(settings_).toMatchObject({ heading_: '', limit_: 6, min_: 3, layout_: '' })
    expect(settings_.excluded_).toBeUndefined()
  })
})
