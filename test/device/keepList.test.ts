import { describe, expect, it } from 'vitest'
import { type Kept, keepList, MOST_BYTES } from '../../src/device/keepList.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const card = (id: string, title = id): RecommendedItem => ({
  id,
  title,
  availability: 'in_stock',
  strategy: 'for-you',
})

const listOf = (product: string, ...neighbors: string[]) => ({ product, at: 1, recommendationId: product, neighbors })

const bytes = (kept: Kept) => Buffer.byteLength(JSON.stringify(kept))

describe('keepList', () => {
  it('puts the newest list first, and a newer one of a product in place of its old one', () => {
    const a = keepList(undefined, listOf('a', 'x'), [card('a'), card('x')])
    const b = keepList(a, listOf('b', 'y'), [card('b'), card('y')])
    const again = keepList(b, listOf('a', 'z'), [card('z')])
    expect(b.lists.map(({ product }) => product)).toEqual(['b', 'a'])
    expect(again.lists.map(({ product, neighbors }) => [product, ...neighbors])).toEqual([
      ['a', 'z'],
      ['b', 'y'],
    ])
  })

  it('keeps the cards that a list needs, the newest of each, and no others', () => {
    const a = keepList(undefined, listOf('a', 'x'), [card('a'), card('x', 'Old')])
    const b = keepList(a, listOf('b', 'x'), [card('b'), card('x', 'New'), card('nobody')])
    expect(b.cards.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'a'],
      ['x', 'New'],
      ['b', 'b'],
    ])
    expect(keepList(b, listOf('a'), []).cards.map(({ id }) => id)).toEqual(['a', 'x', 'b'])
  })

  it('lets the oldest lists go where it becomes too much, also of long letters', () => {
    let kept: Kept | undefined
    for (let n = 0; n < 40; n++) {
      const neighbors = Array.from({ length: 48 }, (_, at) => `p${n}-${at}`)
      kept = keepList(
        kept,
        listOf(`p${n}`, ...neighbors),
        neighbors.map(id => card(id, 'Ж'.repeat(200))),
      )
      expect(bytes(kept)).toBeLessThanOrEqual(MOST_BYTES)
    }
    expect(kept?.lists.length).toBeGreaterThan(5)
    expect(kept?.lists[0]?.product).toBe('p39')
    expect(bytes(kept!)).toBeGreaterThan(0.8 * MOST_BYTES)
  })

  it('lets go of what is older than a day', () => {
    const a = keepList(undefined, { ...listOf('a', 'x'), at: 0 }, [card('a'), card('x')])
    const b = keepList(a, { ...listOf('b'), at: 86_399_999 }, [card('b')])
    expect(b.lists.map(({ product }) => product)).toEqual(['b', 'a'])
    const c = keepList(b, { ...listOf('c'), at: 86_400_000 }, [card('c')])
    expect(c.lists.map(({ product }) => product)).toEqual(['c', 'b'])
    expect(c.cards.map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('keeps nothing of a list that is too much by itself', () => {
    const neighbors = Array.from({ length: 48 }, (_, at) => `n${at}`)
    const huge = neighbors.map(id => card(id, 'x'.repeat(9000)))
    expect(keepList(undefined, listOf('a', ...neighbors), huge)).toEqual({ lists: [], cards: [] })
  })
})
