import { type Decoder, number, record } from '../decoder.js'

/** Time for which a page was visible and in use. */
export interface UserEngagement {
  /** Milliseconds since the last such event of this page view. */
  engagement_time_msec: number
}

export const userEngagement: Decoder<UserEngagement> = record<UserEngagement>(
  { engagement_time_msec: number(0, 86_400_000) },
  ['engagement_time_msec'],
)
