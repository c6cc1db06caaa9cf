import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseBlockQuery } from '../../../protocol/blockQuery.js'
import { LIMITS } from '../../../protocol/limits.js'
import { AnswerCache, type CachedAnswer } from '../../answer/AnswerCache.js'
import { type AskedBlock, answerBlocks, type ServedBlock } from '../../answer/answerBlocks.js'
import type { SiteModel } from '../../model/SiteModel.js'
import { checkOrigin } from '../checkOrigin.js'
import { checkToken } from '../checkToken.js'
import type { OriginRules } from '../originRules.js'
import { ProblemError } from '../ProblemError.js'
import { queryOf } from '../queryOf.js'

/** How long after its end an answer may still be shown while a new one is fetched, s. */
const STALE_SECONDS = 300

export interface RecommendationsOptions {
  origins: OriginRules
  minSupport: number
  /** How long browsers and caches in between may keep an answer, s; with 0 they ask every time whether it still holds. */
  maxAgeSeconds: number
  /** The model of a site that is served. */
  model(site: string): SiteModel | undefined
  ageMs(): number
  /** Asked for where rules are named. */
  token: string | undefined
  /** The wall clock, ms. */
  now(): number
  /** Told of the blocks of each answer, also where the client has it already. */
  served(site: string, blocks: readonly ServedBlock[]): void
}

/** `GET /v1/recommendations?site=…&b=…&b=…`: all blocks of a page in one answer, the same for everybody who asks the same. */
export function addRecommendations(app: FastifyInstance, options: RecommendationsOptions): void {
  const cache = new AnswerCache()
  const { maxAgeSeconds } = options
  // Who wants no answer to be kept wants none that is out of date either.
  const cacheControl =
    maxAgeSeconds === 0
      ? 'public, no-cache'
      : `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${STALE_SECONDS}`

  const answer = (request: FastifyRequest): CachedAnswer => {
    const address = request.raw.url ?? ''
    const query = () => queryOf(request)
    const cached = cache.get(address)
    const site = cached?.site ?? siteOf(query())
    const model = options.model(site)
    if (model === undefined) throw new ProblemError('unknown_site')
    const ageMs = options.ageMs()
    const blocks = cached === undefined ? blocksOf(query()) : undefined
    const types = cached?.types ?? [...new Set(blocks!.map(({ type }) => type))]
    const at = options.now()
    const version = `${model.version(types, at)}.${ageMs}`
    if (cached?.version === version) return cached
    const { minSupport } = options
    const isDistinct = query().get('distinct') === '1'
    const market = marketOf(query())
    const explain = explainOf(query())
    // What rules are called is nobody's business but the shop's.
    if (explain === 'rules') checkToken(request, options.token)
    const asked = {
      site,
      model,
      minSupport,
      ageMs,
      at,
      isDistinct,
      ...(explain && { explain }),
      ...(market !== undefined && { market }),
    }
    const { json, served } = answerBlocks(blocks ?? blocksOf(query()), asked)
    const body = Buffer.from(json)
    const etag = `"${hash('sha1', body, 'base64url')}"`
    const fresh = { version, site, types, served, body, etag, isPrivate: explain === 'rules' }
    if (!fresh.isPrivate) cache.set(address, fresh)
    return fresh
  }

  app.get('/v1/recommendations', (request, reply) => {
    const { site, served, body, etag, isPrivate } = answer(request)
    checkOrigin(options.origins, site, request, reply)
    options.served(site, served)
    reply
      .header('cache-control', isPrivate ? 'no-store' : cacheControl)
      .header('etag', etag)
      .header('timing-allow-origin', '*')
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.header('content-type', 'application/json; charset=utf-8').send(body)
  })
}

function siteOf(query: URLSearchParams): string {
  const site = query.get('site')
  if (site === null || site === '') throw new ProblemError('bad_query', 'site')
  return site
}

function explainOf(query: URLSearchParams): '1' | 'rules' | undefined {
  const explain = query.get('explain')
  return explain === '1' || explain === 'rules' ? explain : undefined
}

/** Codes of markets are small, as the catalog has them. */
function marketOf(query: URLSearchParams): string | undefined {
  return query.get('market')?.trim().toLowerCase() || undefined
}

function blocksOf(query: URLSearchParams): AskedBlock[] {
  const values = query.getAll('b')
  if (values.length === 0 || values.length > LIMITS.blocks) throw new ProblemError('bad_query', 'b')
  return values.map(value => {
    const block = parseBlockQuery(value)
    if (block === undefined) throw new ProblemError('bad_query', 'b')
    return { ...block, query: value }
  })
}

/** Whether the client already has this answer. https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === etag)
}
