import { bestInScope } from '../model/bestInScope.js'
import type { Model } from '../model/Model.js'
import type { Strategy } from '../Strategy.js'

/**
 * What visitors passed on to others, in the shop or in one category: distinct visitors of the last 90 days, each by 2^(−age / 14 days) of the newest
 * share, at least as many as a pair needs.
 */
export const mostShared: Strategy<Model> = (model, request) => {
  model.shareCounts.open(model.products.size)
  return bestInScope(model, model.mostShared, request)
}
