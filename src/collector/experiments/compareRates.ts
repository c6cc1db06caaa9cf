import { chanceOf } from './chanceOf.js'

/** Some of a group of visitors. */
export interface Part {
  /** All of the group. */
  of: number
  /** Those who did it. */
  did: number
}

/** How far the rates of two groups are from each other. */
export interface Difference {
  /** Rate of the second group less that of the first, −1 to 1. */
  by: number
  /** 95 % interval around it. */
  from: number
  to: number
  /** How often chance alone makes a difference as large, 0 to 1. */
  p: number
}

/** Standard deviations that hold 95 % of a normal distribution. */
const Z_95 = 1.959964

/**
 * Compares the rates p₁ = x₁/n₁ and p₂ = x₂/n₂ of two groups; `undefined` where one is empty.
 *
 * The interval is p₂ − p₁ ± 1.96 √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂). The test is the two-sided z-test with the rate of both groups
 * together, p = (x₁ + x₂)/(n₁ + n₂): z = (p₂ − p₁) / √(p(1 − p)(1/n₁ + 1/n₂)). Both need some ten who did it and ten who did not in
 * each group. https://www.itl.nist.gov/div898/handbook/prc/section3/prc33.htm
 */
export function compareRates(first: Part, second: Part): Difference | undefined {
  if (first.of === 0 || second.of === 0) return undefined
  const rates = [first, second].map(({ of, did }) => did / of) as [number, number]
  const by = rates[1] - rates[0]
  const spread = (rate: number, of: number) => (rate * (1 - rate)) / of
  const half = Z_95 * Math.sqrt(spread(rates[0], first.of) + spread(rates[1], second.of))
  const both = (first.did + second.did) / (first.of + second.of)
  const error = Math.sqrt(spread(both, first.of) + spread(both, second.of))
  return { by, from: Math.max(-1, by - half), to: Math.min(1, by + half), p: error === 0 ? 1 : chanceOf(by / error) }
}
