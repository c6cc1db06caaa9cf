import { formatMoney } from './formatMoney.js'
import { type Html, html } from './html.js'
import type { Links } from './links.js'
import type { ProductView } from './ShopData.js'

/** Few enough that the shop says how many are left. */
export const FEW = 9

/** One product of a list. The picture's text is empty since the title stands beside it. */
export function productCard(product: ProductView, links: Links, loading: 'eager' | 'lazy' = 'lazy'): Html {
  return html`<li class="card" data-product="${product.id}">
    <a class="card-link" href="${links.product(product.id)}">
      <span class="card-media"><img src="${links.image(product.id)}" alt="" width="480" height="480" loading="${loading}" decoding="async">${badge(product)}</span>
      <span class="card-title" dir="auto">${product.title}</span>
      ${price(product)}
      ${stars(product)}
    </a>
  </li>`
}

/** A list of products; the first `eager` pictures are loaded at once. */
export const productGrid = (products: readonly ProductView[], links: Links, eager = 4): Html =>
  html`<ul class="grid" role="list">${products.map((product, index) => productCard(product, links, index < eager ? 'eager' : 'lazy'))}</ul>`

export function price({ price: now, listPrice }: ProductView): Html {
  return listPrice === undefined
    ? html`<span class="price">${formatMoney(now)}</span>`
    : html`<span class="price"><span class="sale">${formatMoney(now)}</span> <span class="only-read">Price before:</span> <s>${formatMoney(listPrice)}</s></span>`
}

export function stars({ rating, reviews }: ProductView): Html {
  return html`<span class="stars"><span aria-hidden="true">★</span><span class="only-read">Rated</span> ${rating.toFixed(1)} <span class="only-read">out of 5, reviews:</span> (${reviews})</span>`
}

function badge({ stock, price: now, listPrice, newForDays }: ProductView): Html | undefined {
  if (stock === 0) return html`<span class="badge badge-out">Out of stock</span>`
  if (stock <= FEW) return html`<span class="badge">Only ${stock} left</span>`
  if (listPrice !== undefined)
    return html`<span class="badge badge-sale">−${Math.round((1 - now / listPrice) * 100)} %</span>`
  if (newForDays !== undefined) return html`<span class="badge badge-new">New</span>`
  return undefined
}
