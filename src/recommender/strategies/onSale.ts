import type { Model } from '../model/Model.js'
import { UNKNOWN } from '../model/ProductIndex.js'
import { rankedOf } from '../model/rankedOf.js'
import { salesShare } from '../model/salesShare.js'
import type { Strategy } from '../Strategy.js'

/**
 * What costs less than before, in the shop or in one category: by the share of the list price that is saved in the market that is
 * asked for, and up to twice that for what sells. Nobody stands behind it but the catalog.
 */
export const onSale: Strategy<Model> = (model, request) => {
  const { products, traits, allowance, top } = model
  const { category } = request
  const scope = category === undefined ? undefined : products.category(category)
  if (scope === UNKNOWN) return []
  top.reset(request.limit)
  for (const product of scope === undefined ? traits.reduced() : products.inCategory(scope)) {
    const saving = traits.saving(product, allowance.market)
    if (saving === 0 || !top.admits(product, saving * 2)) continue
    const score = saving * (1 + salesShare(model, product))
    if (top.admits(product, score) && request.allowed(product)) top.offer(product, score, 0)
  }
  top.sort()
  return rankedOf(model, top)
}
