import { bestOf } from '../model/bestOf.js'
import type { Model } from '../model/Model.js'
import { UNKNOWN } from '../model/ProductIndex.js'
import { SHOP } from '../model/Ranking.js'
import type { Strategy } from '../Strategy.js'

/**
 * What visitors passed on to others, in the shop or in one category: distinct visitors of the last 90 days, each by 2^(−age / 14 days) of the newest
 * share, at least as many as a pair needs.
 */
export const mostShared: Strategy<Model> = (model, request) => {
  const { category } = request
  const scope = category === undefined ? SHOP : model.products.category(category)
  if (category !== undefined && scope === UNKNOWN) return []
  model.shareCounts.open(model.products.size)
  return bestOf(model, model.mostShared, scope, request)
}
