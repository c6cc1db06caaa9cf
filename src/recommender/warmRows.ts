import type { Model } from './model/Model.js'

/** Sessions of a product that are told apart. */
const MOST = 2 ** 16

/**
 * Counts, before anybody asks, the rows of the products that most sessions looked at, which take longest, until it has
 * kept as many as a generation holds. A step is a row.
 */
export function* warmRows({ sessions, views, products }: Model): Generator<void> {
  const until = views.spent + views.mostBytes
  for (const product of byLength(products.size, product => sessions.ofProduct.length(product))) {
    if (views.spent >= until) return
    views.row(product, products.size)
    yield
  }
}

/** The longest first, without those of length 0: a counting sort, for it is one step of whoever works in small ones. */
function byLength(count: number, lengthOf: (index: number) => number): Uint32Array {
  const place = (index: number) => MOST - Math.min(MOST, lengthOf(index))
  const starts = new Uint32Array(MOST + 2)
  for (let index = 0; index < count; index++) starts[place(index) + 1]!++
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  const sorted = new Uint32Array(starts[MOST]!)
  for (let index = 0; index < count; index++) {
    const at = place(index)
    if (at < MOST) sorted[starts[at]!++] = index
  }
  return sorted
}
