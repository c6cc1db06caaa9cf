import { describe, expect, it } from 'vitest'
import { isCurrency } from '../../src/protocol/currencies.js'
import { fractionDigits } from '../../src/protocol/fractionDigits.js'
import { ALL_CODES, CURRENCIES } from './currencyCodes.js'

const INTL = new Set(Intl.supportedValuesOf('currency'))

/** In ISO 4217, and not yet, or never, in the `Intl` of an engine that we run on. */
const ONLY_ISO = ['VED', 'XCG', 'ZWG', 'SLE']
/** In `Intl`, and withdrawn from ISO 4217 (ANG, CUC, HRK, SLL, ZWL), or no money that a shop takes (XDR, XSU). */
const ONLY_INTL = ['ANG', 'CUC', 'HRK', 'SLL', 'ZWL', 'XDR', 'XSU']
/**
 * Decimals that `Intl` takes from CLDR, which counts coins in use: 0 where ISO 4217 has these.
 * https://github.com/unicode-org/cldr/blob/main/common/supplemental/supplementalData.xml
 */
const ISO_DIGITS: Record<string, number> = {
  ...{ AFN: 2, ALL: 2, COP: 2, HUF: 2, IDR: 2, IQD: 3, IRR: 2, KPW: 2, LAK: 2, LBP: 2, MGA: 2, MMK: 2, PKR: 2 },
  ...{ SOS: 2, SYP: 2, YER: 2 },
}

const intlDigits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits

describe('isCurrency', () => {
  it('agrees with Intl but for the known differences', () => {
    expect(CURRENCIES.filter(code => !INTL.has(code) && !ONLY_ISO.includes(code))).toEqual([])
    expect([...INTL].filter(code => !isCurrency(code) && !ONLY_INTL.includes(code))).toEqual([])
    expect(ONLY_ISO.every(isCurrency)).toBe(true)
    expect(ONLY_INTL.some(isCurrency)).toBe(false)
    expect(CURRENCIES.length).toBeGreaterThan(150)
  })

  it('knows no other text', () => {
    for (const wrong of ['', 'eur', 'EURO', 'EU', 'EUR USD', ' ', 'XXX', 'XTS', 'XAU', 'DEM', 'constructor'])
      expect(isCurrency(wrong), wrong).toBe(false)
  })
})

describe('fractionDigits', () => {
  it('agrees with Intl but for the known differences', () => {
    for (const code of CURRENCIES.filter(one => INTL.has(one)))
      expect(fractionDigits(code), code).toBe(ISO_DIGITS[code] ?? intlDigits(code))
  })

  it('is 0, 2 or 3 as ISO 4217 says', () => {
    const having = (digits: number) => CURRENCIES.filter(code => fractionDigits(code) === digits)
    expect(having(0).join(' ')).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF')
    expect(having(3).join(' ')).toBe('BHD IQD JOD KWD LYD OMR TND')
    expect(having(2)).toHaveLength(CURRENCIES.length - 23)
  })

  it('is 2 for every code that nobody uses', () => {
    expect(ALL_CODES.filter(code => !isCurrency(code) && fractionDigits(code) !== 2)).toEqual([])
  })
})
