import { grained } from './grained.js'

/** The weight of each age in whole days from 0 to `window` − 1: 2^(−age / halfLife), grained. */
export function decayTable(windowDays: number, halfLifeDays: number): Float64Array {
  return Float64Array.from({ length: windowDays }, (_, age) => grained(2 ** (-age / halfLifeDays)))
}
