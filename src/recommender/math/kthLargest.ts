/**
 * The k-th largest of the first `size` values, k from 1 to `size`, by Hoare's quickselect (doi 10.1145/366622.366647). Moves
 * the values about. The middle one of three is the pivot: chance is not needed, and no order of values is common that is bad for it.
 */
export function kthLargest(values: Float64Array, size: number, k: number): number {
  let low = 0
  let high = size - 1
  const wanted = k - 1
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!)
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! > pivot) left++
      while (values[right]! < pivot) right--
      if (left > right) break
      const value = values[left]!
      values[left++] = values[right]!
      values[right--] = value
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else break
  }
  return values[wanted]!
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
