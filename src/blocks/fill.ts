import { askSize } from '../card/askSize.js'
import type { Visitor } from '../card/types/BlockDefinition.js'
import { BLOCKS } from '../card/types/index.js'
import type { RecommendRequest, TrackerHost } from '../core/Tracker.js'
import type { RecommendedBlock, RecommendedItem } from '../protocol/recommendations.js'
import { arrange } from './arrange.js'
import { keep, readKept } from './keptAnswers.js'
import type { BlockSettings } from './settings.js'

/** What a block may show. */
export interface Filling {
  /**
   * The question, where it was answered: it is not asked again while the shopper stays on the page. Empty for what was kept of an earlier answer
   * and may be another soon, undefined where the collector does not answer.
   */
  query_: string | undefined
  /** Products that this block never shows. */
  excluded_: ReadonlySet<string>
  /** Best first, more than the block shows. Empty where there is no answer. */
  items_: readonly RecommendedItem[]
  answer_?: RecommendedBlock | undefined
}

/**
 * Fills one block: from its kept answer at once, then from the collector. A question that was just answered is not asked
 * again, only the shopper's products are taken out anew.
 *
 * @param decide What an answer that is for everybody comes to for this shopper.
 * @param before The filling of now.
 * @param found Called with every better filling, at least once.
 */
export async function fill(
  tracker: TrackerHost,
  { request_, named_, limit_, answer_, tired_ }: BlockSettings,
  visitor: Visitor,
  decide: (
    answer: RecommendedBlock | undefined,
    request: RecommendRequest,
    isKept?: boolean,
  ) => Promise<RecommendedBlock | undefined>,
  before: Filling | undefined,
  found: (filling: Filling) => void,
): Promise<void> {
  const { personal_, ofTerm_, ofAnchors_, again_, anchors_ } = BLOCKS[request_.type]
  const excluded_ = new Set([
    ...named_,
    ...visitor.cart_,
    ...(again_ ? [] : visitor.bought_),
    ...((await tired_?.()) ?? []),
  ])
  const anchors = anchors_?.(named_, visitor) ?? []
  const isAboutNothing = (personal_ && !anchors[0]) || (ofTerm_ && !request_.term)
  const request: RecommendRequest = {
    ...request_,
    anchors,
    limit: askSize(limit_, excluded_.size),
  }
  const query = JSON.stringify(request)
  const tell = (answer_: RecommendedBlock | undefined, query_: Filling['query_']) => {
    const items = answer_?.items ?? []
    const items_ = isAboutNothing ? [] : ofAnchors_ ? arrange(items, anchors) : items
    found({ query_, excluded_, items_, answer_ })
  }

  let now = before?.answer_
  if (before?.query_ === query || isAboutNothing) return tell(now, query)
  const asked = tracker.recommend(request)
  // What was looked at changes from page to page, so its last answer serves for whatever of it is still remembered.
  const subject = JSON.stringify([request_, !ofAnchors_ && anchors])
  now ??= await decide(answer_ ?? (await readKept(tracker, subject, Date.now())), request, true)
  if (now) tell(now, '')
  const answer = await asked
  tell((await decide(answer, request)) ?? now, answer && query)
  if (answer) await keep(tracker, subject, Date.now(), answer)
}
