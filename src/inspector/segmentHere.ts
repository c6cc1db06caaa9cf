import { SEGMENTS, type Segment, segmentOf } from '../protocol/segment.js'
import type { Model } from './Model.js'

export const FORCE_SEGMENT = 'gv-segment'

/** The segment of the shopper as blocks take it: forced by the address, else by what this browser remembers with consent. */
export function segmentHere({ tracker, self }: Pick<Model, 'tracker' | 'self'>): Segment {
  const forced = new URLSearchParams(location.search).get(FORCE_SEGMENT)
  return (
    SEGMENTS.find(one => one === forced) ??
    (tracker.state.consent === 'granted' ? segmentOf(self, Date.now()) : 'first-time')
  )
}
