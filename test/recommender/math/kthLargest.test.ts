import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kthLargest } from '../../../src/recommender/math/kthLargest.js'

describe('kthLargest', () => {
  it('is what stands at that place of the sorted values, also where many are equal', () => {
    // 0 and −0 stand at the same place.
    const value = fc.oneof(fc.double({ noNaN: true }), fc.nat({ max: 3 })).map(n => n + 0)
    const values = fc.array(value, { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(values, fc.nat(), fc.nat({ max: 5 }), (values, n, spare) => {
        const k = (n % values.length) + 1
        const sorted = [...values].sort((a, b) => b - a)
        const padded = Float64Array.from([...values, ...Array<number>(spare).fill(Number.POSITIVE_INFINITY)])
        expect(kthLargest(padded, values.length, k)).toBe(sorted[k - 1])
      }),
    )
  })
})
