import type { EventName } from '../../protocol/events/index.js'
import type { Doubt } from './Doubt.js'
import type { Erasure } from './EventLog.js'

/** What says of an event whose it is and what else goes with it. */
export interface PersonalEvent {
  name: EventName
  doubt: Doubt | null
  visitor: string | null
  customer: string | null
  session: string | null
  order: string | null
}

/** What goes with the events of a person: their orders and sessions, and every id under which the person is known there. */
export function erasureOf(events: readonly PersonalEvent[]): Erasure {
  const all = (field: 'order' | 'session' | 'visitor' | 'customer') =>
    new Set(events.map(event => event[field]).filter(value => value !== null))
  return {
    events: events.length,
    orders: [...all('order')],
    sessions: [...all('session')],
    people: [...new Set([...all('visitor'), ...all('customer')])],
  }
}
