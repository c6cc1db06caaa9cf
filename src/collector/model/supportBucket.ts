const BUCKETS = [10, 50, 100, 500, 1000]

/**
 * A number of distinct visitors as a shopper may see it: the largest bucket below it, such as `10+`. The smallest bucket
 * is the privacy threshold; fewer say nothing.
 */
export function supportBucket(support: number, minSupport: number): string | undefined {
  if (!(support >= minSupport)) return undefined
  let bucket = minSupport
  for (const one of BUCKETS) if (one > bucket && support >= one) bucket = one
  return `${bucket}+`
}
