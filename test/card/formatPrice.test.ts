import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPrice, isPrice } from '../../src/card/formatPrice.js'
import type { CardPrice } from '../../src/protocol/recommendations.js'

const money = (amount: number, currency: string, digits?: number) =>
  ({ amount, currency, ...(digits !== undefined && { digits }) }) as CardPrice
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('formatPrice', () => {
  it.each([
    [1250, 'EUR', 'en', '€12.50'],
    [1200, 'EUR', 'de', '12,00 €'],
    [123_456_789, 'PLN', 'pl', '1 234 567,89 zł'],
    [99_900, 'RUB', 'ru', '999,00 ₽'],
    [500, 'JPY', 'en', '¥500', 0],
    [1250, 'KWD', 'en', 'KWD 1.250', 3],
    [0, 'USD', 'en', '$0.00'],
  ] as const)('writes %d minor units of %s in %s as %s', (amount, currency, lang, text, digits?: number) => {
    expect(plain(formatPrice(money(amount, currency, digits), lang))).toBe(text)
  })

  it('hides no part of an amount where the locale shows no decimals', () => {
    expect(plain(formatPrice(money(1250, 'RSD'), 'en'))).toBe('RSD 12.50')
    expect(plain(formatPrice(money(1200, 'RSD'), 'en'))).not.toContain('12.5')
  })

  it('writes a plain price for a language or a currency that is none', () => {
    expect(formatPrice(money(1250, '<b>'), 'en')).toBe('<b>\xa012.5')
    expect(formatPrice(money(1250, 'EUR'), 'no such language')).toBe('EUR\xa012.5')
  })

  it('never throws, whatever the currency and the language', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.string(), fc.integer(), (amount, currency, lang, digits) => {
        expect(typeof formatPrice(money(amount, currency, digits), lang)).toBe('string')
      }),
    )
  })
})

describe('isPrice', () => {
  it('takes what can be shown', () => {
    expect(isPrice(money(0, 'EUR'))).toBe(true)
  })

  it.each([undefined, money(-1, 'EUR'), money(Number.NaN, 'EUR'), {} as CardPrice])('refuses %j', price => {
    expect(isPrice(price)).toBe(false)
  })
})
