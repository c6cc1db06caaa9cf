import { type Decoder, oneOf, record, text } from '../decoder.js'

/** What led to a page view: a load, a step inside a single-page app, a return from the back/forward cache, a prerendered page that was opened. */
export const PAGE_VIEW_KINDS = ['load', 'history', 'bfcache', 'prerender'] as const

/** A page was looked at. */
export interface PageView {
  /** Address without unknown query parameters. */
  page_location?: string
  page_title?: string
  /** Origin of the page before, for pages of other sites; its address for pages of the same site. */
  page_referrer?: string
  /** `home`, `category`, `product`, `cart`, `checkout`, `search`, `not-found`, `confirmation` or the shop's own word. */
  page_type?: string
  kind?: (typeof PAGE_VIEW_KINDS)[number]
}

export const pageView: Decoder<PageView> = record<PageView>(
  {
    page_location: text(2048),
    page_title: text(),
    page_referrer: text(2048),
    page_type: text(64),
    kind: oneOf(PAGE_VIEW_KINDS),
  },
  [],
)
