import { wholeSteps } from '../math/wholeSteps.js'
import { isGated } from '../model/isGated.js'
import type { Model } from '../model/Model.js'
import { type FillRow, rankedRows } from '../model/rankedRows.js'
import type { Strategy } from '../Strategy.js'

/**
 * What visitors who looked at the anchor bought on that day or within the 7 days after: visitors with both / (visitors who looked
 * at it + 20), a shrunk P(bought | looked at). The gate is that of also-bought, among visitors with an order: A are those who
 * looked at the anchor and then bought anything, B those who bought the other (cross-occurrence, T. Dunning, E. Friedman,
 * "Practical Machine Learning: Innovations in Recommendation", 2014). Several anchors: see `rankedRows`.
 */
export const boughtAfterViewing: Strategy<Model> = (model, request) => rankedRows(model, request, fillRow)

const fillRow: FillRow = (model, request, anchor, into, limit) => {
  const { counts, history, settings } = model
  const row = model.afterViews.row(anchor, model.products.size)
  const visitors = wholeSteps(history.visitorsWithin(settings.pairWindowDays), settings.supportStep)
  const divisor = row.viewers + settings.pairShrinkage
  let best = 0
  into.reset(limit)
  for (let index = 0; index < row.products.length; index++) {
    const other = row.products[index]!
    const both = row.visitors[index]!
    const score = both / divisor
    const isWanted = into.admits(other, score) && request.allowed(other)
    if (!isWanted && score <= best) continue
    counts.refresh(other)
    if (!isGated(settings, both, row.buyers, counts.buyers[other]!, visitors)) continue
    best = Math.max(best, score)
    if (isWanted) into.offer(other, score, both)
  }
  into.sort()
  return best
}
