/** More names than anybody reads in a line. */
const MOST_NAMES = 5

/** Names between commas, the first of them where there are many. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}

/** A number of days. */
export function daysOf(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

/** A share from 0 to 1 in percent, with a digit behind the point where it says something. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

/** A time, ms, as people write it. Sweden writes times as ISO 8601 does. @param timeZone IANA name */
export function timeOf(ms: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return `${format.format(ms)} (${timeZone})`
}

/** Where and when something of a file of rules holds. */
export interface Scope {
  sites?: readonly string[]
  placements?: readonly string[]
  blocks?: readonly string[]
  /** ms */
  from?: number
  /** ms */
  until?: number
}

/** Where and when it holds, as the end of a sentence. */
export function whereAndWhen({ blocks, placements, sites, from, until }: Scope, timeZone: string): string {
  const parts = [
    blocks && `in ${listed(blocks)}`,
    placements && `at ${listed(placements)}`,
    sites && `on ${listed(sites)}`,
    from !== undefined && `from ${timeOf(from, timeZone)}`,
    until !== undefined && `until ${timeOf(until, timeZone)}`,
  ].filter(Boolean)
  return parts.length === 0 ? ', everywhere and always' : `, ${parts.join(', ')}`
}
