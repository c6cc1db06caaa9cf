import { fractionDigits } from './fractionDigits.js'

/** An amount as a whole number of the smallest unit of its currency: 1250 is 12.50 EUR. Made only by `toMinorUnits`. */
export type MinorUnits = number & { readonly __minorUnits: true }

/** An amount with its currency, in minor units. */
export interface Money {
  amount: MinorUnits
  currency: string
}

const MOST = 1e12

/**
 * Turns a decimal amount of a known currency into minor units, rounded half up.
 * Returns `undefined` for what is no finite amount from 0 to a million millions.
 */
export function toMinorUnits(decimal: number, currency: string): MinorUnits | undefined {
  if (!(decimal >= 0 && decimal <= MOST)) return undefined
  return Math.round(Number(`${decimal}e${fractionDigits(currency)}`) || 0) as MinorUnits
}

/** Turns minor units back into the decimal amount that GA4 uses. */
export function toDecimal(amount: MinorUnits, currency: string): number {
  return amount / 10 ** fractionDigits(currency)
}
