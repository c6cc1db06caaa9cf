/** Weights are whole multiples of this, so that sums of up to 8 million of them are exact in any order. */
const GRAIN = 2 ** -30

/** The whole multiple of 2^−30 that is nearest to a weight from 0 to 1. */
export function grained(weight: number): number {
  return Math.round(weight / GRAIN) * GRAIN
}
