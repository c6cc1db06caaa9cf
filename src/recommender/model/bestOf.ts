import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'

/** The bestsellers of a scope: `SHOP` or a category's number. */
export function bestOf(model: Model, scope: number, request: Pick<StrategyRequest, 'limit' | 'allowed'>): Ranked[] {
  const { counts, products } = model
  return model.ranking.best(scope, request.limit, model.version, request.allowed).map(product => ({
    product: products.ids[product]!,
    score: counts.sales[product]!,
    support: counts.salesBuyers[product]!,
  }))
}
