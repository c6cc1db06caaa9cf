import type { Ranked, StrategyRequest } from '../Strategy.js'
import { bestOf } from './bestOf.js'
import type { Model } from './Model.js'
import { UNKNOWN } from './ProductIndex.js'
import { type Ranking, SHOP } from './Ranking.js'

/** The best of a ranking in the category that is asked for, or in the shop; nothing of a category that no product has. */
export function bestInScope(model: Model, ranking: Ranking, request: StrategyRequest): Ranked[] {
  if (request.category === undefined) return bestOf(model, ranking, SHOP, request)
  const category = model.products.category(request.category)
  return category === UNKNOWN ? [] : bestOf(model, ranking, category, request)
}
