import type { FastifyInstance } from 'fastify'
import type { RecommenderStats } from '../../../recommender/Recommender.js'
import type { SiteBooks } from '../../log/EventLog.js'
import { checkOperator } from '../checkOperator.js'

/** What `GET /v1/health` says of a site. */
export interface SiteHealth extends SiteBooks {
  /** Products in the catalog. */
  catalog: number
  /** Products that pages and orders named and the catalog does not have. */
  unlisted: number
  /** What the recommendations are made of. */
  model: RecommenderStats
  /** Rules of the shop for the site, and names in them that no product has; absent where there is no file of rules. */
  rules?: { rules: number; unknown: number }
}

export interface HealthOptions {
  version: string
  uptimeMs(): number
  isStopping(): boolean
  sites(): Record<string, SiteHealth>
  /** Asked for by `/v1/health`; without it everybody may read the books. */
  token: string | undefined
}

/** `GET /v1/health` for people, `/healthz` (the process lives) and `/readyz` (send it work) for machines. */
export function addHealth(app: FastifyInstance, options: HealthOptions): void {
  const status = () => (options.isStopping() ? 'stopping' : 'ok')
  app.get('/v1/health', (request, reply) => {
    if (options.token !== undefined) checkOperator(request, options.token)
    reply.header('cache-control', 'no-store').send({
      status: status(),
      version: options.version,
      uptimeMs: Math.round(options.uptimeMs()),
      sites: options.sites(),
    })
  })
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', (_request, reply) =>
    reply
      .code(options.isStopping() ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ status: status() }),
  )
}
