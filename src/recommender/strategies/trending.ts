import { bestInScope } from '../model/bestInScope.js'
import type { Model } from '../model/Model.js'
import type { Strategy } from '../Strategy.js'

/**
 * What is looked at and bought more than usual, in the shop or in one category: (recent − expected) / √(expected + 5) of the last 72
 * hours against the level of the 28 days before, a view counting 1 and an order 6: the distance from what is expected in standard
 * deviations of a Poisson count, roughly, since orders weigh more, and with a prior. New products have no level, and rise by what
 * they have.
 */
export const trending: Strategy<Model> = (model, request) => {
  model.trends.open(model.products.size)
  return bestInScope(model, model.trending, request)
}
