import type { RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'
import { formatPrice, isPrice } from './formatPrice.js'
import { safeUrl } from './safeUrl.js'
import { say, WORDS } from './words.js'

/** Makes an element whose class, for our style, is also its part, for the shop's. */
export function make(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  element.setAttribute('part', name)
  element.append(...children)
  return element
}

/**
 * The card of a product: a link where its address is safe, else the same without a link. Without a product it is the empty
 * card of a skeleton, as tall as a filled one.
 *
 * @param withRating Leaves a line for the rating; all cards of a block have it or none, so that pictures stand in line.
 */
export function productCard(item: Partial<RecommendedItem>, lang: string, withRating: boolean): HTMLElement {
  const { url, image, availability, price, listPrice } = item
  const base = document.baseURI

  const media = make('span', 'media')
  const src = safeUrl(image, base)
  if (src) media.append(picture(src))
  if (availability === 'preorder' || availability === 'backorder') {
    media.append(make('span', 'badge', say(WORDS[availability], lang)))
  }

  const title = make('span', 'title', cleanText(item.title))
  title.dir = 'auto'

  const prices = make('span', 'price')
  if (isPrice(price)) {
    prices.append(formatPrice(price, lang))
    if (isPrice(listPrice) && listPrice.currency === price.currency && listPrice.amount > price.amount) {
      prices.classList.add('sale')
      prices.append(make('span', 'read', say(WORDS.was, lang)), make('s', 'list-price', formatPrice(listPrice, lang)))
    }
  }

  const href = safeUrl(url, base)
  const card = make(href ? 'a' : 'div', 'card', media, title, prices)
  if (href) card.setAttribute('href', href)
  if (withRating) card.append(make('span', 'rating', ratingOf(item)))
  return card
}

/** The title stands beside it and names the link, so the picture itself is not read out. */
function picture(src: string): HTMLElement {
  // `src` stands last, for the browser begins to load as soon as it is set.
  const settings = { alt: '', width: 300, height: 300, loading: 'lazy', decoding: 'async', src }
  return Object.assign(make('img', 'image'), settings, {
    onerror: (event: Event) => (event.target as Element).remove(),
  })
}

/** `★ 4.6 (213)`, or nothing where a product has no rating from above 0 to 5. */
export function ratingOf({ rating, reviews }: Partial<RecommendedItem>): string {
  if (!(Number(rating) > 0 && Number(rating) <= 5)) return ''
  return `★ ${Number(rating).toFixed(1)}${Number(reviews) > 0 ? ` (${Number(reviews)})` : ''}`
}
