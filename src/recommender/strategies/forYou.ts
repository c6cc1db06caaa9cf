import type { Model } from '../model/Model.js'
import { rankedBlend } from '../model/rankedBlend.js'
import { runningSession } from '../model/runningSession.js'
import { sumViews } from '../model/sumViews.js'
import type { Strategy } from '../Strategy.js'

/**
 * What visitors with a session like the running one looked at: the anchors are its products, newest first. The scores of
 * `SessionNeighbors`, divided by the best, and a share of those of `also-viewed`. Behind a product stand the visitors among the
 * neighbours, or all who looked at it near one of the anchors, whichever are more.
 */
export const forYou: Strategy<Model> = (model, request) => {
  const { blend, neighbors, products, views, settings } = model
  const running = runningSession(model, request.anchors)
  blend.reset()
  if (running.length === 0) return []
  neighbors.gather(running)
  const { tally } = neighbors
  const scores = neighbors.scores()
  for (let at = 0; at < tally.size; at++) {
    if (scores[at]! > 0) blend.add(tally.products[at]!, scores[at]!, tally.supports[at]!)
  }
  const rows = running.map(anchor => views.row(anchor, products.size))
  for (const row of rows) {
    for (let at = 0; at < row.products.length; at++) blend.stand(row.products[at]!, row.visitors[at]!)
  }
  blend.scaleTo(1 - settings.forYouPairs, settings.neighborSupport)
  if (settings.forYouPairs > 0) sumViews(model, rows, settings.forYouPairs)
  return rankedBlend(model, request, settings.neighborSupport)
}
