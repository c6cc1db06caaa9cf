import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DayBuckets } from '../../../src/recommender/model/DayBuckets.js'

const WEIGHTS = Float64Array.of(1, 0.5, 0.25)

describe('DayBuckets', () => {
  it('sums what lies in the window and no more', () => {
    const buckets = new DayBuckets()
    buckets.change(4, 100, 10, 1)
    buckets.change(4, 98, 4, 2)
    buckets.change(4, 97, 1000, 50)
    expect(buckets.visitors(4, 100, 3)).toBe(3)
    expect(buckets.visitors(4, 100, 4)).toBe(53)
    expect(buckets.visitors(4, 100, 1)).toBe(1)
    expect(buckets.decayedUnits(4, 100, WEIGHTS)).toBe(10 + 4 * 0.25)
    expect(buckets.visitors(3, 100, 4)).toBe(0)
    expect(buckets.decayedUnits(3, 100, WEIGHTS)).toBe(0)
  })

  it('counts a day that is still to come at full weight, as a refund may be newer than every order', () => {
    const buckets = new DayBuckets()
    buckets.change(0, 105, -3, 0)
    expect(buckets.decayedUnits(0, 100, WEIGHTS)).toBe(-3)
  })

  it('is the same whatever the order of the changes, and forgets what was taken back', () => {
    const change = fc.tuple(fc.integer({ min: 90, max: 104 }), fc.integer({ min: -5, max: 5 }), fc.nat({ max: 3 }))
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (kept, undone) => {
        const buckets = new DayBuckets()
        for (const [day, units, visitors] of [...undone, ...kept]) buckets.change(0, day, units, visitors)
        for (const [day, units, visitors] of undone) buckets.change(0, day, -units, -visitors)
        const within = kept.filter(([day]) => day > 100 - 3)
        expect(buckets.visitors(0, 100, 3)).toBe(within.reduce((sum, [, , visitors]) => sum + visitors, 0))
        expect(buckets.decayedUnits(0, 100, WEIGHTS)).toBe(
          within.reduce((sum, [day, units]) => sum + units * WEIGHTS[Math.max(0, 100 - day)]!, 0),
        )
      }),
    )
  })
})
