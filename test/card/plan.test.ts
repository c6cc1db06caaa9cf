import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Planned, plan } from '../../src/card/plan.js'
import type { RecommendedItem } from '../../src/protocol/recommendations.js'

const item = (id: string, changes: object = {}) =>
  ({ id, title: `Product ${id}`, availability: 'in_stock', strategy: 'bestsellers', ...changes }) as RecommendedItem

const block = (ids: string, changes: Partial<Planned> = {}): Planned => ({
  items_: [...ids].map(id => item(id)),
  excluded_: new Set(),
  limit_: 3,
  min_: 1,
  ...changes,
})

const dealt = (...blocks: Planned[]) => plan(blocks).map(items => items.map(({ id }) => id).join(''))

describe('plan', () => {
  it('gives a block its best products', () => {
    expect(dealt(block('abcd'))).toEqual(['abc'])
  })

  it('gives no product to two blocks; the upper one chooses first', () => {
    expect(dealt(block('abc'), block('bcdef'))).toEqual(['abc', 'def'])
  })

  it('gives nothing to a block with fewer than its minimum, and what it would have had to the next', () => {
    expect(dealt(block('ab', { min_: 3 }), block('abc'))).toEqual(['', 'abc'])
  })

  it('leaves out what is excluded, named twice, out of stock, or cannot be drawn', () => {
    expect(dealt(block('abcde', { excluded_: new Set(['a', 'd']) }))).toEqual(['bce'])
    expect(dealt(block('aabac'))).toEqual(['abc'])
    const items_ = [
      item('a', { availability: 'out_of_stock' }),
      item('b', { availability: 'backorder' }),
      item('c', { title: '\u202E' }),
      item('', {}),
      undefined as never,
      null as never,
      item('d'),
    ]
    expect(dealt(block('', { items_ }))).toEqual(['bd'])
  })

  it('deals out what a block makes of what it may show, and gives that to no block below', () => {
    const hold_ = (items: RecommendedItem[]) => [items[0]!, item('x'), ...items.slice(1)]
    expect(dealt(block('abcd', { hold_ }), block('xe'))).toEqual(['axb', 'e'])
    expect(dealt(block('ab', { hold_, min_: 3, excluded_: new Set(['x']) }))).toEqual(['axb'])
    expect(dealt(block('a', { hold_, min_: 3 }))).toEqual([''])
  })

  it('keeps these promises for any blocks', () => {
    const id = fc.constantFrom(...'abcdefgh')
    const one = fc.record({
      items_: fc.array(id.map(name => item(name))),
      excluded_: fc.array(id).map(ids => new Set(ids)),
      limit_: fc.integer({ min: 1, max: 6 }),
      min_: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), blocks => {
        const chosen = plan(blocks)
        const all = chosen.flat().map(product => product.id)
        expect(new Set(all).size).toBe(all.length)
        chosen.forEach((items, i) => {
          const { excluded_, limit_, min_ } = blocks[i]!
          expect(items.length === 0 || items.length >= min_).toBe(true)
          expect(items.length).toBeLessThanOrEqual(limit_)
          expect(items.some(product => excluded_.has(product.id))).toBe(false)
        })
      }),
    )
  })
})
