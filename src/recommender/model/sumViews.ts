import { wholeSteps } from '../math/wholeSteps.js'
import type { Model } from './Model.js'

/**
 * Adds to `model.blend` what was looked at near the products of a running session, newest first: the `pairsKept` best of each
 * product's row, divided by the row's best and by the product's place. The best that a product can get is `share`.
 */
export function sumViews(model: Model, running: readonly number[], share: number): void {
  const { views, sessions, settings, blend, row, products } = model
  let most = 0
  for (let place = 1; place <= running.length; place++) most += 1 / place
  for (const [index, anchor] of running.entries()) {
    const pairs = views.row(anchor, products.size)
    row.reset(settings.pairsKept)
    for (let at = 0; at < pairs.products.length; at++) {
      const other = pairs.products[at]!
      const having = Math.max(1, wholeSteps(sessions.ofProduct.length(other), settings.supportStep))
      row.offer(other, pairs.decayed[at]! / model.popularity.of(having), pairs.visitors[at]!)
    }
    row.sort()
    const weight = share / (index + 1) / most / row.scores[0]!
    for (let slot = 0; slot < row.size; slot++)
      blend.add(row.products[slot]!, row.scores[slot]! * weight, row.supports[slot]!)
  }
}
