const MOST = 2 ** 32 - 1

/** The next generation number for stamp arrays, which are cleared only once in four billion times. */
export function nextStamp(stamp: number, ...arrays: readonly Uint32Array[]): number {
  if (stamp < MOST) return stamp + 1
  for (const array of arrays) array.fill(0)
  return 1
}
