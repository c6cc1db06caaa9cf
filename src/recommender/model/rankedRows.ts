import type { TopN } from '../math/TopN.js'
import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'
import { rankedBlend } from './rankedBlend.js'
import { rankedOf } from './rankedOf.js'

/** Fills a heap with an anchor's best products that are allowed, in order. */
export type FillRow = (model: Model, request: StrategyRequest, anchor: number, into: TopN, limit: number) => void

/**
 * The best of the anchor's row. Several anchors: each anchor's best products by score³ / the best one's score², summed, so that
 * an anchor that says much about few is heard before one that says little about many.
 */
export function rankedRows(model: Model, request: StrategyRequest, fillRow: FillRow): Ranked[] {
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
      blend.add(row.products[slot]!, row.scores[slot]! ** 3 / row.scores[0]! ** 2, row.supports[slot]!)
    }
  }
  return rankedBlend(model, request)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
