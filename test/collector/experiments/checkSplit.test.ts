import { expect, test } from 'vitest'
import { checkSplit } from '../../../src/collector/experiments/checkSplit.js'

test.each([
  // (100 − 150)² / 250 = 10; the table of chi-square with one degree of freedom says 0.00157.
  [100, 150, 0.00157, true],
  // 55² / 245 = 12.347
  [95, 150, 0.00044, false],
  [150, 95, 0.00044, false],
  [1000, 1000, 1, true],
  [0, 0, 1, true],
  // 10² / 10 = 10
  [0, 10, 0.00157, true],
  // 11² / 11 = 11
  [0, 11, 0.00091, false],
])('%d and %d are parted by chance with p = %d', (a, b, p, isSound) => {
  const split = checkSplit(a, b)
  expect(split.p).toBeCloseTo(p, 5)
  expect(split.isSound).toBe(isSound)
})
