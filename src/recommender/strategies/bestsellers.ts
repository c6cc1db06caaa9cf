import { bestOf } from '../model/bestOf.js'
import type { Model } from '../model/Model.js'
import { SHOP } from '../model/Ranking.js'
import type { Strategy } from '../Strategy.js'

/**
 * What sells best in the whole shop: units by day, one buyer once a product and day, by the age of the day. Where a market is asked for in which somebody
 * has ordered, what sells there: see `MarketRankings`.
 */
export const bestsellers: Strategy<Model> = (model, request) =>
  bestOf(model, model.salesIn(model.allowance.market), SHOP, request)
