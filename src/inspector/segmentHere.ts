import { LAPSED_DAYS, SEGMENTS, type Segment, segmentOf } from '../protocol/segment.js'
import type { Model } from './Model.js'

export const FORCE_SEGMENT = 'gv-segment'

/** Days after which a buyer is lapsed, as the newest answer says. Where all is paused it does not. */
export const lapsedDaysHere = ({ blocks }: Pick<Model, 'blocks'>): number =>
  blocks.asks.filter(({ answer }) => answer && answer.paused !== 'all').at(-1)?.answer?.lapsedDays ?? LAPSED_DAYS

/** The segment of the shopper as blocks take it: forced by the address, else by what this browser remembers with consent. */
export function segmentHere(model: Pick<Model, 'tracker' | 'self' | 'blocks'>): Segment {
  const { tracker, self } = model
  const forced = new URLSearchParams(location.search).get(FORCE_SEGMENT)
  return (
    SEGMENTS.find(one => one === forced) ??
    (tracker.state.consent === 'granted' ? segmentOf(self, Date.now(), lapsedDaysHere(model)) : 'first-time')
  )
}
