import { type Html, html } from './html.js'

interface BlockOptions {
  type:
    | 'also-bought'
    | 'also-viewed'
    | 'alternatives'
    | 'bestsellers'
    | 'buy-again'
    | 'for-you'
    | 'recently-viewed'
    | 'trending'
  placement: string
  item?: string
  category?: string
  heading?: string
  limit?: number
  min?: number
  layout?: 'row'
}

/** A Grapevine block. Without the tag it is an empty element that takes no room. */
export function block({ type, placement, item, category, heading, limit = 6, min, layout }: BlockOptions): Html {
  const attribute = (name: string, value: string | number | undefined) =>
    value !== undefined && html` ${name}="${value}"`
  return html`<grapevine-block type="${type}"${attribute('item', item)}${attribute('category', category)} placement="${placement}" limit="${limit}"${attribute('min', min)}${attribute('layout', layout)}${attribute('heading', heading)}></grapevine-block>`
}
