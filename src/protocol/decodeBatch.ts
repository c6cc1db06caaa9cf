import { type Asked, type BatchEnvelope, type DecodedBatch, PROTOCOL_VERSION, type Refusal } from './batch.js'
import { CONSENTS, type Consent } from './consent.js'
import { type DecodeContext, Invalid, isObject } from './decoder.js'
import type { DecodedEvent } from './event.js'
import type { EventName } from './events/index.js'
import { EVENT_DECODERS } from './events/index.js'
import { LIMITS } from './limits.js'
import { type HttpProblemCode, PROBLEMS, type ProblemCode } from './problems.js'

/** A batch that can be answered, or the problem that answers the whole request. */
export type BatchResult = { ok: true; batch: DecodedBatch } | { ok: false; problem: HttpProblemCode; field: string }

/** An event behind its decoder, or the verdict on it. */
export type EventResult = { ok: true; event: DecodedEvent; dropped: number } | { ok: false; rejection: Refusal }

/**
 * Reads a batch from parsed JSON. Total: whatever comes, it answers. A fault of the envelope refuses the batch; a fault of
 * one event is a verdict on that event alone.
 */
export function decodeBatch(value: unknown): BatchResult {
  if (!isObject(value)) return refuse('bad_batch', 'batch')
  if (value.v !== PROTOCOL_VERSION)
    return refuse(typeof value.v === 'number' ? 'unsupported_version' : 'bad_batch', 'v')
  const { site, batch, sentAt, outbox, consent, events } = value
  if (!isId(site)) return refuse('bad_batch', 'site')
  if (!isId(batch)) return refuse('bad_batch', 'batch')
  if (!isTime(sentAt)) return refuse('bad_batch', 'sentAt')
  if (!isId(outbox)) return refuse('bad_batch', 'outbox')
  if (!CONSENTS.includes(consent as Consent)) return refuse('bad_batch', 'consent')
  const visitor = value.visitor ?? null
  if (visitor !== null && !isId(visitor)) return refuse('bad_batch', 'visitor')
  // The one id that the shop makes: a refusal of the batch would cost the events of everybody who is cut like that.
  const customer =
    typeof value.customer === 'string' ? value.customer.replace(HALF_CHARACTERS, '\ufffd') : (value.customer ?? null)
  if (customer !== null && !isId(customer)) return refuse('bad_batch', 'customer')
  if (!Array.isArray(events)) return refuse('bad_batch', 'events')
  if (events.length > LIMITS.batchEvents) return refuse('too_large', 'events')
  const ask = value.ask ?? []
  if (!Array.isArray(ask) || !ask.every(isAsked)) return refuse('bad_batch', 'ask')
  if (ask.length > LIMITS.batchEvents) return refuse('too_large', 'ask')

  const envelope: BatchEnvelope = {
    v: PROTOCOL_VERSION,
    site,
    batch,
    sentAt,
    outbox,
    consent: consent as Consent,
    visitor: consent === 'granted' ? visitor : null,
    customer: consent === 'granted' ? customer : null,
  }
  const dropped = readDropped(value.dropped)
  if (dropped !== undefined) envelope.dropped = dropped

  const decoded: DecodedEvent[] = []
  const rejected: Refusal[] = []
  let droppedFields = 0
  for (const one of events) {
    const result = decodeEvent(one)
    if (result.ok) {
      decoded.push(result.event)
      droppedFields += result.dropped
    } else rejected.push(result.rejection)
  }
  const read = { ...envelope, events: decoded, rejected, droppedFields }
  return { ok: true, batch: ask.length === 0 ? read : { ...read, ask: ask.map(({ id, seq }) => ({ id, seq })) } }
}

const EVENT_FIELDS = ['id', 'seq', 'at', 'session', 'pageView', 'name', 'params', 'truncated']

/** Reads one event from parsed JSON. Total. */
export function decodeEvent(value: unknown): EventResult {
  if (!isObject(value)) return { ok: false, rejection: { id: '', code: 'bad_event', seq: 0 } }
  const { id, seq, at, name, params } = value
  const reject = (id: string, code: ProblemCode): EventResult => ({
    ok: false,
    rejection: { id, code, seq: isNumber(seq) ? seq : 0 },
  })
  if (!isId(id)) return reject('', 'bad_event')
  if (typeof name !== 'string') return reject(id, 'bad_event')
  if (!Object.hasOwn(EVENT_DECODERS, name)) return reject(id, 'unknown_event')
  if (!isTime(at) || !isNumber(seq)) return reject(id, 'bad_event')
  const session = value.session ?? null
  const pageView = value.pageView ?? null
  if ((session !== null && !isId(session)) || (pageView !== null && !isId(pageView))) return reject(id, 'bad_event')

  const dropped = Object.keys(value).filter(field => !EVENT_FIELDS.includes(field)).length
  const context: DecodeContext = { currency: undefined, dropped }
  const read = EVENT_DECODERS[name as EventName](params ?? {}, context, 'params')
  if (read instanceof Invalid) return reject(id, read.code)
  const event = { id, seq, at, session, pageView, name, params: read } as DecodedEvent
  if (value.truncated === true) event.truncated = true
  return { ok: true, event, dropped: context.dropped }
}

/** Half a character has no UTF-8: it would be read back as something else than what was sent. */
const HALF_CHARACTERS = /\p{Cs}/gu

function isId(value: unknown): value is string {
  return (
    typeof value === 'string' && value !== '' && value.length <= LIMITS.idLength && value.search(HALF_CHARACTERS) < 0
  )
}

function isAsked(value: unknown): value is Asked {
  return isObject(value) && isId(value.id) && isNumber(value.seq)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 8.64e15
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function readDropped(value: unknown): Partial<Record<ProblemCode, number>> | undefined {
  if (!isObject(value)) return undefined
  const out: Partial<Record<ProblemCode, number>> = {}
  for (const [code, count] of Object.entries(value)) {
    if (Object.hasOwn(PROBLEMS, code) && Number.isSafeInteger(count) && (count as number) > 0) {
      out[code as ProblemCode] = Math.min(count as number, LIMITS.dropped)
    }
  }
  return out
}

function refuse(problem: HttpProblemCode, field: string): BatchResult {
  return { ok: false, problem, field }
}
