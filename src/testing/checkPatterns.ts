import { EVENT_NAMES } from '../protocol/events/index.js'
import { meant } from '../protocol/meant.js'
import { checkKeys } from './checkKeys.js'

/** Throws a `TypeError` unless these are patterns of events that there are: one that is none could be refuted for ever. */
export function checkPatterns(which: 'expected' | 'refuted', given: unknown, known: readonly string[]): void {
  if (!Array.isArray(given)) throw new TypeError(`expectEvents: ${which} is no list. Write [{ name: 'view_item' }].`)
  for (const pattern of given) {
    if (typeof pattern !== 'object' || pattern === null)
      throw new TypeError(`expectEvents: ${which} has ${JSON.stringify(pattern)}. Write { name: 'view_item' }.`)
    checkKeys(`expectEvents: ${which}`, pattern, known)
    if (!EVENT_NAMES.includes(pattern.name))
      throw new TypeError(
        `expectEvents: ${which} names "${pattern.name}", which is no event. ${meant(`${pattern.name}`, EVENT_NAMES)}`,
      )
  }
}
