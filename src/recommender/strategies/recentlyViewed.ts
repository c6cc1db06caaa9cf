import type { Model } from '../model/Model.js'
import type { Ranked, Strategy } from '../Strategy.js'

/**
 * The anchors themselves in their order, which is the browser's memory, less what must not be shown. The score is
 * 1 / place, and nobody stands behind it.
 */
export const recentlyViewed: Strategy<Model> = (_model, request) => {
  const ranked: Ranked[] = []
  for (const product of new Set(request.anchors)) {
    if (ranked.length === request.limit) break
    if (request.allowedId(product)) ranked.push({ product, score: 1 / (ranked.length + 1), support: 0 })
  }
  return ranked
}
