import type { Page } from 'playwright'
import type { Build } from '../../support/storyPage.js'

/** Where a hostile page is shown. */
export interface Surroundings {
  /** Origin of the shop. */
  shop: string
  /** Address of the collector. */
  collector: string
  /** Site key of the page. */
  site: string
}

/** An event as it is seen on the wire, without what differs from one run to the next. */
export interface WireEvent {
  name: string
  params: Record<string, unknown>
  /** What else is said about it: the consent, the customer, and of what is random, only that it is there. */
  envelope: Record<string, unknown>
}

/** A page of a shop that makes life hard for a guest. */
export interface HostilePage {
  name: string
  /** The shop's own script, before Grapevine. */
  script?: string
  /** Whether the script says by `window.__struck = true` that what it breaks was used: it must, or the page has proven nothing. */
  strikes?: boolean
  /** Files of a real library, loaded before Grapevine; see `libraries.ts`. */
  library?: readonly string[]
  /** More of the head, before Grapevine. */
  head?(around: Surroundings): string
  body?(around: Surroundings): string
  /** The content policy; none when left out. */
  policy?(around: Surroundings): string
  /** Whether it shares no process with other sites, and loads only what allows that: `COOP` and `COEP`. */
  isIsolated?: boolean
  /** Builds on which it is tried. Default both. */
  builds?: readonly Build[]
  /** Products of the cart. Default 2. */
  lines?: number
  /** Whether the page with Grapevine is inside a frame that may run scripts and nothing else. */
  sandboxed?: boolean
  /** Before the first page of the shop is opened. */
  prepare?(page: Page, around: Surroundings): Promise<void>
  /** Between the first page and the second. */
  between?(page: Page): Promise<void>
  /** What the wire shows instead of what it shows on a clean page. */
  expected?(clean: readonly WireEvent[]): WireEvent[]
  /**
   * Nobody promises to record anything on this page (see CONTRIBUTING.md, decisions): what is on the wire must still be true,
   * be counted once, and nothing but the host's own replacement may throw.
   */
  isRefused?: boolean
  /** What the browser itself says on the console of such a page. */
  forgive?: RegExp
}
