import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { Tracker } from '../core/Tracker.js'
import { warn } from './warn.js'

/** `null` until the provider has made its tracker; `undefined` without a provider. */
export const Current = createContext<Tracker | null | undefined>(undefined)

export interface GrapevineProviderProps {
  /** Makes the tracker, in the browser alone: `() => createTracker({ … })`, with its plugins. */
  create: () => Tracker
  children?: ReactNode
}

/**
 * Makes one tracker for the app, once it runs in a browser. It lives as long as the page: strict mode makes no second one, and
 * another provider is answered the first. A `create` that answers no tracker is told in the console, and the app goes on without.
 */
export function GrapevineProvider({ create, children }: GrapevineProviderProps): ReactElement {
  const [tracker, setTracker] = useState<Tracker | null>(null)
  const made = useRef<Tracker | null>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a function that is written anew with each render makes no other tracker
  useEffect(() => {
    if (made.current === undefined) made.current = trackerOf(create)
    setTracker(made.current)
  }, [])
  return createElement(Current.Provider, { value: tracker }, children)
}

/** What an app in JavaScript may forget is told, and takes nothing from the shop. */
function trackerOf(create: unknown): Tracker | null {
  const made: Partial<Tracker> | undefined = typeof create === 'function' ? create() : undefined
  if (made?.event) return made as Tracker
  warn(
    'create of <GrapevineProvider> answers no tracker. Write create={() => createTracker({ … })}, or return the tracker.',
  )
  return null
}

/**
 * The tracker of the app; `undefined` on a server and until the browser has made it. Without a provider above it is never there,
 * which is told in the console.
 */
export function useTracker(): Tracker | undefined {
  return useGivenTracker('useTracker() finds no tracker')
}

/** @param fault what is told where there is no provider; nothing where none is needed */
export function useGivenTracker(fault: string | undefined): Tracker | undefined {
  const tracker = useContext(Current)
  const isMissing = tracker === undefined && fault !== undefined
  const isTold = useRef(false)
  useEffect(() => {
    if (!isMissing || isTold.current) return
    isTold.current = true
    warn(`${fault}: put <GrapevineProvider create={…}> around the app, above who asks.`)
  }, [isMissing, fault])
  return tracker ?? undefined
}
