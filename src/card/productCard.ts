import type { RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'
import { formatPrice, isPrice } from './formatPrice.js'
import type { Words } from './languages/Words.js'
import type { Shape } from './Shape.js'
import { safeUrl } from './safeUrl.js'

/**
 * The card of a product: a link where its address is safe, else the same without a link. Without a product it is the empty
 * card of a skeleton, as tall as a filled one.
 *
 * @param lang Language tag for prices.
 * @param base Address of the page, for paths.
 */
export function productCard(
  { url, image, availability, price, listPrice, title, rating, reviews }: Partial<RecommendedItem>,
  lang: string,
  base: string,
  words?: Partial<Words>,
): Shape {
  const part = (name: string, ...children: (Shape | string)[]): Shape => ['span', name, {}, ...children]
  const src = safeUrl(image, base)
  const word = words?.[availability as 'preorder']
  const stars = ratingOf(rating, reviews)
  const isFit = isPrice(price)
  const isSale = isFit && isPrice(listPrice) && listPrice.currency === price.currency && listPrice.amount > price.amount
  const amount = isFit ? formatPrice(price, lang) : ''
  const href = safeUrl(url, base)
  return [
    href ? 'a' : 'div',
    'card',
    href ? { href } : {},
    part(
      'media',
      // The title stands beside the picture and names the link, so that is not read out. `src` stands last, for the browser
      // begins to load as soon as it is set.
      src ? ['img', 'image', { alt: '', width: 300, height: 300, loading: 'lazy', src }] : '',
      word ? part('badge', word) : '',
      stars ? part('badge rating', stars) : '',
    ),
    // A title of the other writing direction is turned by itself, but stands where the page's own direction puts it.
    part('title', ['bdi', 'name', {}, cleanText(title)]),
    part(
      isSale ? 'price sale' : 'price',
      part(amount[14] ? 'long' : 'now', amount),
      isSale ? ['s', 'list-price', {}, formatPrice(listPrice, lang)] : '',
    ),
  ]
}

/** `★ 4.6 (213)`, or nothing where a product has no rating from above 0 to 5. */
export function ratingOf(rating?: number, reviews?: number): string {
  return rating! > 0 && rating! <= 5 ? `★ ${rating!.toFixed(1)}${reviews! > 0 ? ` (${reviews})` : ''}` : ''
}
