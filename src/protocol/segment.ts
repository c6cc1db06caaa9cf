/** The segments of visitors, and there are no more. Each visitor is in one: the first of these that fits. */
export const SEGMENTS = ['lapsed', 'repeat-buyer', 'buyer', 'returning', 'first-time'] as const

export type Segment = (typeof SEGMENTS)[number]

/** Days after the newest order from which on a buyer is lapsed, where the shop does not say. */
export const LAPSED_DAYS = 90

const DAY_MS = 86_400_000

/** What a browser remembers of its visitor with consent. */
export interface Remembered {
  session?: string
  /** The session in which events were delivered for the first time; empty where that was before it was remembered. */
  first?: string
  /** Products bought. */
  bought?: readonly string[]
  /** The newest two orders that were delivered, newest first, with the time of their event, ms. */
  orders?: readonly (readonly [number: string, at: number])[]
}

/**
 * The segment of a visitor, by what the browser remembers.
 *
 * @param now ms
 * @param lapsedDays as the answer of a block says
 */
export function segmentOf(
  { session, first = session, bought = [], orders: [newest, before] = [] }: Remembered,
  now: number,
  lapsedDays = LAPSED_DAYS,
): Segment {
  if (newest && now - newest[1] > lapsedDays * DAY_MS) return 'lapsed'
  if (before) return 'repeat-buyer'
  // An order that waits to be sent has left its products already.
  if (newest || bought[0]) return 'buyer'
  return first === session ? 'first-time' : 'returning'
}
