import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlaceByVisitor } from '../../../src/recommender/model/PlaceByVisitor.js'

describe('PlaceByVisitor', () => {
  it('keeps the place that a visitor was given first, until it is emptied', () => {
    const places = new PlaceByVisitor(4)
    places.reset()
    expect([places.of(7, 0), places.of(9, 1), places.of(7, 2)]).toEqual([0, 1, 0])
    places.reset()
    expect([places.of(7, 5), places.of(9, 6)]).toEqual([5, 6])
  })

  it('holds as many visitors as it was made for, whoever they are', () => {
    const visitor = fc.integer({ min: 0, max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.array(visitor, { maxLength: 99 })), (most, samples) => {
        const places = new PlaceByVisitor(most)
        for (const sample of samples) {
          const known = new Map<number, number>()
          places.reset()
          for (const [place, one] of sample.entries()) {
            if (!known.has(one) && known.size === most) break
            const expected = known.get(one) ?? place
            known.set(one, expected)
            expect(places.of(one, place)).toBe(expected)
          }
        }
      }),
    )
  })
})
