import { hash } from 'node:crypto'
import type { DecodedEvent } from '../../protocol/event.js'

/** Bytes of a fingerprint: enough to tell a repeated event from another one with the same random id. */
const BYTES = 8

/**
 * What an event says, in 8 bytes: name, page's time and params. Not its number, since a copy that left early has none yet.
 * @param params the params as JSON, in the order of their decoder
 */
export function fingerprint(event: Pick<DecodedEvent, 'name' | 'at'>, params: string): Buffer {
  return hash('sha1', `${event.name}\n${event.at}\n${params}`, 'buffer').subarray(0, BYTES)
}
