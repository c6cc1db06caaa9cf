import { chanceOf } from './chanceOf.js'

/** Below this chance the groups were not made by chance alone. */
const LEAST_CHANCE = 0.001

/** Whether two groups are as large as they should be. */
export interface Split {
  /** How often chance alone parts as many visitors so unevenly, 0 to 1. */
  p: number
  isSound: boolean
}

/**
 * Checks that visitors were parted 50:50, by Pearson's chi-square with one degree of freedom: (a − b)² / (a + b). A split that
 * is not says that some visitors of one group are missing, and then the others cannot be compared.
 *
 * Fabijan et al., Diagnosing Sample Ratio Mismatch in Online Controlled Experiments, KDD 2019,
 * https://doi.org/10.1145/3292500.3330722
 */
export function checkSplit(a: number, b: number): Split {
  const p = a + b === 0 ? 1 : chanceOf(Math.sqrt((a - b) ** 2 / (a + b)))
  return { p, isSound: p >= LEAST_CHANCE }
}
