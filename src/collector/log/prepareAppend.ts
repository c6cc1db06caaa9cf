import { hash } from 'node:crypto'
import type { DecodedEvent } from '../../protocol/event.js'
import type { Doubt } from './Doubt.js'
import type { AppendRequest } from './EventLog.js'
import { fingerprint } from './fingerprint.js'

/** An event ready to be written: what costs time is done before the transaction begins. */
export interface EntryToAppend {
  event: DecodedEvent
  at: number
  doubt: Doubt | null
  session: string | null
  params: string
  hash: Buffer
}

/** A request ready to be written. */
export interface PreparedAppend {
  request: AppendRequest
  /** Ids as far as consent lets them be kept. */
  visitor: string | null
  customer: string | null
  outbox: string
  entries: EntryToAppend[]
  /** Numbers that arrive with the request, whatever the verdicts; none without consent. */
  numbers: number[]
  /** Bytes that it occupies while it waits, about. */
  bytes: number
}

/** Bytes of an event beside its params, about. */
const OVERHEAD = 400

/** Serialises and fingerprints the events of a request and drops the ids that consent does not cover. */
export function prepareAppend(request: AppendRequest): PreparedAppend {
  const { consent, visitor, customer, outbox } = request.envelope
  const granted = consent === 'granted'
  let bytes = OVERHEAD
  const entries = request.events.map(({ event, at, doubt = null }): EntryToAppend => {
    const params = JSON.stringify(event.params)
    bytes += params.length + OVERHEAD
    return {
      event,
      at: Math.round(at),
      doubt,
      session: granted ? event.session : null,
      params,
      hash: fingerprint(event, params),
    }
  })
  const numbers = granted
    ? [...request.events.map(({ event }) => event), ...request.rejected].map(({ seq }) => seq)
    : []
  return {
    request,
    numbers: numbers.filter(number => number > 0),
    visitor: granted ? visitor : null,
    customer: granted ? customer : null,
    outbox: granted ? outbox : '',
    entries,
    bytes,
  }
}

/** What an outbox is called in tables that must not name a browser. Stored: a migration must follow any change. */
export function outboxKey(outbox: string): Buffer {
  return hash('sha256', outbox, 'buffer').subarray(0, 16)
}
