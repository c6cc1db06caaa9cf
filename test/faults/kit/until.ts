import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something is the case, at most `mostMs`. Resolves with whether it is. */
export async function until(is: () => boolean, mostMs: number): Promise<boolean> {
  const end = performance.now() + mostMs
  while (!is() && performance.now() < end) await pause(2)
  return is()
}
