import { createHmac } from 'node:crypto'
import type { Person } from './EventLog.js'

/** Under which name a person stands among those who were erased: it cannot be read back, nor guessed without the secret. */
export function personKey(secret: Buffer, person: Person): Buffer {
  const [kind, id] = 'visitor' in person ? ['visitor', person.visitor] : ['customer', person.customer]
  return createHmac('sha256', secret).update(`${kind} ${id}`).digest().subarray(0, 16)
}
