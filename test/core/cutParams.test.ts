import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutParams } from '../../src/core/cutParams.js'

describe('cutParams', () => {
  it('copies, so that later changes by the shop do not count', () => {
    const params = { items: [{ item_id: 'A' }] }
    const cut = cutParams(params)
    params.items[0]!.item_id = 'B'
    expect(cut).toEqual({ items: [{ item_id: 'A' }] })
  })

  it('keeps no endless text and no endless list', () => {
    const cut = cutParams({ text: 'x'.repeat(5000), items: Array.from({ length: 3000 }, () => ({})) })
    expect(cut).toMatchObject({ text: 'x'.repeat(2048) })
    expect((cut as { items: unknown[] }).items).toHaveLength(2048)
  })

  it('leaves alone what is within the limits, also an object with a length of its own, and dates', () => {
    const params = { length: 5000, text: 'short', items: Array.from({ length: 200 }, (_, i) => i) }
    expect(cutParams({ ...params, at: new Date(0) })).toEqual({ ...params, at: '1970-01-01T00:00:00.000Z' })
  })

  it('writes lists as lists where Prototype.js has given them a toJSON', () => {
    const lists = Array.prototype as { toJSON?: () => string }
    lists.toJSON = () => '[broken]'
    try {
      expect(cutParams({ items: [{ item_id: 'A' }] })).toEqual({ items: [{ item_id: 'A' }] })
    } finally {
      delete lists.toJSON
    }
  })

  it('throws for what is no JSON', () => {
    const loop: { self?: object } = {}
    loop.self = loop
    expect(() => cutParams(loop)).toThrow(TypeError)
    expect(() => cutParams({ big: 1n })).toThrow(TypeError)
  })

  it('never answers more than the limits, whatever comes', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), value => {
        const check = (part: unknown): boolean => {
          if (typeof part === 'string') return part.length <= 2048
          if (Array.isArray(part)) return part.length <= 2048 && part.every(check)
          return typeof part !== 'object' || part === null || Object.values(part).every(check)
        }
        return check(cutParams(value))
      }),
    )
  })
})
