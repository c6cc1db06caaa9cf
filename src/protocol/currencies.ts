/** ISO 4217 active codes with their number of decimals where it is not 2. Source: ISO 4217 list one, 2026. */
const CODES =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD3 BIF0 BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP0 ' +
  'CNY COP CRC CUP CVE CZK DJF0 DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF0 GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IQD3 IRR ISK0 JMD JOD3 JPY0 KES KGS KHR KMF0 KPW KRW0 KWD3 KYD KZT LAK LBP LKR LRD LSL LYD3 MAD MDL MGA ' +
  'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR3 PAB PEN PGK PHP PKR PLN PYG0 QAR RON RSD ' +
  'RUB RWF0 SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND3 TOP TRY TTD TWD TZS UAH UGX0 ' +
  'USD UYU UZS VED VES VND0 VUV0 WST XAF0 XCD XCG XOF0 XPF0 YER ZAR ZMW ZWG'

const DIGITS = new Map(CODES.split(' ').map(code => [code.slice(0, 3), Number(code[3] ?? 2)]))

/** Whether this is an ISO 4217 code in use. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code)
}

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD; 2 for an unknown code. */
export function fractionDigits(code: string): number {
  return DIGITS.get(code) ?? 2
}
