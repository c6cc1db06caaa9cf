import type { Consent } from '../protocol/consent.js'
import type { EventName } from '../protocol/events/index.js'
import type { ProblemCode } from '../protocol/problems.js'

/** Why a collector would refuse an event, and what to do. */
export interface EventFault {
  code: ProblemCode
  /** The field that it stumbles over, where it is one. */
  field?: string
  /** One sentence that says what to do. */
  message: string
}

/** An event as it was told: GA4's words, decimal amounts. */
export interface TestEvent {
  id: string
  name: EventName
  params: Record<string, unknown>
  /** ms since 1970. */
  at: number
  session: string | null
  pageView: string | null
  visitor: string | null
  customer: string | null
  consent: Consent
  /** Set where a collector would refuse it. */
  fault?: EventFault
}
