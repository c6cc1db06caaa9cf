import type { FastifyRequest } from 'fastify'
import { bearsToken } from './checkOperator.js'
import { ProblemError } from './ProblemError.js'

/**
 * Refuses who sends a token that is not the operator's: what the shop's own server sends would be judged like what pages send, and
 * booked as a program's. Pages send none; another scheme, such as `Basic`, is that of a proxy in front.
 * @throws {ProblemError} `wrong_token`
 */
export function checkSender(request: FastifyRequest, token: string | undefined): void {
  if (!/^Bearer( |$)/i.test(request.headers.authorization ?? '')) return
  if (token !== undefined && bearsToken(request, token)) return
  throw new ProblemError('wrong_token', undefined, false, token === undefined ? WITHOUT : ANOTHER)
}

const ANOTHER = 'Nothing was counted: send it again with the one that the collector was started with.'
const WITHOUT =
  'Nothing was counted, since the collector was started without one: start it with --token, or send it again without Authorization.'
