import type { TestEvent } from '../testing/TestEvent.js'
import type { Facts } from './findTracker.js'
import type { Told } from './Told.js'
import type { Visit } from './Visit.js'

/** An order that was placed, or the page of one, and what was told of it and of the cart when that page was loaded anew. */
export interface SeenOrder {
  visit: Visit
  again: readonly TestEvent[]
}

/** What a scenario has to work with. */
export interface Kit {
  readonly told: Told
  readonly facts: Facts
  readonly patienceMs: number
  /** Visits of the scenarios before. */
  readonly visits: readonly Visit[]
  /** Names of events that scenarios before have judged. */
  readonly judged: ReadonlySet<string>
  /** A new shopper. */
  visit(): Promise<Visit>
  /** Errors that nothing catches on the pages of the shop while the collector answers. */
  errorsAnyway(): Promise<readonly string[]>
  /** The one order of a check: several scenarios look at it. */
  order(): Promise<SeenOrder>
}
