import type { Model } from '../model/Model.js'
import { rankedOf } from '../model/rankedOf.js'
import type { Strategy } from '../Strategy.js'

/**
 * Of the anchors, which are what this shopper bought, those that others buy again: distinct visitors who bought it on at least
 * two days / (visitors who bought it + 20), by the typical days between. A request has no dates, so that says how likely it is due
 * on a day of which nothing is known: a share of the buyers come back, each once in that many days (the rate of a renewal
 * process, W. Feller, "An Introduction to Probability Theory and Its Applications", volume 2, chapter XI).
 */
export const buyAgain: Strategy<Model> = (model, request) => {
  const { products, counts, repeats, settings, top } = model
  repeats.open(products.size)
  top.reset(request.limit)
  for (const id of new Set(request.anchors)) {
    const product = products.find(id)
    if (product < 0) continue
    repeats.refresh(product)
    const support = repeats.visitors[product]!
    if (support < settings.minSupport) continue
    counts.refresh(product)
    const share = support / (counts.buyers[product]! + settings.pairShrinkage)
    const score = share / repeats.intervals[product]!
    if (top.admits(product, score) && request.allowed(product)) top.offer(product, score, support)
  }
  top.sort()
  return rankedOf(model, top)
}
