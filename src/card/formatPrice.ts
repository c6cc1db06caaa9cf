import type { CardPrice } from '../protocol/recommendations.js'

/** Whether this is a price that a card can show: what the collector sent may be of another version. */
export function isPrice(price: CardPrice | undefined): price is CardPrice {
  return !!price && price.amount >= 0
}

/**
 * A price in the words of a language: `12,50 €`. Decimals follow the locale, but never hide a part of the amount, so that
 * 12.50 RSD is not shown as 13. Never throws.
 */
export function formatPrice({ amount, currency, digits = 2 }: CardPrice, lang: string): string {
  const decimal = amount / 10 ** digits
  try {
    return decimal.toLocaleString(lang, {
      style: 'currency',
      currency,
      maximumFractionDigits: digits,
      ...(amount % 10 ** digits && { minimumFractionDigits: digits }),
    })
  } catch {
    return `${currency}\xa0${decimal}`
  }
}
