import { decodeEvent } from '../protocol/decodeBatch.js'
import { Invalid } from '../protocol/decoder.js'
import { EVENT_DECODERS } from '../protocol/events/index.js'
import { LIMITS } from '../protocol/limits.js'
import { PROBLEMS, type ProblemCode } from '../protocol/problems.js'
import type { EventFault } from './TestEvent.js'

/** Why a collector would refuse this event of a batch, by its own decoders; `undefined` where it would count it. Total. */
export function faultOf(event: unknown): EventFault | undefined {
  const read = decodeEvent(event)
  if (read.ok) return sizeOf(read.event) > LIMITS.eventBytes ? fault('event_too_large') : undefined
  return fault(read.rejection.code, fieldOf(event))
}

const fault = (code: ProblemCode, field?: string): EventFault => ({
  code,
  ...(field !== undefined && { field }),
  message: PROBLEMS[code].message,
})

const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** The field of the params that its decoder stumbles over. */
function fieldOf(event: unknown): string | undefined {
  const { name = '', params } = (event ?? {}) as { name?: string; params?: unknown }
  if (!Object.hasOwn(EVENT_DECODERS, name)) return undefined
  const decode = EVENT_DECODERS[name as keyof typeof EVENT_DECODERS]
  const read = decode(params ?? {}, { currency: undefined, dropped: 0 }, 'params')
  return read instanceof Invalid ? read.field : undefined
}
