import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAttracted, logLikelihoodRatio } from '../../../src/recommender/math/logLikelihoodRatio.js'

const xlx = (x: number): number => (x > 0 ? x * Math.log(x) : 0)
const entropy = (...counts: number[]): number =>
  xlx(counts.reduce((sum, count) => sum + count, 0)) - counts.reduce((sum, count) => sum + xlx(count), 0)

/** The formula as it is usually written. */
const byEntropies = (both: number, onlyA: number, onlyB: number, neither: number): number =>
  2 *
  (entropy(both + onlyA, onlyB + neither) +
    entropy(both + onlyB, onlyA + neither) -
    entropy(both, onlyA, onlyB, neither))

const count = fc.integer({ min: 0, max: 5000 })

describe('logLikelihoodRatio', () => {
  it('is 2·Σ k·ln(k / expected), by hand', () => {
    // Each of four visitors with A has B and no other of four has: expected are 2 a cell, so 2·(4·ln 2 + 4·ln 2) = 16·ln 2.
    expect(logLikelihoodRatio(4, 0, 0, 4)).toBeCloseTo(16 * Math.LN2, 12)
    // Rows 3 and 5, columns 2 and 6 of 8; expected 0.75, 2.25, 1.25 and 3.75.
    const byHand = 2 * (Math.log(1 / 0.75) + 2 * Math.log(2 / 2.25) + Math.log(1 / 1.25) + 4 * Math.log(4 / 3.75))
    expect(logLikelihoodRatio(1, 2, 1, 4)).toBeCloseTo(byHand, 12)
    expect(byHand).toBeCloseTo(0.1743, 4)
  })

  it('is 0 where A and B are independent, and for an empty table', () => {
    expect(logLikelihoodRatio(2, 8, 4, 16)).toBeCloseTo(0, 12)
    expect(logLikelihoodRatio(0, 0, 0, 0)).toBe(0)
    expect(logLikelihoodRatio(0, 0, 7, 9)).toBe(0)
  })

  it('equals the formula by entropies', () => {
    fc.assert(
      fc.property(count, count, count, count, (both, onlyA, onlyB, neither) => {
        const ratio = logLikelihoodRatio(both, onlyA, onlyB, neither)
        expect(Math.abs(ratio - Math.max(0, byEntropies(both, onlyA, onlyB, neither)))).toBeLessThan(1e-6)
      }),
    )
  })

  it('is never negative, is symmetric, and grows in proportion to the table', () => {
    fc.assert(
      fc.property(count, count, count, count, (both, onlyA, onlyB, neither) => {
        const ratio = logLikelihoodRatio(both, onlyA, onlyB, neither)
        expect(ratio).toBeGreaterThanOrEqual(0)
        expect(logLikelihoodRatio(both, onlyB, onlyA, neither)).toBeCloseTo(ratio, 6)
        expect(logLikelihoodRatio(neither, onlyA, onlyB, both)).toBeCloseTo(ratio, 6)
        expect(logLikelihoodRatio(3 * both, 3 * onlyA, 3 * onlyB, 3 * neither)).toBeCloseTo(3 * ratio, 5)
      }),
    )
  })

  it('grows with each visitor who has both, once they are attracted', () => {
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 1, max: 5000 }), (both, onlyA, onlyB, neither) => {
        const a = both + onlyA + 1
        const b = both + onlyB + 1
        fc.pre(onlyA > 0 && onlyB > 0 && isAttracted(both, a - 1, b - 1, both + onlyA + onlyB + neither))
        expect(logLikelihoodRatio(both + 1, onlyA - 1, onlyB, neither)).toBeGreaterThan(
          logLikelihoodRatio(both, onlyA, onlyB, neither),
        )
      }),
    )
  })

  it('keeps its digits in a large shop', () => {
    // 30 of 40 and of 50 visitors among N = 10⁸: k / expected is 30·N / (40·50), 10 / 40, 20 / 50, and for the others
    // nearly 1 + 30 / N, N times the logarithm of which is 30.
    const byHand = 2 * (30 * Math.log(1.5e6) + 10 * Math.log(0.25) + 20 * Math.log(0.4) + 30)
    expect(logLikelihoodRatio(30, 10, 20, 1e8 - 60)).toBeCloseTo(byHand, 3)
  })
})

describe('isAttracted', () => {
  it('tells more often than chance from exactly chance and from less', () => {
    expect(isAttracted(3, 4, 4, 8)).toBe(true)
    expect(isAttracted(2, 4, 4, 8)).toBe(false)
    expect(isAttracted(1, 4, 4, 8)).toBe(false)
  })
})
