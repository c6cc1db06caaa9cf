import { InvalidArgumentError } from 'commander'
import { isCurrency } from '../../protocol/currencies.js'

/** Gathers an option that may be repeated. */
export function readAgain(value: string, before: string[] = []): string[] {
  return [...before, value]
}

/** An ISO 4217 code. */
export function readCurrency(value: string): string {
  const code = value.toUpperCase()
  if (!isCurrency(code)) throw new InvalidArgumentError('It must be an ISO 4217 code such as EUR.')
  return code
}

/** What separates the fields of a CSV file; a tab is hard to type. */
export function readDelimiter(value: string): string {
  if (value === 'tab') return '\t'
  if (value.length !== 1 || /["\r\n]/.test(value)) throw new InvalidArgumentError('It must be one character, or "tab".')
  return value
}

/** A site key as batches may name it. */
export function readSite(value: string): string {
  if (value.trim() === '' || value.length > 128) throw new InvalidArgumentError('It must have 1 to 128 characters.')
  return value
}
