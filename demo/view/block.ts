import { type Html, html } from './html.js'

interface BlockOptions {
  type:
    | 'also-bought'
    | 'also-viewed'
    | 'alternatives'
    | 'bestsellers'
    | 'buy-again'
    | 'cross-sell'
    | 'for-you'
    | 'most-shared'
    | 'new-arrivals'
    | 'on-sale'
    | 'recently-viewed'
    | 'search-term'
    | 'trending'
  placement: string
  item?: string
  category?: string
  term?: string
  heading?: string
  limit?: number
  min?: number
  layout?: 'row'
}

/** A Grapevine block. Without the tag it is an empty element that takes no room. */
export function block({ type, placement, item, category, term, heading, limit = 6, min, layout }: BlockOptions): Html {
  const attribute = (name: string, value: string | number | undefined) =>
    value !== undefined && html` ${name}="${value}"`
  return html`<grapevine-block type="${type}"${attribute('item', item)}${attribute('category', category)}${attribute('term', term)} placement="${placement}" limit="${limit}"${attribute('min', min)}${attribute('layout', layout)}${attribute('heading', heading)}></grapevine-block>`
}
