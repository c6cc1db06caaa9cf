import type { Settings } from '../defaults.js'
import { isMoreThanChance } from '../math/logLikelihoodRatio.js'

/**
 * Whether a pair is so much more than chance that it may be shown. Counts that change in steps are cut each by itself and may
 * contradict each other: a whole is taken to be no less than its parts.
 *
 * @param both visitors with A and B
 * @param a visitors with A
 * @param b visitors with B
 * @param all visitors
 */
export function isGated(
  { supportStep, pairLogLikelihoodRatio }: Settings,
  both: number,
  a: number,
  b: number,
  all: number,
): boolean {
  if (supportStep === 1) return isMoreThanChance(both, a, b, all, pairLogLikelihoodRatio)
  const withA = Math.max(a, both)
  const withB = Math.max(b, both)
  return isMoreThanChance(both, withA, withB, Math.max(all, withA + withB - both), pairLogLikelihoodRatio)
}
