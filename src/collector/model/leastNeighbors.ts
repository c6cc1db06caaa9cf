/**
 * Visitors that must stand behind a product of `for-you`: half as many as behind a pair, since it answers a whole session, but
 * never one alone where a pair needs more.
 */
export function leastNeighbors(minSupport: number): number {
  return Math.max(Math.min(2, minSupport), Math.ceil(minSupport / 2))
}
