import type { FastifyInstance } from 'fastify'
import type { Person } from '../../log/EventLog.js'
import { checkToken } from '../checkToken.js'
import { ProblemError } from '../ProblemError.js'

export interface EraseOptions {
  token: string | undefined
  isServed(site: string): boolean
  /** Erases a person from the log, the models and the files. */
  erase(site: string, person: Person): Promise<{ events: number; visitors: string[]; isOverwritten: boolean }>
}

/**
 * `POST /v1/erase`: forgets a visitor or a customer, for whoever has the operator's token. Answers how many events are gone, as
 * `visitors` the browsers on which the customer was known, and
 * `"overwritten": false` where the files hold bytes of them still, until a reader has ended or the disk has room.
 */
export function addErase(app: FastifyInstance, options: EraseOptions): void {
  app.post('/v1/erase', async (request, reply) => {
    checkToken(request, options.token)
    const { site, person } = read(request.body)
    if (!options.isServed(site)) throw new ProblemError('unknown_site')
    const { events, visitors, isOverwritten } = await options.erase(site, person)
    return reply
      .header('cache-control', 'no-store')
      .send({ events, ...(visitors[0] && { visitors }), ...(!isOverwritten && { overwritten: false }) })
  })
}

function read(body: unknown): { site: string; person: Person } {
  let value: { site?: unknown; visitor?: unknown; customer?: unknown } | null
  try {
    value = JSON.parse(`${body}`)
  } catch {
    throw new ProblemError('bad_json')
  }
  const { site, visitor, customer } = value ?? {}
  const isText = (text: unknown): text is string => typeof text === 'string' && text !== ''
  if (!isText(site)) throw new ProblemError('bad_erasure', 'site')
  if (isText(visitor) === isText(customer)) throw new ProblemError('bad_erasure', 'visitor')
  return { site, person: isText(visitor) ? { visitor } : { customer: customer as string } }
}
