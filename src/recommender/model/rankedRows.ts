import type { TopN } from '../math/TopN.js'
import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'
import { rankedBlend } from './rankedBlend.js'
import { rankedOf } from './rankedOf.js'

/** Fills a heap with the best products of a row, an anchor's or a term's, that are allowed, in order. */
export type FillRow = (model: Model, request: StrategyRequest, rowOf: number, into: TopN, limit: number) => void

/** The best of the anchors' rows; see `rankedSum`. */
export function rankedRows(model: Model, request: StrategyRequest, fillRow: FillRow): Ranked[] {
  const anchors = [...new Set(request.anchors)].filter(id => model.products.find(id) >= 0).sort(byCodeUnit)
  const numbers = anchors.map(id => model.products.find(id))
  return rankedSum(model, request, numbers, fillRow)
}

/**
 * The best of a row. Of several: the best products of each by score³ / the best one's score², summed, so that a row that says much about few is
 * heard before one that says little about many.
 *
 * @param rows their numbers, in an order that does not depend on when they came: so is the sum
 */
export function rankedSum(model: Model, request: StrategyRequest, rows: readonly number[], fillRow: FillRow): Ranked[] {
  const [first] = rows
  if (first === undefined) return []
  if (rows.length === 1) {
    fillRow(model, request, first, model.top, request.limit)
    return rankedOf(model, model.top)
  }
  const { row, blend, settings } = model
  blend.reset()
  for (const one of rows) {
    fillRow(model, request, one, row, Math.max(settings.pairsKept, request.limit))
    for (let slot = 0; slot < row.size; slot++) {
      blend.add(row.products[slot]!, row.scores[slot]! ** 3 / row.scores[0]! ** 2, row.supports[slot]!)
    }
  }
  return rankedBlend(model, request)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
