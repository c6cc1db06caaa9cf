import { performance } from 'node:perf_hooks'

/** How often the event loop is looked at, ms. */
const EVERY_MS = 100

/** Says how late the event loop was when it was last looked at, ms; by the monotonic clock. */
export function watchLag(): { lagMs(): number; stop(): void } {
  let expected = performance.now() + EVERY_MS
  let late = 0
  const timer = setInterval(() => {
    const now = performance.now()
    late = Math.max(0, now - expected)
    expected = now + EVERY_MS
  }, EVERY_MS)
  timer.unref()
  return { lagMs: () => late, stop: () => clearInterval(timer) }
}
