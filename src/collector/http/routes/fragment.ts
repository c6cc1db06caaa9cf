import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MORE_OF_CARD, type MoreOfCard } from '../../../card/moreOfCard.js'
import type { BlockRequest } from '../../../protocol/block.js'
import { LIMITS } from '../../../protocol/limits.js'
import type { RecommendationsAnswer } from '../../../protocol/recommendations.js'
import { type FragmentSettings, fragmentOf, questionOf } from '../../answer/fragmentOf.js'
import { ProblemError } from '../ProblemError.js'
import { addAnswers, blocksOf, marketOf, type RecommendationsOptions } from './recommendations.js'

/** https://www.w3.org/TR/CSP3/#grammardef-base64-value */
const NONCE = /^[A-Za-z0-9+/_-]{1,256}={0,2}$/
const HOST = /^[A-Za-z0-9.:[\]-]+$/
const ADDRESS = 'an address such as https://my-shop.example/'
const LAYOUTS = ['', 'grid', 'row']

/**
 * `GET /v1/fragment?site=…&lang=…&b=…`: blocks as HTML that the shop's server puts into its page. What is chosen is what
 * `/v1/recommendations` chooses.
 */
export function addFragment(app: FastifyInstance, options: RecommendationsOptions): void {
  addAnswers(app, options, {
    path: '/v1/fragment',
    contentType: 'text/html; charset=utf-8',
    // The style sheet is where the shop's server asked, unless it says otherwise.
    key: request => request.headers.host ?? '',
    read(query, request) {
      const market = marketOf(query)
      const blocks = blocksOf(query).map(block => trimmed({ ...(market !== undefined && { market }), ...block }))
      const settings = settingsOf(query, request)
      return {
        blocks: blocks.map(block => questionOf(block, settings)),
        write: answer => fragmentOf(blocks, JSON.parse(answer) as RecommendationsAnswer, settings),
        // A nonce is good for one page.
        isPrivate: settings.nonce !== undefined,
      }
    },
  })
}

/** As the element reads its attributes. */
function trimmed(block: BlockRequest): BlockRequest {
  const read = { ...block, anchors: block.anchors.map(id => id.trim()).filter(Boolean) }
  for (const name of ['market', 'category', 'term', 'placement'] as const) {
    const text = block[name]?.trim()
    if (text) read[name] = text
    else delete read[name]
  }
  return read
}

function settingsOf(query: URLSearchParams, request: FastifyRequest): FragmentSettings {
  const text = (name: string, isGood: (value: string) => boolean, good: string) => {
    const value = query.get(name)?.trim() ?? ''
    if (value.length > LIMITS.textLength || !isGood(value))
      throw new ProblemError('bad_query', name, false, `Use ${good}.`)
    return value
  }
  const optional = <N extends string>(name: N, isGood: (value: string) => boolean, good: string) =>
    query.has(name) ? ({ [name]: text(name, isGood, good) } as Record<N, string>) : undefined
  const show = text(
    'show',
    names => names === '' || names.split(/[\s,]+/).every(isMore),
    `any of ${MORE_OF_CARD.join(', ')}, with commas between them`,
  )
  const min = query.has('min') && Number(text('min', isCount, `a whole number from 1 to ${LIMITS.blockItems}`))
  const base = optional('base', isAddress, ADDRESS)
  const collector = optional('collector', isAddress, ADDRESS)?.collector
  return {
    lang: text('lang', isLanguage, 'a code such as en or pl-PL') || 'en',
    heading: text('heading', () => true, `at most ${LIMITS.textLength} characters`),
    layout: text('layout', layout => LAYOUTS.includes(layout), 'grid or row'),
    show: show === '' ? [] : show.split(/[\s,]+/),
    ...(min !== false && { min }),
    ...base,
    ...optional('nonce', nonce => NONCE.test(nonce), 'the nonce of the policy of the page'),
    stylesheet: `${collector ? addressOf(collector) : hostOf(request)}/blocks.css`,
  }
}

/** Where the request came to, in the scheme of the page. */
function hostOf({ headers: { host = '' } }: FastifyRequest): string {
  if (!HOST.test(host)) throw new ProblemError('bad_query', 'collector', false, `Use ${ADDRESS}.`)
  return `//${host}`
}

/** Without what stands behind the path; written as a browser reads it. */
function addressOf(collector: string): string {
  const { origin, pathname } = new URL(collector)
  return (origin + pathname).replace(/\/+$/, '')
}

function isMore(name: string): name is MoreOfCard {
  return MORE_OF_CARD.includes(name as MoreOfCard)
}

function isCount(value: string): boolean {
  const count = Number(value)
  return Number.isSafeInteger(count) && count >= 1 && count <= LIMITS.blockItems
}

function isLanguage(value: string): boolean {
  try {
    return value === '' || new Intl.Locale(value).baseName !== ''
  } catch {
    return false
  }
}

function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password } = new URL(value)
  return (protocol === 'https:' || protocol === 'http:') && username + password === ''
}
