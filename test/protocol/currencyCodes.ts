import { isCurrency } from '../../src/protocol/currencies.js'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every code of three capital letters. */
export const ALL_CODES = LETTERS.flatMap(a => LETTERS.flatMap(b => LETTERS.map(c => a + b + c)))

/** Every code that the decoders take. */
export const CURRENCIES = ALL_CODES.filter(isCurrency)
