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

/** A whole number in these bounds. */
export function readWhole(least: number, most: number): (value: string) => number {
  return value => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    }
    return number
  }
}

/** A time in ISO 8601, as ms since 1970. */
export function readTime(value: string): number {
  const time = Date.parse(value)
  if (!Number.isFinite(time)) throw new InvalidArgumentError('It must be a time such as 2026-11-22T12:00:00Z.')
  return time
}
