import type { Model } from '../model/Model.js'
import { NONE } from '../model/ProductTraits.js'
import type { Ranked, Strategy } from '../Strategy.js'
import { alsoBought } from './alsoBought.js'

/** Products of one narrowest category in a list. */
const MOST_OF_CATEGORY = 2
/** Candidates: rather more than a block can ask for. */
const CANDIDATES = 200
/** Candidates for each slot where more are asked for. */
const CANDIDATES_PER_SLOT = 4

/**
 * What goes with all that is in the cart: the list of also-bought for its products, with at most two of one narrowest category and one of several variants, so that a cart with a camera is not
 * offered six memory cards. Products without a category are not limited.
 */
export const crossSell: Strategy<Model> = (model, request) => {
  const { products, traits } = model
  const ofCategory = new Map<number, number>()
  const groups = new Set<number>()
  const chosen: Ranked[] = []
  const limit = Math.max(CANDIDATES, request.limit * CANDIDATES_PER_SLOT)
  for (const item of alsoBought(model, { ...request, limit })) {
    if (chosen.length === request.limit) break
    const product = products.find(item.product)
    const group = traits.groupOf[product]!
    if (groups.has(group)) continue
    const category = products.categories(product).at(-1)
    if (category !== undefined) {
      const before = ofCategory.get(category) ?? 0
      if (before === MOST_OF_CATEGORY) continue
      ofCategory.set(category, before + 1)
    }
    if (group !== NONE) groups.add(group)
    chosen.push(item)
  }
  return chosen
}
