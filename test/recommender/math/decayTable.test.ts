import { describe, expect, it } from 'vitest'
import { decayTable } from '../../../src/recommender/math/decayTable.js'

describe('decayTable', () => {
  it('halves with each half-life and ends with the window', () => {
    const weights = decayTable(365, 120)
    expect(weights).toHaveLength(365)
    expect([weights[0], weights[120], weights[240], weights[360]]).toEqual([1, 0.5, 0.25, 0.125])
    expect(weights[1]).toBeCloseTo(2 ** (-1 / 120), 9)
  })

  it('sums to the same in any order, which plain powers do not', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    const votes = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 365)
    const sorted = [...votes].sort((a, b) => a - b)
    const weights = decayTable(365, 120)
    expect(sum(votes.map(age => weights[age]!))).toBe(sum(sorted.map(age => weights[age]!)))
    expect(sum(votes.map(age => 2 ** (-age / 120)))).not.toBe(sum(sorted.map(age => 2 ** (-age / 120))))
  })
})
