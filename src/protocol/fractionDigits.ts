/** ISO 4217 currencies whose decimals are not 2. Source: ISO 4217 list one, 2026. */
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const THREE = 'BHD IQD JOD KWD LYD OMR TND'

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD; 2 for any other code of three letters. */
export function fractionDigits(code: string): number {
  return NONE.includes(code) ? 0 : THREE.includes(code) ? 3 : 2
}
