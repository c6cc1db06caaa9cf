import { wholeSteps } from '../math/wholeSteps.js'
import type { Model } from './Model.js'
import type { PairRow } from './PairRow.js'

/**
 * Adds to `model.blend` what was looked at near the products of a running session: the `pairsKept` best of each
 * product's row, divided by the row's best and by the product's place. The best that a product can get is `share`.
 *
 * @param rows of the products, newest first
 */
export function sumViews(model: Model, rows: readonly PairRow[], share: number): void {
  const { sessions, settings, blend, row, popularity } = model
  let most = 0
  for (let place = 1; place <= rows.length; place++) most += 1 / place
  for (const [index, { products, decayed, visitors }] of rows.entries()) {
    row.reset(settings.pairsKept)
    for (let at = 0; at < products.length; at++) {
      const other = products[at]!
      const having = Math.max(1, wholeSteps(sessions.ofProduct.length(other), settings.supportStep))
      row.offer(other, decayed[at]! / popularity.of(having), visitors[at]!)
    }
    const weight = share / (index + 1) / most / row.best
    for (let slot = 0; slot < row.size; slot++)
      blend.add(row.products[slot]!, row.scores[slot]! * weight, row.supports[slot]!)
  }
}
