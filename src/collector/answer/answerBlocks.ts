import { hash } from 'node:crypto'
import type { BlockRequest } from '../../protocol/block.js'
import type { RecommendedBlock, RecommendedItem } from '../../protocol/recommendations.js'
import type { Recommendation } from '../../recommender/Recommender.js'
import type { SiteModel } from '../model/SiteModel.js'
import { supportBucket } from '../model/supportBucket.js'

/** Products of a block that does not say how many. */
const DEFAULT_LIMIT = 12

/** A block as it was asked for. */
export interface AskedBlock extends BlockRequest {
  /** The text of the question. */
  query: string
  /** Ids that it takes from later blocks of a distinct answer, of what it was answered; else all of that. */
  takes?(items: readonly RecommendedItem[]): readonly string[]
}

export interface AnswerOptions {
  site: string
  model: SiteModel
  /** Distinct visitors behind a pair before anybody may see it. */
  minSupport: number
  ageMs: number
  /** Time, ms, for rules that hold for a while. */
  at: number
  /** Only what is sold there is shown, as it is there. */
  market?: string
  /** Leave out of each block what an earlier one takes. A page does that by itself, in the order of its elements. */
  isDistinct?: boolean
  /** Say of each product why it is there, with `rules` also by which rule, and which anchors the catalog does not have. */
  explain?: '1' | 'rules'
}

/** What was answered for one block, for the figures of the collector. */
export type ServedBlock = Pick<RecommendedBlock, 'type' | 'source'>

/** An answer: JSON of a `RecommendationsAnswer`, and what stands in it. */
export interface AnsweredBlocks {
  json: string
  served: ServedBlock[]
}

/**
 * Answers blocks in the order of the requests.
 * The same model and requests give the same text, so that it can be cached anywhere.
 */
export function answerBlocks(requests: readonly AskedBlock[], options: AnswerOptions): AnsweredBlocks {
  const taken: string[] = []
  const blocks = requests.map(request => answerBlock(request, taken, options))
  return {
    json: `{"v":1,"blocks":[${blocks.map(({ json }) => json).join(',')}]}`,
    served: blocks.map(({ source }, index) => ({ type: requests[index]!.type, source })),
  }
}

interface AnsweredBlock {
  source: string
  json: string
}

function answerBlock(request: AskedBlock, taken: string[], options: AnswerOptions): AnsweredBlock {
  const { model, minSupport, at } = options
  const { type, category, term, placement, exclude = [], limit = DEFAULT_LIMIT } = request
  const paused = model.switches.paused(request, at)
  if (paused === 'all') return answered(request, options, { source: 'paused', items: [] }, [], { paused })
  const experiment = placement === undefined ? undefined : model.switches.experiment(placement, at)
  const targets = model.switches.targets(request, at)
  const market = request.market?.trim().toLowerCase() || options.market
  const isRemembered = type === 'recently-viewed'
  const recommendation = model.recommender.recommend({
    type,
    anchors: isRemembered ? request.anchors.filter(id => model.shelf.has(id)) : request.anchors,
    exclude: taken.length === 0 ? exclude : [...exclude, ...taken],
    limit,
    at,
    ...(market !== undefined && { market }),
    ...(placement !== undefined && { placement }),
    ...(category !== undefined && { category }),
    ...(term !== undefined && { term }),
  })
  const ids: string[] = []
  const written: string[] = []
  for (const item of recommendation.items) {
    const { product, strategy, support } = item
    const open = model.shelf.openJson(product, market)
    if (open === undefined) continue
    ids.push(product)
    const bucket = isRemembered ? undefined : supportBucket(support, minSupport)
    const told = options.explain === 'rules' ? item : { strategy }
    const why = options.explain ? `,"why":${JSON.stringify(model.recommender.explain(told, bucket))}` : ''
    written.push(`${open},"strategy":"${strategy}"${bucket === undefined ? '' : `,"support":"${bucket}"`}${why}}`)
  }
  if (options.isDistinct) taken.push(...(request.takes?.(JSON.parse(`[${written.join(',')}]`)) ?? ids))
  const unlisted = options.explain ? request.anchors.filter(id => !model.shelf.isListed(id)) : []
  const { lapsedDays } = model.switches
  const state = { experiment, paused, targets, lapsedDays, unlisted: unlisted.length > 0 ? unlisted : undefined }
  return answered(request, options, recommendation, written, state)
}

function answered(
  { type, placement, query }: AskedBlock,
  options: AnswerOptions,
  { source, items }: { source: string; items: Recommendation['items'] },
  written: readonly string[],
  state: { [K in 'experiment' | 'paused' | 'targets' | 'lapsedDays' | 'unlisted']?: RecommendedBlock[K] | undefined },
): AnsweredBlock {
  const head = { type, placement, recommendationId: recommendationId(options, query, items), source }
  const open = JSON.stringify({ ...head, ageMs: options.ageMs, ...state }).slice(0, -1)
  return { source, json: `${open},"items":[${written.join(',')}]}` }
}

/** 128 bits in hex that name what was answered to what: who gets the same answer gets the same name. */
function recommendationId({ site, market }: AnswerOptions, query: string, items: Recommendation['items']): string {
  const list = items.map(({ product, strategy }) => `${strategy}:${product}`)
  const said = JSON.stringify([site, query, list, ...(market === undefined ? [] : [market])])
  return hash('sha256', said).slice(0, 32)
}
