import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveRidge } from '../../../src/recommender/math/solveRidge.js'

const solved = (gram: readonly number[], target: readonly number[], ridge: number) => {
  const weights = Float64Array.from(target)
  solveRidge(Float64Array.from(gram), weights, target.length, ridge)
  return [...weights]
}

/** Numbers row by row, such as `3 2 / 2 3`. */
const matrix = (rows: string) => rows.split(/[ /]+/).map(Number)

describe('solveRidge', () => {
  it('solves (G + ridge · I) w = g', () => {
    // (3 + 1) a + 2 b = 8 and 2 a + (3 + 1) b = 7: a = 1.5, b = 1.
    expect(solved(matrix('3 2 / 2 3'), [8, 7], 1)).toEqual([expect.closeTo(1.5, 12), expect.closeTo(1, 12)])
    expect(solved([], [], 1)).toEqual([])
    expect(solved([0], [3], 2)).toEqual([expect.closeTo(1.5, 12)])
  })

  it('reads the lower half only', () => {
    expect(solved(matrix('3 NaN / 2 3'), [8, 7], 1)).toEqual(solved(matrix('3 2 / 2 3'), [8, 7], 1))
  })

  it('leaves nothing over, whatever baskets a matrix is summed of, also where products always come together', () => {
    const baskets = fc.array(fc.array(fc.nat(7), { maxLength: 6 }), { maxLength: 30 })
    fc.assert(
      fc.property(baskets, fc.double({ min: 0.01, max: 20, noNaN: true }), (all, ridge) => {
        const gram = Array.from({ length: 8 }, (_, row) =>
          Array.from({ length: 8 }, (_, column) => all.filter(b => b.includes(row) && b.includes(column)).length),
        )
        const target = gram[0]!.map((count, at) => count / (at + 1))
        const weights = solved(gram.flat(), target, ridge)
        for (const [row, counts] of gram.entries()) {
          const left = counts.reduce((sum, count, at) => sum + count * weights[at]!, ridge * weights[row]!)
          expect(left).toBeCloseTo(target[row]!, 8)
        }
      }),
    )
  })

  it('gives 0 to what counts that contradict each other leave nothing to, and finite numbers to all others', () => {
    // 1 with 2 and 1 with 3 in all baskets, yet never 2 with 3: no baskets are like that.
    const weights = solved(matrix('9 9 9 / 9 9 0 / 9 0 9'), [9, 9, 9], 0.5)
    expect(weights[2]).toBe(0)
    // 8.2 + 0.5 − 9² / 9.5 = 0.17, less than half the ridge: a sum of baskets leaves all of it.
    expect(solved(matrix('9 9 / 9 8.2'), [9, 9], 0.5)[1]).toBe(0)
    expect(weights.every(Number.isFinite)).toBe(true)
    expect(weights.slice(0, 2)).toEqual(solved(matrix('9 9 / 9 9'), [9, 9], 0.5))
  })
})
