import { isAttracted, logLikelihoodRatio } from '../math/logLikelihoodRatio.js'
import type { TopN } from '../math/TopN.js'
import type { Model } from '../model/Model.js'
import { rankedBlend } from '../model/rankedBlend.js'
import { rankedOf } from '../model/rankedOf.js'
import type { Strategy, StrategyRequest } from '../Strategy.js'

/**
 * Visitors who bought the anchor also bought, in the same order. Of pairs that are more frequent than chance, with a
 * log-likelihood ratio and a support that are high enough: decayed visitors with both / (visitors with the anchor + 20), times
 * visitors with the other^−0.3. Several anchors: each anchor's best products by score² / the best one's score, summed, so that
 * an anchor that says much about few is heard before one that says little about many.
 */
export const alsoBought: Strategy<Model> = (model, request) => {
  const anchors = [...new Set(request.anchors)].filter(id => model.products.find(id) >= 0).sort(byCodeUnit)
  const [first] = anchors
  if (first === undefined) return []
  if (anchors.length === 1) {
    fillRow(model, request, model.products.find(first), model.top, request.limit)
    return rankedOf(model, model.top)
  }
  const { row, blend, settings } = model
  blend.reset(model.products.size)
  for (const anchor of anchors) {
    fillRow(model, request, model.products.find(anchor), row, Math.max(settings.pairsKept, request.limit))
    for (let slot = 0; slot < row.size; slot++) {
      blend.add(row.products[slot]!, row.scores[slot]! ** 2 / row.scores[0]!, row.supports[slot]!)
    }
  }
  return rankedBlend(model, request)
}

/** The dear question, whether a pair is gated, is put only for pairs that would get in. */
function fillRow(model: Model, request: StrategyRequest, anchor: number, into: TopN, limit: number): void {
  const { counts, history, settings } = model
  const row = model.pairs.row(anchor, model.products.size)
  const visitors = history.visitorsWithin(settings.pairWindowDays)
  counts.refresh(anchor)
  const ofAnchor = counts.buyers[anchor]!
  const divisor = ofAnchor + settings.pairShrinkage
  into.reset(limit)
  for (let index = 0; index < row.products.length; index++) {
    const other = row.products[index]!
    counts.refresh(other)
    const score = (row.decayed[index]! / divisor) * counts.rarity[other]!
    if (!into.admits(other, score) || !request.allowed(other)) continue
    const both = row.visitors[index]!
    const ofOther = counts.buyers[other]!
    if (!isAttracted(both, ofAnchor, ofOther, visitors)) continue
    const neither = visitors - ofAnchor - ofOther + both
    const ratio = logLikelihoodRatio(both, ofAnchor - both, ofOther - both, neither)
    if (ratio >= settings.pairLogLikelihoodRatio) into.offer(other, score, both)
  }
  into.sort()
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
