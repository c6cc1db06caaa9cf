import type { Model } from '../model/Model.js'
import { rankedOf } from '../model/rankedOf.js'
import type { Strategy } from '../Strategy.js'

/** Nearness of a product where its price or the anchor's is not known: as of one that costs ten times as much. */
const UNKNOWN_NEARNESS = 0.1
/** Units that are sold by the decay of bestsellers at which half of what sales can add is added. */
const HALF_SOLD = 10

/**
 * What could stand for the anchor: products of its narrowest category by how near their price is on a log scale,
 * e^−|ln(price / the anchor's price)|, which is the smaller price / the larger, and up to a tenth more for what sells. Of several
 * anchors in one category the nearest price counts. Nobody stands behind it but the catalog.
 */
export const alternatives: Strategy<Model> = (model, request) => {
  const { products, counts, settings, top } = model
  const wanted = pricesByCategory(model, request.anchors)
  top.reset(request.limit)
  for (const [category, prices] of wanted) {
    for (const product of products.inCategory(category)) {
      // Its narrowest one of those that are wanted has it, and no other.
      if (narrowest(products.categories(product), wanted) !== category) continue
      counts.refresh(product)
      const sold = Math.max(0, counts.sales[product]!)
      const more = (settings.alternativeSales * sold) / (sold + HALF_SOLD)
      const score = nearness(products.price(product), prices) * (1 + more)
      if (top.admits(product, score) && request.allowed(product)) top.offer(product, score, 0)
    }
  }
  top.sort()
  return rankedOf(model, top)
}

/** The narrowest of some categories, most general first, that is wanted. */
function narrowest(categories: readonly number[], wanted: ReadonlyMap<number, unknown>): number | undefined {
  let at = categories.length - 1
  while (at >= 0 && !wanted.has(categories[at]!)) at--
  return categories[at]
}

/** For the narrowest category of each anchor the anchors' prices, lowest first. */
function pricesByCategory(model: Model, anchors: readonly string[]): Map<number, number[]> {
  const { products } = model
  const byCategory = new Map<number, number[]>()
  for (const id of anchors) {
    const product = products.find(id)
    const category = product < 0 ? undefined : products.categories(product).at(-1)
    if (category === undefined) continue
    const prices = byCategory.get(category) ?? []
    byCategory.set(category, prices)
    if (products.price(product) > 0) prices.push(products.price(product))
  }
  for (const prices of byCategory.values()) prices.sort((a, b) => a - b)
  return byCategory
}

/** The smaller of a price and the nearest of some / the larger. */
function nearness(price: number, prices: readonly number[]): number {
  if (prices.length === 0 || price === 0) return UNKNOWN_NEARNESS
  let low = 0
  let high = prices.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (prices[middle]! < price) low = middle + 1
    else high = middle
  }
  const above = prices[low]
  const below = prices[low - 1]
  return Math.max(above === undefined ? 0 : price / above, below === undefined ? 0 : below / price)
}
