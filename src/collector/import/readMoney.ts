import { isCurrency } from '../../protocol/currencies.js'
import { isObject } from '../../protocol/decoder.js'
import { type Money, toMinorUnits } from '../../protocol/money.js'
import { readNumber } from './readNumber.js'

/** `15`, `"15.00 USD"`, `"USD 15.00"`, `"€ 15,00"`, or our own `{ "amount": 1500, "currency": "USD" }` in minor units. */
export function readMoney(
  value: unknown,
  fallback: string | undefined,
): Money | 'bad_price' | 'bad_currency' | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (isObject(value)) {
    const { amount, currency } = value
    if (typeof currency !== 'string' || !isCurrency(currency)) return 'bad_currency'
    if (!Number.isSafeInteger(amount) || (amount as number) <= 0) return 'bad_price'
    return { amount: amount as Money['amount'], currency }
  }
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const code = /^([A-Z]{3})(?=[\s\d])|(?<=[\s\d])([A-Z]{3})$/i.exec(text)
  const currency = (code?.[0] ?? fallback)?.toUpperCase()
  const decimal = readNumber(code === null ? text : text.replace(code[0], '').trim())
  if (decimal === undefined || decimal <= 0) return 'bad_price'
  if (currency === undefined || !isCurrency(currency)) return 'bad_currency'
  const amount = toMinorUnits(decimal, currency)
  return amount === undefined ? 'bad_price' : { amount, currency }
}
