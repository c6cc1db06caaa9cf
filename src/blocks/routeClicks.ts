import { TAG } from './element.js'

/**
 * Hands plain clicks on products of blocks to the router of a single-page app, and answers how to stop. What the shop has taken
 * already, other origins, downloads, and links for another tab or window stay the browser's.
 *
 * @param navigate gets the address without its origin: `/p/lantern?from=block#sizes`
 */
export function routeClicks(navigate: (path: string) => void): () => void {
  const clicked = (event: MouseEvent) => {
    const path = event.composedPath()
    const link = path.find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement)
    if (!link || !path.some(node => (node as Element).localName === TAG)) return
    // A router reads a path that begins with two slashes as another site.
    const isOurs = link.origin === location.origin && !link.pathname.startsWith('//')
    const isHere = isOurs && ['', '_self'].includes(link.target.toLowerCase())
    const isPlain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (event.defaultPrevented || !isHere || link.hasAttribute('download') || !isPlain) return
    event.preventDefault()
    navigate(link.pathname + link.search + link.hash)
  }
  document.addEventListener('click', clicked)
  return () => document.removeEventListener('click', clicked)
}
