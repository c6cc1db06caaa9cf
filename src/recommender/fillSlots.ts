import { CHAINS, OF_ANCHORS } from './chains.js'
import type { Model } from './model/Model.js'
import { UNKNOWN } from './model/ProductIndex.js'
import { REPLENISHABLE } from './model/ProductTraits.js'
import type { Recommendation, RecommendationRequest, RecommendedProduct } from './Recommender.js'
import { fillByRules } from './rules/fillByRules.js'
import type { StrategyName } from './Strategy.js'
import { takeBest } from './takeBest.js'

/** Goes down the chain of a block's type until its slots are full. */
export function fillSlots(model: Model, request: RecommendationRequest): Recommendation {
  const limit = Math.floor(Math.min(request.limit, model.products.size + request.anchors.length))
  if (!(limit > 0)) return { source: 'none', items: [] }
  model.open(request.market)
  const { allowance } = model
  const rules = model.rules.inForce(request)
  if (rules?.letsSensitive) allowance.letSensitive(true)
  if (!OF_ANCHORS.has(request.type) && !request.repeat) for (const anchor of request.anchors) allowance.hold(anchor)
  for (const id of request.exclude ?? []) allowance.hold(id)
  for (const id of request.bought ?? []) if (!isReplenishable(model, id)) allowance.hold(id)
  const asked = withoutSensitive(model, request)
  const chain = CHAINS[request.type](asked)
  const items =
    rules === undefined ? fillPlainly(model, chain, asked, limit) : fillByRules(model, chain, asked, limit, rules)
  return { source: sourceOf(items, chain), items }
}

function fillPlainly(
  model: Model,
  chain: readonly StrategyName[],
  request: RecommendationRequest,
  limit: number,
): RecommendedProduct[] {
  const items: RecommendedProduct[] = []
  for (const name of chain) {
    if (items.length === limit) break
    takeBest(model, name, request, limit - items.length, items)
  }
  return items
}

/** By the last slot that the chain filled; rules put in what is none of it. */
function sourceOf(items: readonly RecommendedProduct[], chain: readonly StrategyName[]): Recommendation['source'] {
  const isOfChain = (strategy: StrategyName | 'rule'): strategy is StrategyName => chain.some(name => name === strategy)
  const last = items
    .map(({ strategy }) => strategy)
    .filter(isOfChain)
    .at(-1)
  if (last === undefined) return items.length === 0 ? 'none' : 'rule'
  return last === chain[0] ? 'primary' : last
}

function isReplenishable(model: Model, id: string): boolean {
  const product = model.products.find(id)
  return product !== UNKNOWN && (model.traits.flags[product]! & REPLENISHABLE) !== 0
}

/** A sensitive product leads to no other: whoever sees the list would learn what its buyers bought. */
function withoutSensitive(model: Model, request: RecommendationRequest): RecommendationRequest {
  const isSensitive = (id: string) => {
    const product = model.products.find(id)
    return product !== UNKNOWN && model.allowance.isSensitive(product)
  }
  if (!request.anchors.some(isSensitive)) return request
  return { ...request, anchors: request.anchors.filter(id => !isSensitive(id)) }
}
