import type { Model } from '../model/Model.js'
import { UNKNOWN } from '../model/ProductIndex.js'
import type { RecommendedProduct } from '../Recommender.js'
import type { Pins } from './RulesInForce.js'

/**
 * Puts pinned products into the slots of a block and holds them back from then on. Where a slot is taken the next free one is
 * used; behind the last slot there is none. What may not be shown takes no slot.
 */
export function placePins(model: Model, pins: readonly Pins[], limit: number): (RecommendedProduct | undefined)[] {
  const slots: (RecommendedProduct | undefined)[] = []
  for (const pin of pins) {
    let slot = pin.at - 1
    for (const id of pin.products) {
      while (slots[slot] !== undefined) slot++
      if (slot >= limit) break
      const item = placed(model, id, pin.rule)
      if (item !== undefined) slots[slot] = item
    }
  }
  return slots
}

/** A product that a rule names, if it may be shown; it is held back from then on. */
export function placed(model: Model, id: string, rule: string): RecommendedProduct | undefined {
  const { allowance, products } = model
  if (products.find(id) === UNKNOWN || !allowance.allowsId(id)) return undefined
  allowance.hold(id)
  return { product: id, score: 0, support: 0, strategy: 'rule', rules: [rule] }
}
