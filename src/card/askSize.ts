import { LIMITS } from '../protocol/limits.js'

/** Requests ask for a multiple of this many products, so that shoppers with different carts share one cached answer. */
const STEP = 12

/**
 * How many products to ask for, so that `limit` are left when those of the shopper are taken out, and as many that other
 * blocks of the page may show.
 */
export function askSize(limit: number, excluded: number): number {
  return Math.min(LIMITS.blockItems, Math.ceil((2 * limit + excluded) / STEP) * STEP)
}
