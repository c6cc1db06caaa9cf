import type { CardPrice } from '../protocol/recommendations.js'

/** Whether this is a price that a card can show: what the collector sent may be of another version. */
export function isPrice(price: CardPrice | undefined): price is CardPrice {
  return !!price && price.amount >= 0
}

/** The decimal amount that GA4 uses. */
export function decimalOf({ amount, digits = 2 }: CardPrice): number {
  return amount / 10 ** digits
}

/**
 * A price in the words of a language: `12,50 €`. Decimals follow the locale, but never hide a part of the amount, so that
 * 12.50 RSD is not shown as 13. Never throws.
 */
export function formatPrice(price: CardPrice, lang: string): string {
  const { amount, currency, digits = 2 } = price
  const decimal = decimalOf(price)
  try {
    return decimal.toLocaleString(lang, {
      style: 'currency',
      currency,
      maximumFractionDigits: digits,
      ...(amount % 10 ** digits && { minimumFractionDigits: digits }),
    })
  } catch {
    return `${currency} ${decimal}`
  }
}
