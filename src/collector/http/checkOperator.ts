import { hash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from './ProblemError.js'

const digest = (text: string) => hash('sha256', text, 'buffer')

/** Whether a request comes from a program on this machine and not through a proxy on it. */
function isLocal({ raw, headers }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? ''
  const isForwarded = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  return /^(127\.|::1$|::ffff:127\.)/.test(address) && !isForwarded
}

/** Whether a request carries this token. */
export function bearsToken(request: FastifyRequest, token: string): boolean {
  const sent = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  // Digests, so that neither time nor length tells how much of it was right.
  return timingSafeEqual(digest(sent), digest(token))
}

/**
 * Lets in who sends the token, or, where there is none, who asks on this machine.
 * @throws {ProblemError} `operator_only`, `wrong_token`
 */
export function checkOperator(request: FastifyRequest, token: string | undefined): void {
  if (token !== undefined && !bearsToken(request, token)) throw new ProblemError('wrong_token')
  if (token === undefined && !isLocal(request)) throw new ProblemError('operator_only')
}
