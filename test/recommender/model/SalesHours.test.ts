import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SalesHours } from '../../../src/recommender/model/SalesHours.js'
import { StateReader } from '../../../src/recommender/state/StateReader.js'
import { StateWriter } from '../../../src/recommender/state/StateWriter.js'

const HOUR = 3_600_000
/** 6 o'clock in the morning of some day, and so many hours later. */
const six = (hours = 0) => 20_000 * 24 * HOUR + (6 + hours) * HOUR

const sold = (...sales: [units: number, hours: number][]) => {
  const hours = new SalesHours()
  for (const [units, at] of sales) hours.add(1, units, six(at))
  return hours
}

describe('the hours of sales', () => {
  it('tell when a stock ends at the speed of the running hour and the two before', () => {
    // 3,000 of 10,000 by noon: 500 an hour. At half past eleven 1,250 were sold in two and a half hours.
    const morning = sold([500, 0], [500, 1], [500, 2], [500, 3], [500, 4], [250, 5])
    expect(morning.hoursLeft(1, 10_000, six(), six(5.5))).toBeCloseTo((10_000 - 2_750) / 500, 9)
    expect(morning.hoursLeft(1, 10_000, six(5.5), six(5.5))).toBeCloseTo((10_000 - 125) / 500, 9)
    expect(morning.hoursLeft(1, 2_750, six(), six(5.5))).toBe(0)
    expect(morning.hoursLeft(1, 10, six(), six(5.5))).toBe(0)
  })

  it('never end for what does not sell, or not now', () => {
    const some = sold([4, 0], [9, -4])
    expect(some.hoursLeft(1, 1, six(), six(0.5))).toBe(Number.POSITIVE_INFINITY)
    expect(some.hoursLeft(2, 1, six(), six(0.5))).toBe(Number.POSITIVE_INFINITY)
    expect(sold([5, 0]).hoursLeft(1, 100, six(), six(0.5))).toBeCloseTo(95 / 2, 9)
    expect(sold([500, 0]).hoursLeft(1, 100, six(), six(3))).toBe(Number.POSITIVE_INFINITY)
  })

  it('forget what is older than a day, and what is no sale', () => {
    const old = sold([500, -30], [6, 0], [500, -24], [Number.NaN, 0], [-3, 0])
    old.add(1, 100, Number.NaN)
    old.add(1, 100, Number.NEGATIVE_INFINITY)
    expect(old.hoursLeft(1, 100, 0, six(0.5))).toBeCloseTo(94 / (6 / 2.5), 9)
  })

  it('keep nothing of a product that has sold nothing for a day, also from a saved state', () => {
    const hours = sold([5, 0], [5, -3])
    hours.add(2, 5, six(-2))
    const writer = new StateWriter()
    hours.write(writer)
    const restored = new SalesHours()
    restored.read(new StateReader(Uint8Array.from(writer.parts.flatMap(part => [...part]))))
    for (const one of [hours, restored]) {
      const both = one.byteLength
      const kept = [21, 22, 23, 24].map(at => {
        one.add(3, 1, six(at))
        return one.byteLength / both
      })
      // The third product comes; the second has sold until two hours before six, the first at six.
      expect(kept).toEqual([1.5, 1, 1, 0.5])
    }
  })

  it('say the same in any order of sales, and from a saved state', () => {
    const sale = fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(0.1, 1, 7), fc.integer({ min: -40, max: 30 }))
    const orders = fc
      .array(sale, { maxLength: 30 })
      .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const made = [one, other].map(all => {
          const hours = new SalesHours()
          for (const [product, units, at] of all) hours.add(product, units, six(at))
          return hours
        })
        const writer = new StateWriter()
        made[0]!.write(writer)
        const restored = new SalesHours()
        restored.read(new StateReader(Uint8Array.from(writer.parts.flatMap(part => [...part]))))
        const told = (hours: SalesHours) =>
          [1, 2].flatMap(product => [0, 10, 25].map(at => hours.hoursLeft(product, 50, six(at - 5), six(at + 0.5))))
        expect(told(made[1]!)).toEqual(told(made[0]!))
        expect(told(restored)).toEqual(told(made[0]!))
        expect(restored.byteLength).toBe(made[0]!.byteLength)
      }),
    )
  })
})
