import { isMoreThanChance } from '../math/logLikelihoodRatio.js'
import { wholeSteps } from '../math/wholeSteps.js'
import type { Model } from '../model/Model.js'
import { type FillRow, rankedSum } from '../model/rankedRows.js'
import { termsOf } from '../model/termsOf.js'
import type { Ranked, Strategy } from '../Strategy.js'

/**
 * What visitors looked at within 30 minutes after they had searched for the same words: visitors with both / (sessions with the search + 20). Of pairs
 * that are more frequent than chance among sessions, with a log-likelihood ratio and a support that are high enough (cross-occurrence, as in
 * `boughtAfterViewing`). Slots that are left go to the words of the search, each by itself: see `rankedSum`.
 */
export const searchTerm: Strategy<Model> = (model, request) => {
  const [whole, ...words] = termsOf(request.term ?? '').map(term => model.terms.find(term))
  if (whole === undefined) return []
  const found = whole < 0 ? [] : rankedSum(model, request, [whole], fillRow)
  const known = words.filter(word => word >= 0)
  if (found.length === request.limit || known.length === 0) return found
  const taken = new Set(found.map(({ product }) => model.products.find(product)))
  const allowed = (product: number) => !taken.has(product) && request.allowed(product)
  return [...found, ...below(found.at(-1), rankedSum(model, { ...request, allowed }, known, fillRow))].slice(
    0,
    request.limit,
  )
}

/** A list with its scores brought below that of the last one before it. */
function below(last: Ranked | undefined, list: readonly Ranked[]): readonly Ranked[] {
  const [best] = list
  if (last === undefined || best === undefined) return list
  const share = Math.min(1, last.score / best.score)
  return list.map(item => ({ ...item, score: item.score * share }))
}

/** Sessions are no fewer than visitors: a whole is taken to be no less than its parts. */
const fillRow: FillRow = (model, request, term, into, limit) => {
  const { sessions, settings } = model
  const { supportStep, pairShrinkage, pairLogLikelihoodRatio } = settings
  const row = model.searched.row(term, model.products.size)
  const withTerm = wholeSteps(row.weight, supportStep)
  const divisor = withTerm + pairShrinkage
  let best = 0
  into.reset(limit)
  for (let index = 0; index < row.products.length; index++) {
    const product = row.products[index]!
    const both = row.visitors[index]!
    const score = both / divisor
    const isWanted = into.admits(product, score) && request.allowed(product)
    if (!isWanted && score <= best) continue
    const a = Math.max(withTerm, both)
    const b = Math.max(wholeSteps(sessions.ofProduct.length(product), supportStep), both)
    const all = Math.max(wholeSteps(sessions.size, supportStep), a + b - both)
    if (!isMoreThanChance(both, a, b, all, pairLogLikelihoodRatio)) continue
    best = Math.max(best, score)
    if (isWanted) into.offer(product, score, both)
  }
  into.sort()
  return best
}
