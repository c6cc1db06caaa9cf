import type { PAGE_VIEW_KINDS } from '../../protocol/events/page_view.js'
import { prerendering } from './prerendering.js'

type Kind = (typeof PAGE_VIEW_KINDS)[number]

/**
 * Watches the life of the page until `signal` aborts.
 *
 * `viewed`: every page view that the shopper has: the load (a prerendered page only when it is opened), each new path inside
 * a single-page app, each return from the back/forward cache. `left`: the page may be seen for the last time; comes perhaps
 * twice, since browsers disagree about the order of the two events and phones fire only the first; never by `unload`, which
 * would close the back/forward cache. `back`: it is seen again, or the network is there again.
 */
export function watchPages(
  signal: AbortSignal,
  viewed: ((kind: Kind) => unknown) | false,
  left: () => void,
  back: () => void,
  begin: () => void,
): void {
  // On the window, since forms and images of these names hide the methods of the document; captured where they do not
  // bubble. When a page is left, what measures it speaks first.
  const listen = (type: string, listener: (event: Event) => void, capture?: boolean) =>
    addEventListener(type, listener, { signal, capture } as AddEventListenerOptions)

  listen('online', back)
  listen('pagehide', left)
  listen('visibilitychange', () => (document.hidden === true ? left() : back()))
  if (viewed) {
    let path: string
    const here = () => location.pathname + location.search
    const view = (kind: Kind) => {
      path = here()
      viewed(kind)
    }
    const moved = () => {
      if (!signal.aborted && here() !== path) view('history')
    }
    for (const name of ['pushState', 'replaceState'] as const) {
      const before = history[name]
      history[name] = (...change) => {
        before.apply(history, change)
        // After a router that sets the title at once, and never inside the shop's own call. React draws later: `usePageView`.
        setTimeout(moved)
      }
    }
    listen('popstate', moved)
    listen('pageshow', event => {
      if ((event as PageTransitionEvent).persisted) view('bfcache')
    })
    if (prerendering()) listen('prerenderingchange', () => view('prerender'), true)
    // After what the page calls right after the start.
    else queueMicrotask(() => view('load'))
  }
  listen('prerenderingchange', begin, true)
}
