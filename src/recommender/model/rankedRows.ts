import type { TopN } from '../math/TopN.js'
import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'
import { rankedBlend } from './rankedBlend.js'
import { rankedOf } from './rankedOf.js'

/**
 * Fills a heap with the best products of a row, an anchor's or a term's, that are allowed, in order, and answers the row's best score, allowed or
 * not; 0 for an empty row.
 */
export type FillRow = (model: Model, request: StrategyRequest, rowOf: number, into: TopN, limit: number) => number

/** The best of the anchors' rows; see `rankedSum`. */
export function rankedRows(model: Model, request: StrategyRequest, fillRow: FillRow): Ranked[] {
  return rankedSum(model, request, numbersOf(model, request), fillRow)
}

/** The numbers of the anchors that the model knows, each once, by code units of their ids. */
export function numbersOf({ products }: Model, { anchors }: Pick<StrategyRequest, 'anchors'>): number[] {
  const known = [...new Set(anchors)].filter(id => products.find(id) >= 0)
  return known.sort(byCodeUnit).map(id => products.find(id))
}

/**
 * The best of a row. Of several: the best products of each by score³ / the row's best score², summed, so that a row that says much about few is
 * heard before one that says little about many. A row whose best products are anchors too, or may not be shown, has said most of what it has to say.
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
    const best = fillRow(model, request, one, row, Math.max(settings.pairsKept, request.limit))
    for (let slot = 0; slot < row.size; slot++) {
      blend.add(row.products[slot]!, row.scores[slot]! ** 3 / best ** 2, row.supports[slot]!)
    }
  }
  return rankedBlend(model, request)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
