/** The least, the median, the 90th percentile and the most of numbers, by the nearest rank. */
export function summary(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = part => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]
  return { least: sorted[0], p50: at(0.5), p90: at(0.9), most: sorted.at(-1) }
}
