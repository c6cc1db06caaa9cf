import { meant } from '../protocol/meant.js'

/** Throws a `TypeError` where an object has a field that nobody reads: a test would pass without what it says. */
export function checkKeys(reader: string, given: object, known: readonly string[]): void {
  for (const key of Object.keys(given))
    if (!known.includes(key)) throw new TypeError(`${reader}: "${key}" is not read. ${meant(key, known)}`)
}
