import { slug } from '../../catalog/slug.js'
import { block } from '../block.js'
import { formatMoney } from '../formatMoney.js'
import { type Html, html, json } from '../html.js'
import { icons } from '../icons.js'
import type { Links } from '../links.js'
import { FEW, price } from '../productCard.js'
import type { ProductView } from '../ShopData.js'

interface ProductOptions {
  product: ProductView
  /** The product and its variants, where there are any. */
  variants: readonly ProductView[]
  links: Links
}

/** One product, with what others also bought; what cannot be bought points to what can. */
export function productPage({ product, variants, links }: ProductOptions): Html {
  const [department, category] = product.categories
  const isThere = product.stock > 0
  return html`
  <nav class="crumbs" aria-label="You are here"><ol role="list"><li><a href="${links.home}">Home</a></li><li><a href="${links.department(product.department)}">${department}</a></li><li><a href="${links.category(product.department, category)}">${category}</a></li></ol></nav>
  <article class="product">
    <div class="product-media"><img src="${links.image(product.id)}" alt="${product.title}" width="480" height="480" fetchpriority="high"></div>
    <div class="product-text">
      <p class="brand-line">${product.brand}</p>
      <h1 dir="auto">${product.title}</h1>
      <p class="product-rating"><span aria-hidden="true">★</span> <span class="only-read">Rated</span> ${product.rating.toFixed(1)} <span class="only-read">out of 5</span> · ${product.reviews} reviews</p>
      <p class="product-price">${price(product)}${product.listPrice !== undefined && html` <span class="saving">You save ${formatMoney(product.listPrice - product.price)}</span>`}</p>
      <p class="product-description">${product.description}</p>
      ${variants.length > 1 && variantChoice(product, variants, links)}
      ${stockLine(product)}
      ${
        isThere
          ? html`<form class="buy" data-buy="${product.id}">
        <label for="quantity">Quantity</label>
        <input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="${Math.min(product.stock, 20)}" value="1" required>
        <button type="submit" class="button button-main">Add to cart</button>
      </form>`
          : html`<p class="sold-out">It will be back. Until then, look at what is much like it, below.</p>`
      }
      <p class="share"><button type="button" class="as-link" data-share="${product.id}">Tell a friend</button></p>
      <ul class="promises" role="list">
        <li>${icons.truck} At your door in two to four days, free from €60</li>
        <li>${icons.back} Thirty days to change your mind</li>
        <li>${icons.leaf} Wrapped in paper, never in plastic</li>
      </ul>
    </div>
  </article>
  ${
    isThere
      ? block({ type: 'also-bought', item: product.id, placement: 'product-bought', show: 'why' })
      : block({
          type: 'alternatives',
          item: product.id,
          placement: 'product-alternatives',
          heading: 'In stock, and much like it',
        })
  }
  ${isThere && block({ type: 'also-viewed', item: product.id, placement: 'product-viewed', layout: 'row', limit: 10 })}
  ${block({ type: 'recently-viewed', placement: 'product-recent', heading: 'You looked at', item: product.id, layout: 'row', limit: 12, min: 1 })}
  <script type="application/ld+json">${productData(product, links)}</script>`
}

const variantChoice = (product: ProductView, variants: readonly ProductView[], links: Links): Html =>
  html`<nav class="variants" aria-label="Variants"><ul role="list">${variants.map(
    variant =>
      html`<li><a href="${links.product(variant.id)}"${variant.id === product.id && html` aria-current="true"`}><img src="${links.image(variant.id)}" alt="" width="480" height="480"><span>${variant.variant ?? slug(variant.id)}</span></a></li>`,
  )}</ul></nav>`

function stockLine({ stock }: ProductView): Html {
  if (stock === 0) return html`<p class="stock stock-out">Out of stock</p>`
  if (stock <= FEW) return html`<p class="stock stock-few">Only ${stock} left</p>`
  return html`<p class="stock">In stock</p>`
}

const productData = (product: ProductView, links: Links): Html =>
  json({
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: product.id,
    name: product.title,
    description: product.description,
    image: links.image(product.id),
    brand: { '@type': 'Brand', name: product.brand },
    category: product.categories.join(' > '),
    aggregateRating: { '@type': 'AggregateRating', ratingValue: product.rating, reviewCount: product.reviews },
    offers: {
      '@type': 'Offer',
      price: (product.price / 100).toFixed(2),
      priceCurrency: 'EUR',
      availability: `https://schema.org/${product.stock > 0 ? 'InStock' : 'OutOfStock'}`,
      url: links.product(product.id),
    },
  })
