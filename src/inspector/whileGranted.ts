import type { TrackerHost } from '../core/Tracker.js'

/**
 * Works with the store whenever the shopper has agreed: now, or when they do. What the work rejects with is told as refused
 * storage. Answers how to stop.
 */
export function whileGranted({ state, on, problem }: TrackerHost, work: () => Promise<unknown>): () => void {
  const look = () => {
    if (state.consent === 'granted') work().catch(error => problem('storage_refused', `${error}`))
  }
  look()
  return on('consent', look)
}
