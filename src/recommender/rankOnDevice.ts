/** Newest products of a history whose lists count. */
export const DEVICE_LISTS = 5
/** Added to a place in a list. */
const SHIFT = 8

/**
 * What a shopper may like, from the lists of `for-you` of single products that a browser has: no history is needed elsewhere.
 * `score(j) = Σ over the lists with j of 1 / (place of the list · (place of j in it + 8))`, places from 1 and from 0: reciprocal rank
 * fusion (Cormack, Clarke and Büttcher 2009), the newest product counting most.
 *
 * @param lists of the products of the history, newest first, each best first
 * @param isExcluded products that are not wanted
 * @returns at most `limit` product ids, best first, ties in the order of their ids
 */
export function rankOnDevice(
  lists: readonly (readonly string[])[],
  limit: number,
  isExcluded: (product: string) => boolean,
): string[] {
  const scores = new Map<string, number>()
  lists.slice(0, DEVICE_LISTS).forEach((list, newer) => {
    list.forEach((product, place) => {
      if (!isExcluded(product)) scores.set(product, (scores.get(product) ?? 0) + 1 / (newer + 1) / (place + SHIFT))
    })
  })
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([product]) => product)
}
