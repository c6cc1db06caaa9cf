import { countCommon } from '../math/countCommon.js'
import type { Model } from '../model/Model.js'
import { NO_DAY } from '../model/OrderBook.js'
import { UNKNOWN } from '../model/ProductIndex.js'
import { rankedOf } from '../model/rankedOf.js'
import type { Strategy } from '../Strategy.js'

const MS_PER_DAY = 86_400_000
/** More than there are sets of labels. */
const LABEL_SETS = 2 ** 26
/** What newness counts beside nearness: less than any two shares of an anchor's categories and labels can differ. */
const NEWNESS_BY_NEARNESS = 1e-6

/** What an anchor has that others may have too. */
interface Anchor {
  categories: readonly number[]
  labels: readonly number[]
}

/**
 * What came into the shop in the `newDays` days to the last moment of the newest one that is known, in all of it or in one category, the newest
 * first: 1 − age / `newDays`. With anchors what is nearest to one of them comes first, by the share of its categories, tags and
 * attributes that the other has too. Nobody stands behind it but the catalog.
 *
 * What is said to come more than a day after the newest order and view is not in the shop yet.
 */
export const newArrivals: Strategy<Model> = (model, request) => {
  const { products, traits, settings, top } = model
  const scope = request.category === undefined ? undefined : products.category(request.category)
  const end = endOfNewestDay(model)
  if (scope === UNKNOWN || end === undefined) return []
  const from = end - settings.newDays * MS_PER_DAY
  const until = end + MS_PER_DAY
  const anchors = anchorsOf(model, request.anchors)
  const near = new Map<number, number>()
  top.reset(request.limit)
  for (const product of scope === undefined ? traits.addedBetween(from, until) : products.inCategory(scope)) {
    const addedAt = traits.addedAt(product)
    if (!(addedAt >= from && addedAt < until)) continue
    const newness = (addedAt - from + 1) / (end - from)
    const score =
      anchors.length === 0 ? newness : nearness(model, product, anchors, near) + newness * NEWNESS_BY_NEARNESS
    if (top.admits(product, score) && request.allowed(product)) top.offer(product, score, 0)
  }
  top.sort()
  return rankedOf(model, top)
}

/** End of the day of the newest order or view, or without any of the newest addition, ms; nothing where nothing has a time. */
function endOfNewestDay({ history, sessions, traits }: Model): number | undefined {
  const day = Math.max(history.today, sessions.today)
  const newest = day === NO_DAY ? Math.floor(traits.newestAddition() / MS_PER_DAY) : day
  return Number.isNaN(newest) ? undefined : (newest + 1) * MS_PER_DAY
}

function anchorsOf({ products, traits }: Model, ids: readonly string[]): Anchor[] {
  return ids
    .map(id => products.find(id))
    .filter(product => product !== UNKNOWN)
    .map(product => ({ categories: products.categories(product), labels: traits.labelNumbers(product) }))
    .filter(({ categories, labels }) => categories.length + labels.length > 0)
}

/**
 * Share of the categories and labels of an anchor that a product has too; of several anchors the greatest.
 * @param known what was computed before: most products have their categories and labels in common with others
 */
function nearness(
  { products, traits }: Model,
  product: number,
  anchors: readonly Anchor[],
  known: Map<number, number>,
): number {
  const key = products.path(product) * LABEL_SETS + traits.labelSetNumber(product)
  let nearest = known.get(key)
  if (nearest !== undefined) return nearest
  const own = products.categories(product)
  nearest = 0
  for (const { categories, labels } of anchors) {
    let common = countCommon(labels, traits.labelNumbers(product))
    for (const category of categories) if (own.includes(category)) common++
    nearest = Math.max(nearest, common / (categories.length + labels.length))
  }
  known.set(key, nearest)
  return nearest
}
