import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutParams } from '../../src/core/cutParams.js'

describe('cutParams', () => {
  it('copies, so that later changes by the shop do not count', () => {
    const params = { items: [{ item_id: 'A' }] }
    const cut = cutParams(params)
    params.items[0]!.item_id = 'B'
    expect(cut).toEqual({ params: { items: [{ item_id: 'A' }] } })
  })

  it('cuts long texts and long lists and says so', () => {
    const { params, truncated } = cutParams({ text: 'x'.repeat(5000), items: Array.from({ length: 300 }, () => ({})) })
    expect(params).toMatchObject({ text: 'x'.repeat(2048) })
    expect((params as { items: unknown[] }).items).toHaveLength(200)
    expect(truncated).toBe(true)
  })

  it('leaves alone what is within the limits, also an object with a length of its own', () => {
    const params = { length: 5000, text: 'short', items: Array.from({ length: 200 }, (_, i) => i) }
    expect(cutParams(params)).toEqual({ params })
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
          if (Array.isArray(part)) return part.length <= 200 && part.every(check)
          return typeof part !== 'object' || part === null || Object.values(part).every(check)
        }
        return check(cutParams(value).params)
      }),
    )
  })
})
