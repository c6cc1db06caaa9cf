import type { TopN } from '../math/TopN.js'
import type { Ranked } from '../Strategy.js'
import type { Model } from './Model.js'

/** What a sorted heap holds, with the shop's own ids. */
export function rankedOf(model: Model, top: TopN): Ranked[] {
  const ranked: Ranked[] = []
  for (let slot = 0; slot < top.size; slot++) {
    const index = top.products[slot]!
    ranked.push({ product: model.products.ids[index]!, score: top.scores[slot]!, support: top.supports[slot]!, index })
  }
  return ranked
}
