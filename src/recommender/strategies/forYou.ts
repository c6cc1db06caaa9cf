import type { Model } from '../model/Model.js'
import { rankedBlend } from '../model/rankedBlend.js'
import { runningSession } from '../model/runningSession.js'
import { sumViews } from '../model/sumViews.js'
import type { Strategy } from '../Strategy.js'

/**
 * What visitors with a session like the running one looked at: the anchors are its products, newest first. The scores of
 * `SessionNeighbors`, divided by the best, and a share of those of `also-viewed`.
 */
export const forYou: Strategy<Model> = (model, request) => {
  const { blend, neighbors, products, history, settings } = model
  const running = runningSession(model, request.anchors)
  blend.reset(products.size)
  if (running.length === 0) return []
  neighbors.gather(running, products.size, history.visitors.size)
  const { votes } = neighbors
  let best = 0
  for (let at = 0; at < votes.size; at++) {
    const product = votes.products[at]!
    if (votes.visitors[product]! < settings.neighborSupport) continue
    const score = votes.sums[product]! * neighbors.rarity(product)
    if (score === 0) continue
    best = Math.max(best, score)
    blend.add(product, score, votes.visitors[product]!)
  }
  for (let slot = 0; slot < blend.size; slot++) blend.scores[slot]! *= (1 - settings.forYouPairs) / best
  if (settings.forYouPairs > 0) sumViews(model, running, settings.forYouPairs)
  return rankedBlend(model, request)
}
