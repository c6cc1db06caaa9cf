import { useContext, useEffect, useMemo } from 'react'
import type { TrackerHost } from '../core/Tracker.js'
import { Current } from './useTracker.js'
import { warn } from './warn.js'

/**
 * Tells what is wrong with a prop, once for each value of it: as `block_failed` to the tracker of the provider, without one and
 * on a server in the console.
 *
 * @param value the prop
 * @param fault what is wrong with it now, and what to do
 */
export function useFault(value: unknown, fault: string | undefined): void {
  const tracker = useContext(Current)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a block that goes on to another product does not make a fault of what it was given
  const told = useMemo(() => {
    if (fault && typeof document === 'undefined') warn(fault)
    return fault
  }, [value])
  useEffect(() => {
    if (!told || tracker === null) return
    const { problem } = (tracker ?? {}) as Partial<TrackerHost>
    if (problem) problem('block_failed', told)
    else warn(told)
  }, [told, tracker])
}
