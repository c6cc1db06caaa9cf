import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EventName } from '../../../protocol/events/index.js'
import { receiptOf } from '../../ingest/receiptOf.js'
import { receiveBatch } from '../../ingest/receiveBatch.js'
import type { AppendRequest, EventLog } from '../../log/EventLog.js'
import { ORDERS, VISITS } from '../../log/learnedNames.js'
import { checkOrigin } from '../checkOrigin.js'
import { checkSender } from '../checkSender.js'
import { decodeBody } from '../decodeBody.js'
import type { OriginRules } from '../originRules.js'
import { ProblemError } from '../ProblemError.js'
import { readBody } from '../readBody.js'
import { Turns } from '../Turns.js'

export interface EventsOptions {
  log: EventLog
  /** Whether batches are to be sent away now. */
  isBusy(): boolean
  origins: OriginRules
  isServed(site: string): boolean
  /** What marks batches of the shop's own server. */
  token: string | undefined
  /** Marks the events of a request that nothing should be learned from. */
  doubt(append: AppendRequest, request: FastifyRequest): AppendRequest
  /** Orders were counted: the models can learn them. */
  ordered(): void
  /** Views were counted. */
  viewed(): void
  now(): number
}

/** `POST /v1/events`: a batch in, a receipt out, and in between everything durable. */
export function addEvents(app: FastifyInstance, options: EventsOptions): void {
  const { log, origins } = options
  const turns = new Turns()
  app.addContentTypeParser(
    ['text/plain', 'application/json'],
    async (request: FastifyRequest, payload: IncomingMessage) => {
      const body = await turns.take(await readBody(payload))
      // Many may have been let in before any was read; unpacking and parsing is what costs.
      if (options.isBusy()) throw new ProblemError('busy')
      return decodeBody(body, request.headers)
    },
  )
  app.post('/v1/events', {
    // Before the body is read: who is sent away costs nothing.
    onRequest: async request => {
      checkSender(request, options.token)
      if (turns.isBusy || options.isBusy()) throw new ProblemError('busy')
    },
    handler: async (request, reply) => {
      if (typeof request.body !== 'string') throw new ProblemError('bad_media_type')
      const received = receiveBatch(request.body, options.now())
      if (!received.ok) throw new ProblemError(received.problem, received.field)
      const { batch } = received
      const { site } = received.append.envelope
      if (!options.isServed(site)) throw new ProblemError('unknown_site')
      checkOrigin(origins, site, request, reply)
      const append = options.doubt(received.append, request)
      const known =
        batch.ask &&
        log.known(
          site,
          batch.ask.map(({ id }) => id),
        )
      const verdicts = isEmpty(append, known) ? [] : await log.append(append)
      const isCounted = (names: readonly EventName[]) =>
        verdicts.some(({ status }, index) => status === 'accepted' && names.includes(append.events[index]!.event.name))
      if (isCounted(VISITS)) options.viewed()
      if (isCounted(ORDERS)) options.ordered()
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(JSON.stringify(receiptOf(append, verdicts, known)))
    },
  })
}

/** A question writes nothing unless something that it names is counted, whose number may be new. */
function isEmpty({ events, rejected, envelope }: AppendRequest, known: readonly string[] | undefined): boolean {
  return known?.length === 0 && events.length + rejected.length === 0 && envelope.dropped === undefined
}
