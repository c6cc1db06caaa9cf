import { wholeSteps } from '../math/wholeSteps.js'
import { isGated } from '../model/isGated.js'
import type { Model } from '../model/Model.js'
import { rankedByBasket } from '../model/rankedByBasket.js'
import { type FillRow, numbersOf, rankedSum } from '../model/rankedRows.js'
import type { Strategy } from '../Strategy.js'

/**
 * Visitors who bought the anchor also bought, in the same order. Of pairs that are more frequent than chance, with a
 * log-likelihood ratio and a support that are high enough: visitors with both / (visitors with the anchor + 20), each by the age and
 * the size of an order, times visitors with the other^−0.3. Several anchors: see `rankedSum`; more than two: `rankedByBasket` too.
 */
export const alsoBought: Strategy<Model> = (model, request) => {
  const anchors = numbersOf(model, request).filter(anchor => isBought(model, anchor))
  const { basketPairs, basketCandidates } = model.settings
  if (anchors.length <= basketPairs) return rankedSum(model, request, anchors, fillRow)
  const limit = Math.max(basketCandidates, request.limit)
  const list = rankedSum(model, { ...request, limit }, anchors, fillRow)
  return rankedByBasket(model, list, anchors).slice(0, request.limit)
}

/**
 * Of what nobody bought, or nobody any more after an erasure, nothing follows: neither a row nor the size of a basket. Steps of a pair may
 * be complete where those of its product are not, by the window.
 */
function isBought({ pairs, products, counts }: Model, product: number): boolean {
  counts.refresh(product)
  return counts.buyers[product]! > 0 || pairs.row(product, products.size).products.length > 0
}

/** Steps may be completed by few who bought within the window: a product has no fewer buyers than the pair. */
function rarityOf({ counts, settings }: Model, product: number, both: number): number {
  if (settings.supportStep === 1 || counts.buyers[product]! >= both) return counts.rarity[product]!
  return both ** -settings.pairPopularityExponent
}

/** The dear question, whether a pair is gated, is put only for pairs that would get in. */
const fillRow: FillRow = (model, request, anchor, into, limit) => {
  const { counts, history, settings } = model
  const row = model.pairs.row(anchor, model.products.size)
  const visitors = wholeSteps(history.visitorsWithin(settings.pairWindowDays), settings.supportStep)
  counts.refresh(anchor)
  const ofAnchor = counts.buyers[anchor]!
  const divisor = row.weight + settings.pairShrinkage
  let best = 0
  into.reset(limit)
  for (let index = 0; index < row.products.length; index++) {
    const other = row.products[index]!
    counts.refresh(other)
    const score = (row.decayed[index]! / divisor) * rarityOf(model, other, row.visitors[index]!)
    const isWanted = into.admits(other, score) && request.allowed(other)
    if (!isWanted && score <= best) continue
    const both = row.visitors[index]!
    if (!isGated(settings, both, ofAnchor, counts.buyers[other]!, visitors)) continue
    best = Math.max(best, score)
    if (isWanted) into.offer(other, score, both)
  }
  into.sort()
  return best
}
