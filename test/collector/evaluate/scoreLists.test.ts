import { describe, expect, it } from 'vitest'
import { scoreLists } from '../../../src/collector/evaluate/scoreLists.js'
import type { RecommendationRequest, Recommender } from '../../../src/recommender/Recommender.js'

/** Answers a, b, c, d without what a request keeps out, and remembers what it was asked. */
const stub = () => {
  const asked: RecommendationRequest[] = []
  const recommend = (request: RecommendationRequest) => {
    asked.push(request)
    const out = new Set(request.repeat ? [] : [...request.anchors, ...(request.exclude ?? [])])
    const products = ['a', 'b', 'c', 'd'].filter(id => !out.has(id)).slice(0, request.limit)
    return {
      source: 'primary' as const,
      items: products.map(product => ({ product, score: 1, support: 1, strategy: 'for-you' as const })),
    }
  }
  return { asked, recommender: { recommend } as unknown as Recommender }
}

const questions = [
  { known: ['a', 'x'], wanted: 'c' },
  { known: ['x'], wanted: 'z' },
  { known: ['a', 'b'], wanted: 'a' },
]
const popularity = (product: string) => (product === 'a' ? 0.5 : 0.1)

describe('scoreLists', () => {
  it('as published: asks with the newest first, and what is known may be shown and wanted', () => {
    const { asked, recommender } = stub()
    const scores = scoreLists(recommender, questions, { type: 'for-you', cut: 3, protocol: 'published' }, popularity)
    expect(asked[0]).toEqual({ type: 'for-you', anchors: ['x', 'a'], limit: 3, repeat: true })
    // c is third, z is nowhere, a is first.
    expect(scores).toMatchObject({ pairs: 3, hitRate: 2 / 3, reciprocalRank: (1 / 3 + 0 + 1) / 3 })
    expect([...scores.recommended]).toEqual(['a', 'b', 'c'])
    expect(scores.popularity).toBeCloseTo((0.5 + 0.1 + 0.1) / 3, 12)
  })

  it('as a shop: what is known is not shown, and no question', () => {
    const { recommender } = stub()
    const scores = scoreLists(recommender, questions, { type: 'for-you', cut: 3, protocol: 'shop' }, popularity)
    // b, c, d of the first: c is second. The third is no question.
    expect(scores).toMatchObject({ pairs: 2, hitRate: 1 / 2, reciprocalRank: 1 / 2 / 2 })
  })

  it('cuts the lists', () => {
    const { recommender } = stub()
    const scores = scoreLists(recommender, questions, { type: 'for-you', cut: 1, protocol: 'published' }, popularity)
    expect(scores).toMatchObject({ hitRate: 1 / 3, reciprocalRank: 1 / 3 })
  })

  it('is 0 of nothing', () => {
    const scores = scoreLists(stub().recommender, [], { type: 'for-you', cut: 1, protocol: 'shop' }, popularity)
    expect(scores).toMatchObject({ pairs: 0, hitRate: 0, reciprocalRank: 0, popularity: 0, p99: 0 })
  })
})
