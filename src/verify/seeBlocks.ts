import type { Page } from 'playwright'
import type { PageNotes } from './pageScript.js'

/** A block of a page, as a shopper sees it. */
export interface SeenBlock {
  type: string
  /** Names of its attributes, and of those that blocks read. */
  attributes: string[]
  known: readonly string[]
  /** Names of the attributes of the placeholder that it stands in; none where it stands by itself. */
  placeholder: string[]
  /** The category that it is about. */
  category?: string
  /** For want of anything better all of it is what sells best in the whole shop. */
  isShopWide: boolean
  /** Place among all blocks of the page, from 0. */
  index: number
  /** Products that the block is about. */
  about: string[]
  isDrawn: boolean
  /** Whether scrolling alone shows some of it: what stands in a closed tab is drawn and not seen. */
  isInView: boolean
  heading: string
  isList: boolean
  /** Ids of the products, in order. */
  items: string[]
  /** Titles of the cards. */
  titles: string[]
  /** Addresses of the cards that are links. */
  links: string[]
  recommendationId: string | undefined
  /** When it drew, or came into view if that was later, by the page's clock, ms. */
  seenFrom: number
}

/** Brings each block of a page into view, waits up to `patienceMs` until it has drawn or hidden, and answers all in the order of the page. */
export function seeBlocks(page: Page, patienceMs: number): Promise<SeenBlock[]> {
  return page.evaluate(async patienceMs => {
    const notes = (window as unknown as Record<symbol, PageNotes>)[Symbol.for('grapevine verify')]
    const element = customElements.get('grapevine-block') as { observedAttributes?: readonly string[] } | undefined
    const known = [...(element?.observedAttributes ?? [])]
    const seen: SeenBlock[] = []
    const hosts = [...document.querySelectorAll<HTMLElement>('grapevine-block')]
    for (const [index, host] of hosts.entries()) {
      const { top, bottom } = host.getBoundingClientRect()
      const wasInView = bottom > 0 && top < innerHeight
      const scrolledAt = Date.now()
      host.scrollIntoView({ block: 'center', behavior: 'instant' })
      const end = scrolledAt + patienceMs
      while (!notes?.blocks.has(host) && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20))
      const drawn = notes?.blocks.get(host)
      const isInView = await new Promise<boolean>(resolve => {
        const watch = new IntersectionObserver(([entry]) => {
          watch.disconnect()
          resolve((entry?.intersectionRatio ?? 0) > 0)
        })
        watch.observe(host)
      })
      const root = host.shadowRoot
      const heading = root?.querySelector('[part~="heading"]')
      const cards = [...(root?.querySelectorAll('[part~="card"]') ?? [])]
      const items = drawn?.items ?? []
      const { source, items: answered = [] } = drawn?.answer ?? {}
      const category = host.getAttribute('category')
      seen.push({
        ...(category && { category }),
        isShopWide: source === 'bestsellers' && answered.every(({ strategy }) => strategy === source),
        type: host.getAttribute('type') ?? '',
        attributes: host.getAttributeNames(),
        known,
        placeholder: host.closest('[data-grapevine]')?.getAttributeNames() ?? [],
        index,
        about: (host.getAttribute('item') ?? '').split(',').filter(Boolean),
        isDrawn: items.length > 0 && !host.hidden,
        isInView,
        // One that is not shown is none.
        heading: heading?.getClientRects().length ? (heading.textContent?.trim() ?? '') : '',
        isList: root?.querySelector('ul, ol, [role="list"]') !== null,
        items,
        titles: cards.map(card => card.querySelector('[part~="title"]')?.textContent?.trim() ?? ''),
        links: cards.flatMap(card => (card instanceof HTMLAnchorElement ? [card.href] : [])),
        recommendationId: drawn?.recommendationId,
        seenFrom: Math.max(wasInView ? 0 : scrolledAt, drawn?.at ?? 0),
      })
    }
    return seen
  }, patienceMs)
}
