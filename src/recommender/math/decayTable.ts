/** Weights are whole multiples of this, so that sums of up to 8 million of them are exact in any order. */
const GRAIN = 2 ** -30

/** The weight of each age in whole days from 0 to `window` − 1: 2^(−age / halfLife). */
export function decayTable(windowDays: number, halfLifeDays: number): Float64Array {
  return Float64Array.from({ length: windowDays }, (_, age) => Math.round(2 ** (-age / halfLifeDays) / GRAIN) * GRAIN)
}
