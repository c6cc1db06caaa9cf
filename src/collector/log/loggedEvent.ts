import type { DecodedEvent } from '../../protocol/event.js'
import type { Doubt } from './Doubt.js'
import type { LoggedEvent } from './EventLog.js'

/** A row of the table `event`, without the fingerprint. */
export interface LoggedRow {
  n: number
  site: number
  id: string
  at: number
  received_at: number
  name: string
  visitor: string | null
  customer: string | null
  session: string | null
  page_view: string | null
  seq: number
  truncated: number
  outbox: string
  doubt: Doubt | null
  params: string
}

/** The event that a row of a site holds. */
export function loggedEvent(row: LoggedRow, site: string): LoggedEvent {
  return {
    n: row.n,
    site,
    at: row.at,
    receivedAt: row.received_at,
    outbox: row.outbox,
    visitor: row.visitor,
    customer: row.customer,
    ...(row.doubt !== null && { doubt: row.doubt }),
    event: {
      id: row.id,
      seq: row.seq,
      at: row.at,
      session: row.session,
      pageView: row.page_view,
      name: row.name,
      params: JSON.parse(row.params),
      ...(row.truncated ? { truncated: true } : {}),
    } as DecodedEvent,
  }
}
