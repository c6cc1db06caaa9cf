import type { Model } from './model/Model.js'

/** Above all products that there can be; and sessions that are told apart, so that both fit into the 53 bits of a number. */
const FACTOR = 2 ** 32
const MOST = 2 ** 20

/**
 * Counts, before anybody asks, the rows of the products that most sessions looked at, which take longest, until it has
 * kept as many as a generation holds. A step is a row.
 */
export function* warmRows({ sessions, views, products }: Model): Generator<void> {
  const until = views.spent + views.mostBytes
  const bySessions = Float64Array.from(
    { length: products.size },
    (_, product) => Math.min(MOST, sessions.ofProduct.length(product)) * FACTOR + product,
  ).sort()
  for (let at = bySessions.length - 1; at >= 0 && bySessions[at]! >= FACTOR && views.spent < until; at--) {
    views.row(bySessions[at]! % FACTOR, products.size)
    yield
  }
}
