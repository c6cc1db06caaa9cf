const FIRST_MS = 1000
const MOST_MS = 300_000

/**
 * Wait before attempt `attempt` (from 1), ms: full jitter over an exponentially growing span.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** attempt)
}
