/** How many numbers two ascending lists have in common. */
export function countCommon(one: readonly number[], other: readonly number[]): number {
  let common = 0
  for (let at = 0, otherAt = 0; at < one.length && otherAt < other.length; ) {
    const difference = one[at]! - other[otherAt]!
    if (difference === 0) common++
    if (difference <= 0) at++
    if (difference >= 0) otherAt++
  }
  return common
}
