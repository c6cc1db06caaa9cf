import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import type { HttpProblemCode } from '../../protocol/problems.js'
import { LogError } from '../log/LogError.js'
import { answerClientError } from './answerClientError.js'
import type { OriginRules } from './originRules.js'
import { ProblemError, problemAnswer, statusOf } from './ProblemError.js'

/**
 * Time for the headers of a request, for all of it, without any byte, and between two requests of a connection; ms. An
 * answer that is not taken is given up after twice the time without a byte: the first time, Node only notes how much is left.
 */
const HEADERS_MS = 5_000
const REQUEST_MS = 10_000
const SILENCE_MS = 7_000
const KEEP_ALIVE_MS = 5_000

/** How often Node looks for requests that take too long, ms. */
const CHECK_MS = 1_000

/** Connections at one time, unless told otherwise. */
const CONNECTIONS = 4_096

export interface ServerOptions {
  origins: OriginRules
  logLevel: string
  random: () => number
  /** Whether the collector is going away: connections are then closed after their answer. */
  isStopping: () => boolean
  /** Told of each request that is answered with a problem. */
  refused(problem: HttpProblemCode): void
  /** Connections at one time; more are closed without an answer. Default 4,096. */
  connections?: number
  /** Told of each connection that is closed since there are too many. */
  dropped?(): void
}

/** An HTTP server without routes: limits, CORS without credentials, and problems for whatever goes wrong. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { origins, random } = options
  const app = Fastify({
    logger: { level: options.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: SILENCE_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node would refuse a missing Host without a word; the first hook says why.
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS, requireHostHeader: false },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Routes read the address themselves where they need it.
    routerOptions: { querystringParser: () => ({}) },
    clientErrorHandler: (error, socket) => {
      if (answerClientError(error, socket, random())) options.refused('bad_request')
    },
    frameworkErrors: (error, _request, reply) => answerError(error, reply),
  })
  const server = app.server as Server
  server.maxConnections = options.connections ?? CONNECTIONS
  server.on('drop', () => options.dropped?.())

  const answerProblem = (reply: FastifyReply, problem: HttpProblemCode, about?: ProblemError) => {
    options.refused(problem)
    const answer = problemAnswer(problem, random(), about)
    if (answer.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(answer.retryAfterMs / 1000))
    // Also for pages that are refused: they could not read why otherwise, and a problem tells nothing about the site.
    reply.header('access-control-allow-origin', '*')
    return reply.code(statusOf(problem)).header('cache-control', 'no-store').send(answer)
  }

  const answerError = (error: Error, reply: FastifyReply) => {
    if (error instanceof ProblemError) {
      if (error.closes) reply.header('connection', 'close')
      return answerProblem(reply, error.problem, error)
    }
    const problem = error instanceof LogError ? error.code : problemOf(error as FastifyError)
    if (problem === 'internal' || problem === 'storage_failed' || problem === 'storage_full') {
      reply.log.error({ err: error.cause ?? error }, problem)
      reply.header('request-id', reply.request.id)
    }
    return answerProblem(reply, problem)
  }

  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(problemAnswer('bad_request', random()))
    const type = 'application/json; charset=utf-8'
    response.writeHead(417, { 'content-type': type, 'content-length': body.length, connection: 'close' }).end(body)
  })
  app.addHook('onRequest', (request, reply, done) => {
    const origin = origins.header(request.headers.origin)
    if (origin !== undefined) reply.header('access-control-allow-origin', origin)
    if (origins.varies) reply.header('vary', 'Origin')
    reply.header('access-control-expose-headers', 'Retry-After, ETag')
    reply.header('cross-origin-resource-policy', 'cross-origin')
    reply.header('x-content-type-options', 'nosniff')
    if (options.isStopping()) reply.header('connection', 'close')
    const hasHost = request.headers.host !== undefined || request.raw.httpVersion === '1.0'
    done(hasHost ? undefined : new ProblemError('bad_request', undefined, true))
  })
  app.options('/*', (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'Content-Type, Content-Encoding')
      .header('access-control-max-age', '86400')
      .send(),
  )
  app.setNotFoundHandler((_request, reply) => answerProblem(reply, 'not_found'))
  app.setErrorHandler((error, _request, reply) => answerError(error as Error, reply))
  app.removeAllContentTypeParsers()
  return app
}

/** What an error of Fastify itself means to the client. */
function problemOf({ statusCode = 500 }: FastifyError): HttpProblemCode {
  if (statusCode === 415) return 'bad_media_type'
  if (statusCode === 413) return 'too_large'
  return statusCode >= 400 && statusCode < 500 ? 'bad_request' : 'internal'
}
