import { describe, expect, it } from 'vitest'
import { NumberTable } from '../../../src/recommender/math/NumberTable.js'

describe('NumberTable', () => {
  it('answers what the function does, and asks it once a count', () => {
    const asked: number[] = []
    const roots = new NumberTable(count => {
      asked.push(count)
      return Math.sqrt(count)
    })
    const counts = [9, 4, 9, 1000, 4, 65_535, 9]
    expect(counts.map(count => roots.of(count))).toEqual(counts.map(Math.sqrt))
    expect(asked).toEqual([9, 4, 1000, 65_535])
  })

  it('remembers no count above 65,535 and no value of 0', () => {
    let asked = 0
    const table = new NumberTable(count => {
      asked++
      return Math.log(count)
    })
    for (const count of [1, 1, 65_536, 65_536, 1e9]) expect(table.of(count)).toBe(Math.log(count))
    expect(asked).toBe(5)
    expect(table.byteLength).toBeLessThan(1000)
  })
})
