import { bestOf } from '../model/bestOf.js'
import type { Model } from '../model/Model.js'
import { UNKNOWN } from '../model/ProductIndex.js'
import type { Ranked, Strategy } from '../Strategy.js'

/**
 * What sells best in the category that was asked for, or else in the anchors' own categories: the narrowest first, and the
 * wider ones where that leaves slots open.
 */
export const categoryBestsellers: Strategy<Model> = (model, request) => {
  const ranked: Ranked[] = []
  const taken = new Set<string>()
  for (const level of levels(model, request.anchors, request.category)) {
    const limit = request.limit - ranked.length
    if (limit === 0) break
    const allowed = (product: number) => request.allowed(product) && !taken.has(model.products.ids[product]!)
    for (const item of bestOfAll(model, level, { limit, allowed })) {
      taken.add(item.product)
      ranked.push(item)
    }
  }
  return ranked
}

/** Sets of categories to try one after the other. */
function levels(model: Model, anchors: readonly string[], category: string | undefined): Set<number>[] {
  if (category !== undefined) {
    const number = model.products.category(category)
    return number === UNKNOWN ? [] : [new Set([number])]
  }
  const sets: Set<number>[] = []
  for (const anchor of anchors) {
    const product = model.products.find(anchor)
    if (product === UNKNOWN) continue
    for (const [height, number] of [...model.products.categories(product)].reverse().entries()) {
      sets[height] ??= new Set()
      sets[height].add(number)
    }
  }
  return sets
}

/** The bestsellers of several categories together; each brings its best, so the best of all are among them. */
function bestOfAll(model: Model, categories: Set<number>, request: Parameters<typeof bestOf>[3]): Ranked[] {
  const byId = new Map<string, Ranked>()
  for (const category of categories) {
    for (const item of bestOf(model, model.salesIn(model.allowance.market), category, request))
      byId.set(item.product, item)
  }
  return [...byId.values()]
    .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))
    .slice(0, request.limit)
}
