import type { Model } from './model/Model.js'
import type { RecommendationRequest, RecommendedProduct } from './Recommender.js'
import type { StrategyName, StrategyRequest } from './Strategy.js'
import { STRATEGIES } from './strategies/index.js'

/**
 * Adds the best products of a strategy, at most `most`, and holds each back from then on. Of variants of one thing the best alone is
 * taken; what the others kept out of the strategy's list is asked for again.
 */
export function takeBest(
  model: Model,
  strategy: StrategyName,
  request: RecommendationRequest,
  most: number,
  into: RecommendedProduct[],
): void {
  const { allowance } = model
  let open = most
  for (let wanted = most; open > 0; wanted = Math.max(open, Math.ceil(wanted * 2))) {
    const ranked = STRATEGIES[strategy](model, strategyRequest(model, request, wanted))
    for (const item of ranked) {
      const { product, score, support } = item
      if (open === 0 || !allowance.allowsId(product)) continue
      allowance.hold(product)
      into.push({ product, score, support, strategy })
      open--
    }
    if (ranked.length < wanted) return
  }
}

/** What a strategy is asked for a block. */
export function strategyRequest(model: Model, request: RecommendationRequest, limit: number): StrategyRequest {
  const { allowance } = model
  return {
    anchors: request.anchors,
    ...(request.category === undefined ? {} : { category: request.category }),
    ...(request.term === undefined ? {} : { term: request.term }),
    limit,
    allowed: product => allowance.allows(product),
    allowedId: id => allowance.allowsId(id),
  }
}
