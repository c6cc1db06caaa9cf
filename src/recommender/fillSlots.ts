import { CHAINS, OF_ANCHORS } from './chains.js'
import type { Model } from './model/Model.js'
import type { Recommendation, RecommendationRequest } from './Recommender.js'
import { STRATEGIES } from './strategies/index.js'

/** Goes down the chain of a block's type until its slots are full. */
export function fillSlots(model: Model, request: RecommendationRequest): Recommendation {
  const limit = Math.floor(Math.min(request.limit, model.products.size + request.anchors.length))
  const items: Recommendation['items'] = []
  if (!(limit > 0)) return { source: 'none', items }
  model.open()
  const { allowance } = model
  if (!OF_ANCHORS.has(request.type) && !request.repeat) for (const anchor of request.anchors) allowance.hold(anchor)
  for (const id of request.exclude ?? []) allowance.hold(id)
  const chain = CHAINS[request.type](request)
  for (const name of chain) {
    if (items.length === limit) break
    const ranked = STRATEGIES[name](model, {
      anchors: request.anchors,
      ...(request.category === undefined ? {} : { category: request.category }),
      limit: limit - items.length,
      allowed: product => allowance.allows(product),
      allowedId: id => allowance.allowsId(id),
    })
    for (const item of ranked) {
      allowance.hold(item.product)
      items.push({ ...item, strategy: name })
    }
  }
  const last = items.at(-1)?.strategy
  return { source: last === undefined ? 'none' : last === chain[0] ? 'primary' : last, items }
}
