import type { DecodedBatch } from '../../protocol/batch.js'
import { decodeBatch } from '../../protocol/decodeBatch.js'
import { isEmail } from '../../protocol/isEmail.js'
import { LIMITS } from '../../protocol/limits.js'
import type { HttpProblemCode } from '../../protocol/problems.js'
import type { AppendRequest, IncomingEvent } from '../log/EventLog.js'
import { scanJson } from './scanJson.js'

/** A batch that can be appended, or the problem that answers the whole request. */
export type Received =
  | { ok: true; batch: DecodedBatch; append: AppendRequest }
  | { ok: false; problem: HttpProblemCode; field?: string }

/**
 * Reads the text of a batch that arrived at `receivedAt`, ms. Every event of it is then to be appended or has its verdict.
 */
export function receiveBatch(text: string, receivedAt: number): Received {
  if (!scanJson(text)) return { ok: false, problem: 'too_deep' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'bad_json' }
  }
  const read = decodeBatch(value)
  if (!read.ok) return read

  const { batch } = read
  const rejected = [...batch.rejected]
  const events: IncomingEvent[] = []
  const isAllowed = batch.consent === 'granted' || batch.consent === 'anonymous'
  // Pages refuse it themselves; a server may not know.
  const isByName = batch.customer !== null && isEmail(batch.customer)
  // No event of a text that is itself smaller can be over the limit of one.
  const mayBeLarge = text.length > LIMITS.eventBytes / 3
  for (const event of batch.events) {
    const at = correct(event.at, batch.sentAt, receivedAt)
    const code = !isAllowed
      ? 'consent_denied'
      : isByName
        ? 'email_refused'
        : receivedAt - at > LIMITS.maxAgeMs
          ? 'too_old'
          : mayBeLarge && Buffer.byteLength(JSON.stringify(event)) > LIMITS.eventBytes
            ? 'event_too_large'
            : undefined
    if (code === undefined) events.push({ event, at })
    else rejected.push({ id: event.id, code, seq: event.seq })
  }
  return {
    ok: true,
    batch,
    append: {
      envelope: isByName ? { ...batch, customer: null } : batch,
      events,
      rejected,
      ...(batch.ask && { asked: batch.ask }),
      droppedFields: batch.droppedFields,
      receivedAt,
    },
  }
}

/**
 * The time of an event by the collector's clock: its age when the batch left is what the page's own clock says, however
 * wrong that clock is. Never later than the receipt.
 */
function correct(at: number, sentAt: number, receivedAt: number): number {
  return Math.min(receivedAt, Math.round(receivedAt - (sentAt - at)))
}
