import type { RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'
import { formatPrice, isPrice } from './formatPrice.js'
import type { Words } from './languages/Words.js'
import { safeUrl } from './safeUrl.js'

/** Makes an element whose class, for our style, is also its part, for the shop's. */
export function make(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = element.part = name
  element.append(...children)
  return element
}

/**
 * The card of a product: a link where its address is safe, else the same without a link. Without a product it is the empty
 * card of a skeleton, as tall as a filled one.
 */
export function productCard(item: Partial<RecommendedItem>, lang: string, words?: Partial<Words>): HTMLElement {
  const { url, image, availability, price, listPrice } = item
  const base = document.baseURI

  const media = make('span', 'media')
  const src = safeUrl(image, base)
  if (src) media.append(picture(src))
  const word = words?.[availability as 'preorder']
  if (word) media.append(make('span', 'badge', word))
  const rating = ratingOf(item)
  if (rating) media.append(make('span', 'badge rating', rating))

  // A title of the other writing direction is turned by itself, but stands where the page's own direction puts it.
  const title = make('span', 'title', make('bdi', 'name', cleanText(item.title)))

  const prices = make('span', 'price')
  if (isPrice(price)) {
    prices.append(formatPrice(price, lang))
    if (isPrice(listPrice) && listPrice.currency === price.currency && listPrice.amount > price.amount) {
      prices.classList.add('sale')
      prices.append(make('s', 'list-price', formatPrice(listPrice, lang)))
    }
  }

  const href = safeUrl(url, base)
  const card = make(href ? 'a' : 'div', 'card', media, title, prices)
  if (href) card.setAttribute('href', href)
  return card
}

/** The title stands beside it and names the link, so the picture itself is not read out. */
function picture(src: string): HTMLElement {
  // `src` stands last, for the browser begins to load as soon as it is set.
  const settings = { alt: '', width: 300, height: 300, loading: 'lazy', decoding: 'async', src }
  const image = Object.assign(make('img', 'image'), settings)
  image.onerror = () => image.remove()
  return image
}

/** `★ 4.6 (213)`, or nothing where a product has no rating from above 0 to 5. */
export function ratingOf({ rating, reviews }: Partial<RecommendedItem>): string {
  return rating! > 0 && rating! <= 5 ? `★ ${rating!.toFixed(1)}${reviews! > 0 ? ` (${reviews})` : ''}` : ''
}
