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
  const { blend, products, views } = model
  blend.reset()
  const rows = runningSession(model, request.anchors).map(anchor => views.row(anchor, products.size))
  sumViews(model, rows, 1)
  return rankedBlend(model, request)
}
