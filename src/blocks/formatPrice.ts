import { fractionDigits } from '../protocol/fractionDigits.js'
import { type Money, toDecimal } from '../protocol/money.js'

/** Whether this is a price that a card can show: what the collector sent may be of another version. */
export function isPrice(price: Money | undefined): price is Money {
  return !!price && price.amount >= 0 && /^[A-Z]{3}$/.test(price.currency)
}

/**
 * A price in the words of a language: `12,50 €`. Decimals follow the locale, but never hide a part of the amount, so that
 * 12.50 RSD is not shown as 13. Never throws.
 */
export function formatPrice({ amount, currency }: Money, lang: string): string {
  const digits = fractionDigits(currency)
  try {
    return toDecimal(amount, currency).toLocaleString(lang, {
      style: 'currency',
      currency,
      maximumFractionDigits: digits,
      ...(amount % 10 ** digits && { minimumFractionDigits: digits }),
    })
  } catch {
    return `${currency} ${toDecimal(amount, currency)}`
  }
}
