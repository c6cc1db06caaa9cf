import { createContext, createElement, type ReactElement, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Tracker } from '../core/Tracker.js'

/** `null` until the provider has made its tracker; `undefined` without a provider. */
export const Current = createContext<Tracker | null | undefined>(undefined)

export interface GrapevineProviderProps {
  /** Makes the tracker, in the browser alone: `() => createTracker({ … })`, with its plugins. */
  create: () => Tracker
  children?: ReactNode
}

/**
 * Makes one tracker for the app, once it runs in a browser. It lives as long as the page: a second start answers the first
 * tracker, so that strict mode and another provider change nothing.
 */
export function GrapevineProvider({ create, children }: GrapevineProviderProps): ReactElement {
  const [tracker, setTracker] = useState<Tracker | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a function that is written anew with each render makes no other tracker
  useEffect(() => setTracker(create()), [])
  return createElement(Current.Provider, { value: tracker }, children)
}

/** The tracker of the app; `undefined` on a server and until the browser has made it. */
export function useTracker(): Tracker | undefined {
  return useContext(Current) ?? undefined
}
