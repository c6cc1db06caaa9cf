import { useEffect, useLayoutEffect, useRef } from 'react'
import { useGivenTracker } from './useTracker.js'

/** React 18 warns of the other one on a server. */
const useDrawn = typeof document === 'undefined' ? useEffect : useLayoutEffect

export interface PageViewOptions {
  /** As in `tracker.page({ type })`. */
  type?: string | undefined
  /** Becomes the title of the document. Nothing leaves that as it is. */
  title?: string | undefined
}

/**
 * Tells the page view of a route when its component is drawn, and again when the address is another one: with its own
 * title, and before what any `useEffect` tells of that page. For trackers with `autoPageView: false`, since a router
 * changes the address before React has drawn anything.
 */
export function usePageView({ type, title }: PageViewOptions = {}): void {
  const tracker = useGivenTracker('usePageView() finds no tracker')
  const { pathname = '', search = '' } = globalThis.location ?? {}
  const address = pathname + search
  const told = useRef<string>(undefined)
  useDrawn(() => {
    if (title !== undefined) document.title = title
  }, [title])
  useDrawn(() => {
    if (!tracker || told.current === address) return
    told.current = address
    tracker.page({ type })
  }, [tracker, address, type])
}
