import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countCommon } from '../../../src/recommender/math/countCommon.js'

it('counts what two ascending lists have in common', () => {
  expect(countCommon([1, 3, 5], [2, 3, 4, 5, 9])).toBe(2)
  const ascending = fc.uniqueArray(fc.nat({ max: 20 })).map(numbers => numbers.sort((a, b) => a - b))
  fc.assert(
    fc.property(ascending, ascending, (one, other) => {
      expect(countCommon(one, other)).toBe(one.filter(number => other.includes(number)).length)
    }),
  )
})
