import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fractionDigits } from '../../src/protocol/fractionDigits.js'
import { type MinorUnits, toDecimal, toMinorUnits } from '../../src/protocol/money.js'
import { CURRENCIES } from './currencyCodes.js'

/** A million millions, in minor units of a currency. */
const most = (code: string) => 10 ** (12 + fractionDigits(code))

describe('toMinorUnits', () => {
  it.each([
    [12.5, 'EUR', 1250],
    [1.005, 'EUR', 101],
    [0.07, 'EUR', 7],
    [4.35, 'EUR', 435],
    [1.115, 'USD', 112],
    [1250, 'JPY', 1250],
    [1250.5, 'JPY', 1251],
    [1.2345, 'KWD', 1235],
    [0.0005, 'KWD', 1],
    [1e-7, 'EUR', 0],
    [5e-324, 'EUR', 0],
    [1e12, 'EUR', 1e14],
    [1e12, 'KWD', 1e15],
  ])('makes of %f %s %i', (decimal, currency, units) => {
    expect(toMinorUnits(decimal, currency)).toBe(units)
  })

  it('knows no amount below 0, above a million millions, or without a size', () => {
    for (const wrong of [-0.01, -1, 1e12 + 1, 1e21, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(toMinorUnits(wrong, 'EUR')).toBeUndefined()
  })

  it('makes 0 of -0', () => {
    expect(Object.is(toMinorUnits(-0, 'EUR'), 0)).toBe(true)
  })

  it('always answers a whole number that is exact, at most half a unit away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.double({ min: 0, max: 1e12, noNaN: true }), (code, decimal) => {
        const units = toMinorUnits(decimal, code) as number
        expect(Number.isSafeInteger(units) && units >= 0).toBe(true)
        const scaled = decimal * 10 ** fractionDigits(code)
        expect(Math.abs(units - scaled)).toBeLessThanOrEqual(0.5 + scaled * 2 ** -50)
      }),
    )
  })
})

describe('toDecimal', () => {
  it.each([
    [1250, 'EUR', 12.5],
    [1250, 'JPY', 1250],
    [1250, 'KWD', 1.25],
    [0, 'EUR', 0],
  ])('makes of %i %s %f', (units, currency, decimal) => {
    expect(toDecimal(units as MinorUnits, currency)).toBe(decimal)
  })

  it.each(CURRENCIES)('comes back to the same units in %s', code => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: most(code) })),
        units => toMinorUnits(toDecimal(units as MinorUnits, code), code) === units,
      ),
    )
  })
})
