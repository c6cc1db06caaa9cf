import type { Model } from './Model.js'

/** Units that are sold by the decay of bestsellers at which the share is a half. */
const HALF_SOLD = 10

/** How much a product sells, 0 to 1: units / (units + 10), as `bestsellers` decays them. */
export function salesShare({ counts }: Model, product: number): number {
  const sold = Math.max(0, counts.salesOf(product))
  return sold / (sold + HALF_SOLD)
}
