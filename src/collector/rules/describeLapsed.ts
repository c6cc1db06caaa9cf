import type { Segment } from '../../protocol/segment.js'
import type { Target } from './Target.js'
import { daysOf } from './words.js'

/** The segments that are others with other days. */
const MOVED: readonly Segment[] = ['lapsed', 'buyer', 'repeat-buyer']

/** What the days of a file do after which a buyer is lapsed, in one line for a merchant. @param targets of the same file */
export function describeLapsed(lapsedDays: number, targets: readonly Target[]): string {
  const isUsed = targets.some(({ segments }) => segments.some(segment => MOVED.includes(segment)))
  const unused = isUsed ? '' : ' No target is for any of these, so that it changes nothing.'
  return `lapsedDays: who has ordered, but not for ${daysOf(lapsedDays)}, is lapsed, and no buyer or repeat-buyer.${unused}`
}
