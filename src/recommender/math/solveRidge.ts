/**
 * Solves (G + ridge · I) w = g for a symmetric G by Cholesky's decomposition. An unknown that those before it leave nothing to, as rounding or counts that
 * contradict each other can make it seem, gets 0: where G is a sum of outer products no pivot is below the ridge.
 *
 * @param gram G, n × n, row by row; only its lower half is read, and overwritten
 * @param target g, n numbers, which become w
 * @param ridge above 0, in the unit of G
 */
export function solveRidge(gram: Float64Array, target: Float64Array, n: number, ridge: number): void {
  for (let row = 0; row < n; row++) {
    const start = row * n
    for (let column = 0; column <= row; column++) {
      const other = column * n
      let rest = gram[start + column]!
      for (let at = 0; at < column; at++) rest -= gram[start + at]! * gram[other + at]!
      if (column < row) gram[start + column] = rest / gram[other + column]!
      else gram[start + row] = rest + ridge < ridge / 2 ? Number.POSITIVE_INFINITY : Math.sqrt(rest + ridge)
    }
    let rest = target[row]!
    for (let at = 0; at < row; at++) rest -= gram[start + at]! * target[at]!
    target[row] = rest / gram[start + row]!
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = target[row]!
    for (let below = row + 1; below < n; below++) rest -= gram[below * n + row]! * target[below]!
    target[row] = rest / gram[row * n + row]!
  }
}
