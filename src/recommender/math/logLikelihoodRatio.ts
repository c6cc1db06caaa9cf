/**
 * Dunning's log-likelihood ratio G² of a 2×2 table: how surprising the table is if A and B had nothing to do with each
 * other (doi 10.5555/972450.972454). Never negative; about χ² with one degree of freedom, so 3.84 is 5 % and 10.83 is 0.1 %.
 *
 * Written as 2·Σ k·ln(k / expected), which equals 2·(H(rows) + H(columns) − H(cells)) and keeps its digits where N is large.
 * It says nothing about the direction: see `isAttracted`.
 *
 * @param both visitors with A and B
 * @param onlyA visitors with A and not B
 * @param onlyB visitors with B and not A
 * @param neither all others
 */
export function logLikelihoodRatio(both: number, onlyA: number, onlyB: number, neither: number): number {
  const a = both + onlyA
  const b = both + onlyB
  const notA = onlyB + neither
  const notB = onlyA + neither
  const all = a + notA
  const half =
    term(both, a, b, all) + term(onlyA, a, notB, all) + term(onlyB, notA, b, all) + term(neither, notA, notB, all)
  return Math.max(0, 2 * half)
}

/** Whether A and B come together more often than chance would have it. */
export function isAttracted(both: number, a: number, b: number, all: number): boolean {
  return both * all > a * b
}

/** The same, and so clearly that the ratio is at least `least`. */
export function isMoreThanChance(both: number, a: number, b: number, all: number, least: number): boolean {
  return isAttracted(both, a, b, all) && logLikelihoodRatio(both, a - both, b - both, all - a - b + both) >= least
}

function term(cell: number, row: number, column: number, all: number): number {
  return cell > 0 ? cell * Math.log((cell * all) / (row * column)) : 0
}
