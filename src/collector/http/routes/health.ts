import type { FastifyInstance } from 'fastify'
import type { RecommenderStats } from '../../../recommender/Recommender.js'
import type { SiteBooks } from '../../log/EventLog.js'
import { checkOperator } from '../checkOperator.js'

/** What `GET /v1/health` says of a site. */
export interface SiteHealth extends SiteBooks {
  /** Products in the catalog. */
  catalog: number
  /** Products that pages and orders, also imported ones, named and the catalog does not have. */
  unlisted: number
  /** What the recommendations are made of. */
  model: RecommenderStats
  /** Rules of the shop for the site, and names in them that no product has; absent where there is no file of rules. */
  rules?: { rules: number; unknown: number }
}

/** What `GET /v1/health` says of the file of rules. */
export interface RulesHealth {
  /** Mistakes of the file as it is now; with any, the rules are those that it had before. */
  problems: number
  /** A sentence for each of them, which may name rules: only for who sends the token. */
  messages?: readonly string[]
}

export interface HealthOptions {
  version: string
  uptimeMs(): number
  isStopping(): boolean
  sites(): Record<string, SiteHealth>
  /** What is wrong with the file of rules, a sentence for each mistake; `undefined` where there is no file. */
  rulesProblems(): readonly string[] | undefined
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
      ...rulesHealth(options.rulesProblems(), options.token !== undefined),
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

function rulesHealth(problems: readonly string[] | undefined, isOperator: boolean): { rules?: RulesHealth } {
  if (problems === undefined) return {}
  return { rules: { problems: problems.length, ...(isOperator && problems.length > 0 && { messages: problems }) } }
}
