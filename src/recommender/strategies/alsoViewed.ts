import type { Model } from '../model/Model.js'
import { rankedOf } from '../model/rankedOf.js'
import { runningSession } from '../model/runningSession.js'
import { sumViews } from '../model/sumViews.js'
import type { Strategy } from '../Strategy.js'

/**
 * Visitors who looked at the anchors looked at these as well, in the same session and near them: the sum of 1 / distance by the
 * age of the session, times sessions with the other^−0.3. Several anchors: see `sumViews`.
 */
export const alsoViewed: Strategy<Model> = (model, request) => {
  const { blend, top } = model
  blend.reset(model.products.size)
  sumViews(model, runningSession(model, request.anchors), 1)
  top.reset(request.limit)
  for (let slot = 0; slot < blend.size; slot++) {
    const product = blend.products[slot]!
    if (top.admits(product, blend.scores[slot]!) && request.allowed(product)) {
      top.offer(product, blend.scores[slot]!, blend.supports[slot]!)
    }
  }
  top.sort()
  return rankedOf(model, top)
}
