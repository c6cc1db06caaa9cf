import type { Random } from './createRandom.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How much happens on each day of the week, Sunday first: most on Sunday and Monday, least on Friday. */
const WEEKDAYS = [1.2, 1.15, 1, 1, 0.95, 0.8, 0.9]

/** How much happens in each hour of a day, UTC: little at night, a hump at noon, most in the evening. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 11, 12, 11, 10, 10, 11, 12, 13, 15, 16, 14, 9, 5]

const BUSIEST = 1.2
const BUSIEST_HOUR = 16

/** A time between two, ms, in the rhythm of a shop's day and week. */
export function pickTime(from: number, to: number, random: Random): number {
  let at = from
  // Each try that is turned down would have been at a quieter time; the last one is taken as it is.
  for (let tries = 0; tries < 60; tries++) {
    at = Math.floor(from + random.next() * (to - from))
    const weekday = WEEKDAYS[(Math.floor(at / DAY_MS) + 4) % 7]! / BUSIEST
    const hour = HOURS[Math.floor((at % DAY_MS) / HOUR_MS)]! / BUSIEST_HOUR
    if (random.chance(weekday * hour)) return at
  }
  return at
}
