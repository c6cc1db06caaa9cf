import type { ProblemCode } from '../../protocol/problems.js'
import type { SequenceBooks } from './EventLog.js'

/** What is known of the numbers of one outbox. */
export interface Sequence {
  /** The highest number that has arrived. */
  highest: number
  /** Numbers below it that have not arrived yet: first and last of each gap, ascending. */
  gaps: readonly Gap[]
  /** Numbers of gaps that are not waited for any more. */
  lost: number
  /** Numbered events that the outbox itself says it has dropped. */
  dropped: number
}

/** First and last number of a gap. */
export type Gap = readonly [first: number, last: number]

/** The numbers of an outbox of which nothing is known yet. */
export const UNKNOWN: Sequence = { highest: 0, gaps: [], lost: 0, dropped: 0 }

/** Reasons for which an outbox drops events that have a number. */
export const NUMBERED_DROPS: readonly ProblemCode[] = ['outbox_full', 'event_refused']

/** Gaps of one outbox that are waited for; where there are more, the oldest counts as lost for good. */
const MOST_GAPS = 256

/** Numbers between two events that can be a gap. A longer jump is no loss but a stranger: counting starts there. */
export const MOST_MISSING = 10_000

/**
 * The sequence after these numbers have arrived, and how many of them for the first time. The order in which numbers arrive,
 * and how often, changes nothing. 0 is no number.
 */
export function arrived(sequence: Sequence, numbers: readonly number[]): { sequence: Sequence; seen: number } {
  let { highest, lost } = sequence
  const gaps = [...sequence.gaps]
  let seen = 0
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number > highest) {
      const missing = number - highest - 1
      if (missing > 0 && missing <= MOST_MISSING) gaps.push([highest + 1, number - 1])
      highest = number
      seen++
    } else if (fill(gaps, number)) seen++
  }
  for (const [first, last] of gaps.splice(0, Math.max(0, gaps.length - MOST_GAPS))) lost += last - first + 1
  return { sequence: { ...sequence, highest, gaps, lost }, seen }
}

/** Takes a number out of its gap; false where it is in none. */
function fill(gaps: Gap[], number: number): boolean {
  const index = gaps.findIndex(([first, last]) => first <= number && number <= last)
  const [first, last] = gaps[index] ?? [0, 0]
  if (index < 0) return false
  const left: Gap[] = [
    [first, number - 1],
    [number + 1, last],
  ]
  gaps.splice(index, 1, ...left.filter(([from, to]) => from <= to))
  return true
}

/** What the books of the site change by when the sequence of one of its outboxes does; it had none when its first number comes. */
export function bookChanges(before: Sequence | undefined, after: Sequence, seen: number): Partial<SequenceBooks> {
  const [was, is] = [absent(before ?? UNKNOWN), absent(after)]
  return {
    outboxes: before === undefined ? 1 : 0,
    incomplete: Number(is.missing > 0) - Number(was.missing > 0),
    seen,
    dropped: is.dropped - was.dropped,
    missing: is.missing - was.missing,
  }
}

/** What has not arrived: dropped by the outbox, as far as it says so, and beyond that missing. */
function absent({ gaps, lost, dropped }: Sequence): { dropped: number; missing: number } {
  const all = gaps.reduce((sum, [first, last]) => sum + last - first + 1, lost)
  return { dropped: Math.min(all, dropped), missing: Math.max(0, all - dropped) }
}
