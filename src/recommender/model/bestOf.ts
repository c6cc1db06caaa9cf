import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'
import type { Ranking } from './Ranking.js'

/** The best of a ranking in a scope: `SHOP` or a category's number. */
export function bestOf(
  { products }: Model,
  ranking: Ranking,
  scope: number,
  { limit, allowed }: Pick<StrategyRequest, 'limit' | 'allowed'>,
): Ranked[] {
  const { measure } = ranking
  return ranking.best(scope, limit, allowed).map(product => ({
    product: products.ids[product]!,
    score: measure.score(product),
    support: measure.support(product),
    index: product,
  }))
}
