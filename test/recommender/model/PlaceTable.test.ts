import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlaceTable } from '../../../src/recommender/model/PlaceTable.js'

describe('PlaceTable', () => {
  it('keeps the place that a number was given first, until it is emptied', () => {
    const places = new PlaceTable(4)
    places.reset()
    expect([places.of(7, 0), places.of(9, 1), places.of(7, 2)]).toEqual([0, 1, 0])
    expect([places.find(7), places.find(9), places.find(8)]).toEqual([0, 1, -1])
    places.reset()
    expect([places.find(7), places.of(7, 5), places.of(9, 6)]).toEqual([-1, 5, 6])
  })

  it('holds any numbers, also more than were expected', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.nat({ max: 300 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.array(number, { maxLength: 99 })),
        (expected, samples) => {
          const places = new PlaceTable(expected)
          for (const sample of samples) {
            const known = new Map<number, number>()
            places.reset()
            for (const [place, one] of sample.entries()) {
              expect(places.find(one)).toBe(known.get(one) ?? -1)
              if (!known.has(one)) known.set(one, place)
              expect(places.of(one, place)).toBe(known.get(one))
            }
            for (const [one, place] of known) expect(places.find(one)).toBe(place)
          }
        },
      ),
    )
  })
})
