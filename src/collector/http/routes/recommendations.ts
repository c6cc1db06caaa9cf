import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BLOCK_TYPES } from '../../../protocol/block.js'
import { parseBlockQuery } from '../../../protocol/blockQuery.js'
import { LIMITS } from '../../../protocol/limits.js'
import { AnswerCache, type CachedAnswer } from '../../answer/AnswerCache.js'
import { type AnswerOptions, type AskedBlock, answerBlocks, type ServedBlock } from '../../answer/answerBlocks.js'
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

/** What a request asks for, and how it is answered. */
export interface Asked extends Pick<AnswerOptions, 'market' | 'explain'> {
  blocks: readonly AskedBlock[]
  /** Makes the body of the `RecommendationsAnswer`, which is JSON. */
  write(answer: string): string
  /** The answer is for who asked, and kept nowhere. */
  isPrivate?: boolean
}

/** An address that answers blocks in its own way. */
export interface AnswersRoute {
  path: string
  contentType: string
  /**
   * Reads a request.
   * @throws {ProblemError}
   */
  read(query: URLSearchParams, request: FastifyRequest): Asked
  /** What answers depend on beside the address. */
  key?(request: FastifyRequest): string
}

/** `GET /v1/recommendations?site=…&b=…&b=…`: all blocks of a page in one answer, the same for everybody who asks the same. */
export function addRecommendations(app: FastifyInstance, options: RecommendationsOptions): void {
  addAnswers(app, options, {
    path: '/v1/recommendations',
    contentType: 'application/json; charset=utf-8',
    read(query, request) {
      const market = marketOf(query)
      const explain = explainOf(query)
      // What rules are called is nobody's business but the shop's.
      if (explain === 'rules') checkToken(request, options.token)
      return {
        blocks: blocksOf(query),
        write: answer => answer,
        isPrivate: explain === 'rules',
        ...(explain && { explain }),
        ...(market !== undefined && { market }),
      }
    },
  })
}

/** Answers blocks: each answer is made once until something changes, and sent to the pages that may have it. */
export function addAnswers(app: FastifyInstance, options: RecommendationsOptions, route: AnswersRoute): void {
  const cache = new AnswerCache()
  const { maxAgeSeconds } = options
  // Who wants no answer to be kept wants none that is out of date either.
  const cacheControl =
    maxAgeSeconds === 0
      ? 'public, no-cache'
      : `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${STALE_SECONDS}`

  const answer = (request: FastifyRequest): CachedAnswer => {
    const address = `${request.raw.url}${route.key ? ` ${route.key(request)}` : ''}`
    const query = () => queryOf(request)
    const cached = cache.get(address)
    const site = cached?.site ?? siteOf(query())
    const model = options.model(site)
    if (model === undefined) throw new ProblemError('unknown_site')
    const ageMs = options.ageMs()
    let asked = cached === undefined ? route.read(query(), request) : undefined
    const types = cached?.types ?? [...new Set(asked!.blocks.map(({ type }) => type))]
    const at = options.now()
    const version = `${model.version(types, at)}.${ageMs}`
    if (cached?.version === version) return cached
    const { minSupport } = options
    const isDistinct = query().get('distinct') === '1'
    asked ??= route.read(query(), request)
    const { blocks, write, isPrivate = false, ...told } = asked
    const { json, served } = answerBlocks(blocks, { site, model, minSupport, ageMs, at, isDistinct, ...told })
    const body = Buffer.from(write(json))
    const etag = `"${hash('sha1', body, 'base64url')}"`
    const fresh = { version, site, types, served, body, etag, isPrivate }
    if (!fresh.isPrivate) cache.set(address, fresh)
    return fresh
  }

  app.get(route.path, (request, reply) => {
    const { site, served, body, etag, isPrivate } = answer(request)
    checkOrigin(options.origins, site, request, reply)
    options.served(site, served)
    reply
      .header('cache-control', isPrivate ? 'no-store' : cacheControl)
      .header('etag', etag)
      .header('timing-allow-origin', '*')
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.header('content-type', route.contentType).send(body)
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
export function marketOf(query: URLSearchParams): string | undefined {
  return query.get('market')?.trim().toLowerCase() || undefined
}

/** The blocks as they are asked for, in their order. */
export function blocksOf(query: URLSearchParams): AskedBlock[] {
  const values = query.getAll('b')
  if (values.length === 0 || values.length > LIMITS.blocks) throw new ProblemError('bad_query', 'b')
  return values.map(value => {
    const block = parseBlockQuery(value)
    if (block === undefined) throw new ProblemError('bad_query', 'b', false, remedyFor(value))
    return { ...block, query: value }
  })
}

/** What to write instead of a block that cannot be read. No answer repeats what was asked. */
function remedyFor(value: string): string {
  const [type = ''] = value.split(/[:;]/, 1)
  if (BLOCK_TYPES.some(known => known === type))
    return `Write ${type}:ANCHOR,ANCHOR;limit=6 with a limit from 1 to ${LIMITS.blockItems} and at most ${LIMITS.anchors} anchors.`
  return `Its type is none. Use one of ${BLOCK_TYPES.join(', ')}.`
}

/** Whether the client already has this answer. https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === etag)
}
