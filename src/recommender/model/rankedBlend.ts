import type { Ranked, StrategyRequest } from '../Strategy.js'
import type { Model } from './Model.js'
import { rankedOf } from './rankedOf.js'

/** The best of `model.blend` that are allowed and have so many visitors behind them. */
export function rankedBlend(
  model: Model,
  { limit, allowed }: Pick<StrategyRequest, 'limit' | 'allowed'>,
  leastSupport = 0,
): Ranked[] {
  const { blend, top } = model
  top.reset(limit)
  for (let slot = 0; slot < blend.size; slot++) {
    const product = blend.products[slot]!
    const score = blend.scores[slot]!
    if (blend.supports[slot]! < leastSupport) continue
    if (score > 0 && top.admits(product, score) && allowed(product)) top.offer(product, score, blend.supports[slot]!)
  }
  top.sort()
  return rankedOf(model, top)
}
