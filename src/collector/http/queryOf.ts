import type { FastifyRequest } from 'fastify'

/** The query of a request, as it stands in its address. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const address = request.raw.url ?? ''
  const mark = address.indexOf('?')
  return new URLSearchParams(mark < 0 ? '' : address.slice(mark + 1))
}
