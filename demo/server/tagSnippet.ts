import { type Html, html } from '../view/html.js'

/**
 * What a shop pastes: the stub, which queues calls, and the tag. Beside them the shop's own script.
 *
 * @param elsewhere Where the tag is to find the collector, for testers; else where it comes from.
 */
export const tagSnippet = (
  collector: string,
  site: string,
  pageType: string,
  nonce: string,
  elsewhere?: string,
): Html => html`<script nonce="${nonce}">window.gv=window.gv||function(){(gv.q=gv.q||[]).push(arguments)}</script>
<script async src="${collector}/tag.js" data-site="${site}" data-page-type="${pageType}" data-vitals="1"${elsewhere !== undefined && html` data-collector="${elsewhere}"`}></script>
<script type="module" src="/assets/shop.js"></script>`

/** The bundle of the single-page variant, in which the npm import is contained. */
export const appScript: Html = html`<script type="module" src="/assets/app.js"></script>`
