import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../src/sync/backoff.js'

describe('backoff', () => {
  it('doubles the span with each attempt, up to five minutes', () => {
    const spans = [1, 2, 3, 8, 9, 100].map(attempt => backoff(attempt, () => 1))
    expect(spans).toEqual([2000, 4000, 8000, 256_000, 300_000, 300_000])
  })

  it('spreads the waits over the whole span, from nothing', () => {
    expect(backoff(5, () => 0)).toBe(0)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const wait = backoff(attempt, () => random)
          return wait >= 0 && wait < 300_000
        },
      ),
    )
  })
})
