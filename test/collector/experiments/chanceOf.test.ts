import { expect, test } from 'vitest'
import { chanceOf } from '../../../src/collector/experiments/chanceOf.js'

test.each([
  [0, 1],
  [0.6744898, 0.5],
  [1.6448536, 0.1],
  [1.959964, 0.05],
  [2.5758293, 0.01],
  [3.2905267, 0.001],
  [4.8916385, 1e-6],
  [6.1094102, 1e-9],
])('of %d standard deviations is %d, as tables of the normal distribution say', (z, p) => {
  expect(chanceOf(z) / p).toBeCloseTo(1, 6)
  expect(chanceOf(-z)).toBe(chanceOf(z))
})

test('is a share for whatever is asked', () => {
  for (const z of [0, 1e-12, 1, 40, 1e6, Number.POSITIVE_INFINITY]) {
    expect(chanceOf(z)).toBeGreaterThanOrEqual(0)
    expect(chanceOf(z)).toBeLessThanOrEqual(1)
  }
})
