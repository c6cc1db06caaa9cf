import type { Model } from '../model/Model.js'
import { rankedBlend } from '../model/rankedBlend.js'
import { runningSession } from '../model/runningSession.js'
import { sumViews } from '../model/sumViews.js'
import type { Strategy } from '../Strategy.js'

/**
 * Visitors who looked at the anchors looked at these as well, in the same session and near them: the sum of 1 / distance by the
 * age of the session, times sessions with the other^−0.3. Several anchors: see `sumViews`.
 */
export const alsoViewed: Strategy<Model> = (model, request) => {
  model.blend.reset(model.products.size)
  sumViews(model, runningSession(model, request.anchors), 1)
  return rankedBlend(model, request)
}
