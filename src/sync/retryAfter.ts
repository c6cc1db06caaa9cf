const MOST_MS = 3_600_000

/**
 * The wait that a collector asks for, ms from `now`: the greater of `retryAfterMs` in the body and the `Retry-After` header,
 * in seconds or as an HTTP date. At most an hour, 0 where neither says anything.
 */
export function retryAfter(ms: unknown, header: string | null, now: number): number {
  const inHeader = +header! * 1000 || Date.parse(header!) - now
  return Math.min(MOST_MS, Math.max(0, inHeader || 0, +(ms as number) || 0))
}
