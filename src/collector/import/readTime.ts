import { ImportError } from './ImportError.js'

/** How times are written, where the file does not show it by itself. */
export const TIME_FORMATS = ['iso', 'dmy', 'mdy', 'unix', 'unix_ms'] as const

export type TimeFormat = (typeof TIME_FORMATS)[number]

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const DAY_OR_MONTH_FIRST =
  /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/i

/** Unix times between these are seconds from 1990 on, above them milliseconds. */
const SECONDS = { from: 6.3e8, to: 6.3e10 }

/**
 * Makes a reader of times: ISO 8601 with or without a zone, `2010-12-01 08:26:00`, unix seconds and milliseconds, and
 * `31/12/2010 08:26`. Day and month are told apart by a dot (`31.12.2010` is always day first), by the format, or by the
 * first value over 12. The reader answers ms since 1970, or `undefined` for what is no time; it throws `ImportError` where
 * it would have to guess.
 * @param zone IANA name of the zone of times that name none
 */
export function timeReader(zone: string, format?: TimeFormat): (text: string) => number | undefined {
  const toUtc = zoneReader(zone)
  let order: 'dmy' | 'mdy' | undefined = format === 'dmy' || format === 'mdy' ? format : undefined
  let lastText: string | undefined
  let lastTime: number | undefined

  const read = (text: string): number | undefined => {
    if (/^\d{9,}(\.\d+)?$/.test(text)) return readUnix(Number(text), format)
    if (format === 'unix' || format === 'unix_ms') return undefined
    const iso = ISO.exec(text)
    if (iso !== null) {
      const [, year, month, day, hour, minute, second, fraction, offset] = iso
      const local = wallClock(year, month, day, hour, minute, second)
      if (local === undefined) return undefined
      const ms = local + Math.floor(Number(`0.${fraction ?? 0}`) * 1000)
      return offset === undefined ? toUtc(ms) : ms - offsetMs(offset)
    }
    if (format === 'iso') return undefined
    const other = DAY_OR_MONTH_FIRST.exec(text)
    if (other === null) return undefined
    const [, first, mark, second, year, hour, minute, seconds, half] = other
    if (mark !== '.' && order === undefined) {
      order = Number(first) > 12 ? 'dmy' : Number(second) > 12 ? 'mdy' : undefined
      if (order === undefined) {
        throw new ImportError(
          `"${text}" can be read as day/month or as month/day. Say which with --time-format dmy or --time-format mdy.`,
        )
      }
    }
    const [day, month] = mark === '.' || order === 'dmy' ? [first, second] : [second, first]
    const local = wallClock(year?.length === 2 ? `20${year}` : year, month, day, withHalf(hour, half), minute, seconds)
    return local === undefined ? undefined : toUtc(local)
  }

  // Lines of one order follow each other and have the same time.
  return text => {
    if (text === lastText) return lastTime
    lastTime = read(text)
    lastText = text
    return lastTime
  }
}

function readUnix(value: number, format: TimeFormat | undefined): number | undefined {
  const seconds = format === 'unix' || (format !== 'unix_ms' && value < SECONDS.to)
  if (seconds && value < SECONDS.from) return undefined
  const ms = Math.round(seconds ? value * 1000 : value)
  return ms <= 8.64e15 ? ms : undefined
}

/** Ms of a date and a time of day as if it were UTC; `undefined` for a day or an hour that does not exist. */
function wallClock(year = '', month = '', day = '', hour = '0', minute = '0', second = '0'): number | undefined {
  const ms = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second)
  const back = new Date(ms)
  const exists =
    back.getUTCMonth() === +month - 1 && back.getUTCDate() === +day && +hour < 24 && +minute < 60 && +second < 61
  return exists ? ms : undefined
}

function withHalf(hour: string | undefined, half: string | undefined): string | undefined {
  if (half === undefined || hour === undefined) return hour
  if (+hour < 1 || +hour > 12) return '99'
  return String((+hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0))
}

function offsetMs(offset: string): number {
  const parts = /([+-])(\d{2}):?(\d{2})/.exec(offset)
  if (parts === null) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60_000
}

/** Turns a wall clock of a zone into UTC. An hour that summer time repeats is taken as its first. */
function zoneReader(zone: string): (local: number) => number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    throw new ImportError(`There is no time zone "${zone}". Use a name such as Europe/London or UTC.`)
  }
  if (format.resolvedOptions().timeZone === 'UTC') return local => local
  const offsets = new Map<number, number>()
  const offsetAt = (utc: number): number => {
    // Zones change their offset at full quarters of an hour only.
    const quarter = Math.floor(utc / 900_000)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      const name = format.formatToParts(quarter * 900_000).find(part => part.type === 'timeZoneName')?.value ?? ''
      offset = offsetMs(name)
      offsets.set(quarter, offset)
    }
    return offset
  }
  return local => {
    const earlier = local - offsetAt(local - 86_400_000)
    if (earlier + offsetAt(earlier) === local) return earlier
    return local - offsetAt(local - offsetAt(local + 86_400_000))
  }
}
