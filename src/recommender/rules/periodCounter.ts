import type { Every } from './Rule.js'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** Zones change their offset at full quarters of an hour only. */
const QUARTER_MS = 900_000
/** 1 January 1970 was a Thursday, and weeks begin on Mondays. */
const DAYS_AFTER_MONDAY = 3

/**
 * Numbers hours, days and weeks; a number never falls as time goes on. Hours are those of UTC, which a zone neither skips nor repeats.
 *
 * @param timeZone IANA name, of the days and weeks
 * @returns what answers the number of the period at a time, ms
 * @throws {RangeError} where there is no such zone
 */
export function periodCounter(every: Every, timeZone: string): (at: number) => number {
  if (every === 'hour') return at => Math.floor(at / HOUR_MS)
  const day = dayCounter(timeZone)
  return every === 'day' ? day : at => Math.floor((day(at) + DAYS_AFTER_MONDAY) / 7)
}

function dayCounter(timeZone: string): (at: number) => number {
  // Sweden writes days as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  let quarter = Number.NaN
  let day = 0
  // Each request asks, and writing a day takes longer than most of the rest.
  return at => {
    const asked = Math.floor(at / QUARTER_MS)
    if (asked !== quarter) day = Date.parse(format.format(asked * QUARTER_MS)) / DAY_MS
    quarter = asked
    return day
  }
}
