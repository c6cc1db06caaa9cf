import type { Model } from './Model.js'
import { UNKNOWN } from './ProductIndex.js'

/** The numbers of the newest products that somebody looked at before, newest first, none twice. */
export function runningSession(model: Model, newestFirst: readonly string[]): number[] {
  const { products, sessions, settings } = model
  const running: number[] = []
  for (const id of newestFirst) {
    if (running.length === settings.sessionProducts) break
    const product = products.find(id)
    if (product === UNKNOWN || sessions.ofProduct.length(product) === 0 || running.includes(product)) continue
    running.push(product)
  }
  return running
}
