import { describe, expect, it, vi } from 'vitest'
import { onDevice } from '../../../src/collector/evaluate/onDevice.js'
import type { RecommendationRequest, RecommendedProduct } from '../../../src/recommender/Recommender.js'

const LISTS: Record<string, string[]> = { a: ['b', 'x', 'y'], b: ['y', 'z'] }

const recommender = () => ({
  recommend: vi.fn(({ type, anchors, exclude = [], limit }: RecommendationRequest) => {
    const held = new Set(exclude)
    const strategy = type === 'for-you' ? 'for-you' : 'bestsellers'
    const of = (ids: readonly string[], by: RecommendedProduct['strategy']) =>
      ids.map(product => ({ product, score: 1, support: 3, strategy: by }))
    const found = type === 'for-you' ? of(LISTS[anchors[0]!] ?? [], strategy) : []
    const best = of(['x', 'q', 'r'], 'bestsellers').filter(({ product }) => !held.has(product))
    return { source: 'primary' as const, items: [...found, ...best].slice(0, limit) }
  }),
})

const ids = (items: readonly RecommendedProduct[]) => items.map(({ product }) => product)

describe('onDevice', () => {
  it('fuses the lists of single products, without what is known, and fills up with what sells', () => {
    const on = onDevice(recommender())
    // y 1/8 + 1/(2·10) · z 1/9 · x 1/(2·9)
    const { items, source } = on.recommend({ type: 'for-you', anchors: ['b', 'a', 'b'], limit: 5 })
    expect(ids(items)).toEqual(['y', 'z', 'x', 'q', 'r'])
    expect(items.map(({ strategy }) => strategy)).toEqual([
      'for-you',
      'for-you',
      'for-you',
      'bestsellers',
      'bestsellers',
    ])
    expect(source).toBe('bestsellers')
  })

  it('shows what is known where that is asked for', () => {
    const { items } = onDevice(recommender()).recommend({ type: 'for-you', anchors: ['a'], limit: 2, repeat: true })
    expect(ids(items)).toEqual(['b', 'x'])
  })

  it('asks for each list once', () => {
    const asked = recommender()
    const on = onDevice(asked)
    for (let n = 0; n < 3; n++) on.recommend({ type: 'for-you', anchors: ['a'], limit: 1 })
    expect(asked.recommend).toHaveBeenCalledTimes(1)
    expect(asked.recommend).toHaveBeenCalledWith({ type: 'for-you', anchors: ['a'], limit: 48 })
  })
})
