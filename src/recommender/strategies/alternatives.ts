import { countCommon } from '../math/countCommon.js'
import type { Model } from '../model/Model.js'
import { rankedOf } from '../model/rankedOf.js'
import { salesShare } from '../model/salesShare.js'
import type { Strategy } from '../Strategy.js'

/** Nearness of a product where its price or the anchor's is not known: as of one that costs ten times as much. */
const UNKNOWN_NEARNESS = 0.1

/** What others are compared with. */
interface Anchor {
  /** 0 where it is not known. */
  price: number
  labels: readonly number[]
}

/**
 * What could stand for the anchor: products of its narrowest category by how near their price is on a log scale,
 * e^−|ln(price / the anchor's price)|, which is the smaller price / the larger, up to a quarter more for the share of the anchor's tags
 * and attributes that they have too, and up to a tenth more for what sells. Of several anchors in one category the one counts that a
 * product is most like. Nobody stands behind it but the catalog.
 */
export const alternatives: Strategy<Model> = (model, request) => {
  const { products, settings, top } = model
  const wanted = anchorsByCategory(model, request.anchors)
  top.reset(request.limit)
  for (const [category, anchors] of wanted) {
    for (const product of products.inCategory(category)) {
      // Its narrowest one of those that are wanted has it, and no other.
      if (narrowest(products.categories(product), wanted) !== category) continue
      const more = settings.alternativeSales * salesShare(model, product)
      const score = likeness(model, product, anchors) * (1 + more)
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

/** The anchors by their narrowest category. */
function anchorsByCategory({ products, traits }: Model, ids: readonly string[]): Map<number, Anchor[]> {
  const byCategory = new Map<number, Anchor[]>()
  for (const id of ids) {
    const product = products.find(id)
    const category = product < 0 ? undefined : products.categories(product).at(-1)
    if (category === undefined) continue
    const anchors = byCategory.get(category) ?? []
    byCategory.set(category, anchors)
    anchors.push({ price: products.price(product), labels: traits.labelNumbers(product) })
  }
  return byCategory
}

/** Nearness of price, more for the labels in common, to the anchor that a product is most like. */
function likeness({ products, traits, settings }: Model, product: number, anchors: readonly Anchor[]): number {
  const { alternativeLabels } = settings
  const price = products.price(product)
  let best = 0
  for (const anchor of anchors) {
    const near = nearness(price, anchor.price)
    if (near * (1 + alternativeLabels) <= best) continue
    const share = countCommon(anchor.labels, traits.labelNumbers(product)) / Math.max(1, anchor.labels.length)
    best = Math.max(best, near * (1 + alternativeLabels * share))
  }
  return best
}

/** The smaller of two prices / the larger. */
function nearness(price: number, other: number): number {
  return price === 0 || other === 0 ? UNKNOWN_NEARNESS : Math.min(price / other, other / price)
}
