import type { FastifyInstance } from 'fastify'
import { isObject } from '../../../protocol/decoder.js'
import type { CatalogUpdate, UpdateReport } from '../../catalog/updateCatalog.js'
import { checkToken } from '../checkToken.js'
import { ProblemError } from '../ProblemError.js'

export interface CatalogOptions {
  token: string | undefined
  isServed(site: string): boolean
  /** Takes products over; lists go by them when it returns. */
  update(site: string, update: CatalogUpdate): UpdateReport
}

/**
 * `POST /v1/catalog`: adds, changes and removes products, for whoever has the operator's token. In force with the next answer; what cannot
 * be read is named and the rest is taken.
 */
export function addCatalog(app: FastifyInstance, options: CatalogOptions): void {
  app.post('/v1/catalog', (request, reply) => {
    checkToken(request, options.token)
    const { site, ...update } = read(request.body)
    if (!options.isServed(site)) throw new ProblemError('unknown_site')
    return reply.header('cache-control', 'no-store').send(options.update(site, update))
  })
}

const FIELDS: ReadonlySet<string> = new Set(['site', 'currency', 'products', 'changes', 'remove'])

function read(body: unknown): CatalogUpdate & { site: string } {
  let value: unknown
  try {
    value = JSON.parse(`${body}`)
  } catch {
    throw new ProblemError('bad_json')
  }
  if (!isObject(value)) throw new ProblemError('bad_catalog')
  const { site, currency, products = [], changes = [], remove = [] } = value
  // A misspelled field would do nothing and look as if all were well.
  if (!Object.keys(value).every(name => FIELDS.has(name))) throw new ProblemError('bad_catalog')
  if (typeof site !== 'string' || site === '') throw new ProblemError('bad_catalog', 'site')
  if (currency !== undefined && typeof currency !== 'string') throw new ProblemError('bad_catalog', 'currency')
  if (!Array.isArray(products)) throw new ProblemError('bad_catalog', 'products')
  if (!Array.isArray(changes)) throw new ProblemError('bad_catalog', 'changes')
  if (!Array.isArray(remove) || !remove.every(id => typeof id === 'string'))
    throw new ProblemError('bad_catalog', 'remove')
  return { site, currency, products, changes, remove }
}
