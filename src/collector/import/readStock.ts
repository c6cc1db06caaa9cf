import { numberOf, textOf } from './feedValues.js'

/** More units than any shop has; what says so says nothing, and neither do fewer than none. */
const MOST_UNITS = 1e9

/**
 * Units of a feed: `3`, `"3"`, `"1,234"`; units are whole, so that a comma before three digits is no decimal one. `undefined` where the
 * feed says nothing that helps. What is no number refuses the product: taken for nothing, it would be shown while it is sold out.
 */
export function readStock(value: unknown): number | 'bad_stock' | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const text = textOf(value)
  if (text === '' && typeof value === 'string') return undefined
  const units = numberOf(value) ?? numberOf(text.replace(/,(?=\d{3}(?:,|$))/g, ''))
  if (units === undefined) return 'bad_stock'
  return units >= 0 && units <= MOST_UNITS ? units : undefined
}
