import { describe, expect, it } from 'vitest'
import { isCurrency } from '../../src/protocol/currencies.js'
import { fractionDigits } from '../../src/protocol/fractionDigits.js'
import { toDecimal, toMinorUnits } from '../../src/protocol/money.js'

describe('fractionDigits', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['HUF', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['XXX', 2],
  ])('of %s are %d', (currency, digits) => {
    expect(fractionDigits(currency)).toBe(digits)
  })

  it('turn amounts into minor units and back', () => {
    for (const [decimal, currency, amount] of [
      [12.5, 'EUR', 1250],
      [1.005, 'EUR', 101],
      [500, 'JPY', 500],
      [1.25, 'KWD', 1250],
    ] as const) {
      expect(isCurrency(currency)).toBe(true)
      const minor = toMinorUnits(decimal, currency)
      expect(minor).toBe(amount)
      if (currency !== 'EUR') expect(toDecimal(minor!, currency)).toBe(decimal)
    }
    expect(isCurrency('EU')).toBe(false)
    expect(isCurrency('BTC')).toBe(false)
  })
})
