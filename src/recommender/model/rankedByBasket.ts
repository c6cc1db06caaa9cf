import type { Ranked } from '../Strategy.js'
import type { Model } from './Model.js'

/** What a product counts that the basket says nothing of, or speaks against. */
const LEAST = 1e-6

/**
 * Puts the best of a list that sums the rows of a basket's products in the order of s^a · e^(1 − a), s being the sum, e what `BasketRegressions`
 * expects, and a = `basketPairs` / products of the basket, which has more: a cart of few products is one that is not full yet, and says nothing by what it
 * lacks. Those after the first `basketCandidates` stay in their order.
 */
export function rankedByBasket(model: Model, list: Ranked[], basket: readonly number[]): Ranked[] {
  const { basketCandidates, basketPairs } = model.settings
  const share = basketPairs / basket.length
  const last = list[Math.min(basketCandidates, list.length) - 1]
  if (last === undefined) return list
  const products = new Set(basket)
  const first = list.slice(0, basketCandidates).map(item => {
    const expected = Math.max(LEAST, model.baskets.estimate(item.index!, products))
    return { ...item, score: item.score ** share * expected ** (1 - share) }
  })
  first.sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))
  const scale = first.at(-1)!.score / last.score
  return [...first, ...list.slice(basketCandidates).map(item => ({ ...item, score: item.score * scale }))]
}
