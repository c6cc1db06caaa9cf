import type { FastifyRequest } from 'fastify'
import { checkOperator } from './checkOperator.js'
import { ProblemError } from './ProblemError.js'

/**
 * Lets in who sends the operator's token, and nobody where there is none. Being on this machine is not enough: any page that is open
 * there may ask, and so may whoever comes through a proxy that does not say so.
 * @throws {ProblemError} `operator_only`, `wrong_token`
 */
export function checkToken(request: FastifyRequest, token: string | undefined): void {
  if (token === undefined) throw new ProblemError('operator_only')
  checkOperator(request, token)
}
