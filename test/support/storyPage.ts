import type { StoryCollector } from './collector.js'
import type { StoryShop } from './shop.js'

/** How a shop has Grapevine on its pages: by the script tag, or from npm through its own bundler. */
export const BUILDS = ['tag', 'npm'] as const
export type Build = (typeof BUILDS)[number]

export interface PageParts {
  build: Build
  collector: Pick<StoryCollector, 'url' | 'site'>
  /** Consent at the start. Default `granted`. */
  consent?: string
  pageType?: string
  title?: string
  body?: string
  /** More of the head, before Grapevine. */
  head?: string
  /** Share of page views with web vitals, 0 to 1. Default: none are measured. */
  vitals?: number
  /** Rank for-you in the browser. */
  onDevice?: boolean
  /** Longest wait of an event before it is sent, ms. Default: that of the tracker. */
  flushEveryMs?: number
  /** Calls of `gv` that the page makes in its head, before anything has loaded: `[['event', 'view_item', { … }]]`. */
  calls?: readonly (readonly unknown[])[]
}

/** Marks the scripts of the page itself for a policy that allows these only. */
export const NONCE = 'story'

/** The strictest policy that the guide promises to work under. */
export const strictPolicy = (collector: Pick<StoryCollector, 'url'>, shop: Pick<StoryShop, 'origin'>): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}' ${shop.origin} ${collector.url}`,
    `connect-src ${collector.url}`,
    `img-src ${collector.url} data:`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** As data in a script: a `<` cannot end it. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const attribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const snippet = (calls: PageParts['calls'] = []): string => `<script nonce="${NONCE}">
window.gv = window.gv || function () { (gv.q = gv.q || []).push(arguments) };
${calls.map(call => `gv(...${json(call)});`).join('\n')}
</script>`

const byTag = ({ collector, consent = 'granted', vitals, onDevice, flushEveryMs }: PageParts): string =>
  `<script async src="${attribute(collector.url)}/tag.js" data-site="${attribute(collector.site)}"
    data-consent="${attribute(consent)}"${onDevice ? ' data-blocks="device"' : ''}${vitals === undefined ? '' : ` data-vitals="${vitals}"`}${flushEveryMs === undefined ? '' : ` data-flush-every-ms="${flushEveryMs}"`}></script>`

/** The page gives the import the same global words as the tag has, so that a story is written once. */
const byImport = ({ collector, consent = 'granted', pageType, vitals, onDevice, flushEveryMs }: PageParts): string => `
<script type="module" nonce="${NONCE}">
import { createTracker } from '/npm/index.js'
${vitals === undefined ? '' : "import { vitals } from '/npm/vitals.js'"}
${onDevice ? "import { device } from '/npm/device.js'" : ''}
import { inspector } from '/npm/inspector.js'
import { blocks } from '/npm/blocks.js'
const tracker = createTracker(${json({ site: collector.site, collector: collector.url, consent, ...(pageType && { pageType }), ...(flushEveryMs && { flushEveryMs }) })})
${onDevice ? 'tracker.use(device())' : ''}
tracker.use(inspector())
tracker.use(blocks())
${vitals === undefined ? '' : `tracker.use(vitals({ sample: ${vitals} }))`}
const early = window.gv.q || []
window.gv = (name, ...args) => (name === 'cart' ? tracker.cart.set : tracker[name])(...args)
window.gv.tracker = tracker
for (const call of early) window.gv(...call)
</script>`

/** A page of a shop with Grapevine on it, the same for both builds but for how it is loaded. */
export const storyPage = (parts: PageParts): string => `<!doctype html>
<html lang="en"${parts.pageType ? ` data-page-type="${attribute(parts.pageType)}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${parts.title ?? 'Story'}</title>
<link rel="icon" href="data:,">
${parts.head ?? ''}
${snippet(parts.calls)}
${parts.build === 'tag' ? byTag(parts) : byImport(parts)}
</head>
<body>
${parts.body ?? ''}
</body>
</html>`
