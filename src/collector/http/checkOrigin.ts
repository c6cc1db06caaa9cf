import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OriginRules } from './originRules.js'
import { ProblemError } from './ProblemError.js'

/**
 * Refuses pages that may not use the site, and answers under which origin the others may read.
 * @throws {ProblemError} `bad_origin`
 */
export function checkOrigin(origins: OriginRules, site: string, request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers
  const header = origins.header(origin, site)
  if (header === undefined) reply.removeHeader('access-control-allow-origin')
  else reply.header('access-control-allow-origin', header)
  if (!origins.allows(site, origin)) throw new ProblemError('bad_origin')
}
