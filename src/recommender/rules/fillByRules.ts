import { fillsUp } from '../chains.js'
import type { Model } from '../model/Model.js'
import type { RecommendationRequest, RecommendedProduct } from '../Recommender.js'
import type { StrategyName } from '../Strategy.js'
import { STRATEGIES } from '../strategies/index.js'
import { strategyRequest, takeBest } from '../takeBest.js'
import { placed, placePins } from './placePins.js'
import { Reordering } from './Reordering.js'
import type { RulesInForce } from './RulesInForce.js'

/**
 * Candidates of a strategy whose order rules change: for each open slot, and at least. What ranks below them is not raised:
 * a boost puts first what fits, and does not make fit what does not.
 */
const WINDOW_PER_SLOT = 4
export const LEAST_WINDOW = 48

/**
 * Fills a block by the shop's rules: pins, manual lists, then the chain, by soft filters first and without them for what is left. The
 * last of the slots that the chain would fill may be for what is new.
 */
export function fillByRules(
  model: Model,
  chain: readonly StrategyName[],
  request: RecommendationRequest,
  limit: number,
  rules: RulesInForce,
): RecommendedProduct[] {
  const { allowance } = model
  const { required, preferred } = rules
  allowance.require(required)
  // What the shop names itself it has decided to show.
  allowance.letSensitive(true)
  const slots = placePins(model, rules.pins, limit)
  const pinned = slots.filter(pin => pin !== undefined)
  const open = limit - pinned.length
  const items: RecommendedProduct[] = []
  let isDone = false
  for (const { rule, products, isAll } of rules.lists) {
    for (const id of products) {
      const item = items.length < open ? placed(model, id, rule) : undefined
      if (item === undefined) continue
      items.push(item)
      isDone ||= isAll
    }
  }
  allowance.letSensitive(rules.letsSensitive)
  if (!isDone) {
    const reordering = rules.isReordering ? new Reordering(model, rules, [...pinned, ...items]) : undefined
    const take = (name: StrategyName, most: number, into: RecommendedProduct[]) => {
      if (reordering === undefined) takeBest(model, name, request, most, into)
      else takeRanked(model, name, request, most, reordering, into)
    }
    const fill = (size: number) => {
      for (const condition of preferred === undefined ? [required] : [preferred, required]) {
        allowance.require(condition)
        for (const name of chain) if (items.length < size) take(name, size - items.length, items)
      }
    }
    const { rule, share } = rules.introduction
    const reserved = fillsUp(chain) ? Math.min(Math.round(share * (open - items.length)), open - 1) : 0
    const introduced: RecommendedProduct[] = []
    if (reserved > 0) {
      fill(open - reserved)
      allowance.require(preferred ?? required)
      take('new-arrivals', reserved, introduced)
    }
    fill(open - introduced.length)
    for (const item of introduced) items.push({ ...item, rules: [rule, ...(item.rules ?? [])] })
  }
  return interleave(slots, items)
}

/** Adds at most `most` products of a strategy in the order that the rules make of it. */
function takeRanked(
  model: Model,
  strategy: StrategyName,
  request: RecommendationRequest,
  most: number,
  reordering: Reordering,
  into: RecommendedProduct[],
): void {
  for (let open = most; open > 0; ) {
    const wanted = Math.max(LEAST_WINDOW, open * WINDOW_PER_SLOT)
    const ranked = STRATEGIES[strategy](model, strategyRequest(model, request, wanted))
    const taken = reordering.take(strategy, ranked, open)
    for (const item of taken) into.push({ ...item, strategy })
    open -= taken.length
    if (ranked.length < wanted) return
  }
}

/** Pins in their slots, and the others in between; a list that is too short for a slot brings the pin forward. */
function interleave(
  slots: readonly (RecommendedProduct | undefined)[],
  items: readonly RecommendedProduct[],
): RecommendedProduct[] {
  const list: RecommendedProduct[] = []
  let next = 0
  for (let slot = 0; slot < slots.length + items.length; slot++) {
    const item = slots[slot] ?? items[next++]
    if (item !== undefined) list.push(item)
  }
  return list
}
