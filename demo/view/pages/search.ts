import { block } from '../block.js'
import { type Html, html } from '../html.js'
import type { Links } from '../links.js'
import { productGrid } from '../productCard.js'
import type { ProductView } from '../ShopData.js'

/** Results of a search, and what those went on to who had searched for the same. */
export function searchPage(term: string, found: readonly ProductView[], links: Links): Html {
  if (term === '') {
    return html`<div class="head"><h1>Search</h1><p class="lede">What are you looking for? The field is at the top.</p></div>
    ${block({ type: 'bestsellers', placement: 'search', heading: 'What sells best' })}`
  }
  const [best] = found
  if (best === undefined) {
    return html`<div class="head"><h1>Nothing for “<span dir="auto">${term}</span>”</h1><p class="lede">We looked on every shelf and under the stairs. Perhaps a shorter word? Or one of these, which others were glad of.</p></div>
    ${block({ type: 'search-term', term, placement: 'search', limit: 8 })}`
  }
  return html`<div class="head"><h1>${found.length} ${found.length === 1 ? 'thing' : 'things'} for “<span dir="auto">${term}</span>”</h1></div>
  <section aria-label="Results" data-list="search" data-list-name="Search results">${productGrid(found, links, 8)}</section>
  ${block({ type: 'search-term', term, item: found.map(product => product.id).join(','), category: best.categories[0], placement: 'search' })}`
}
