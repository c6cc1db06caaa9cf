import type { RecommendedItem } from '../protocol/recommendations.js'
import { cleanText } from './cleanText.js'
import { formatPrice, isPrice } from './formatPrice.js'
import type { ExtraWords } from './languages/ExtraWords.js'
import type { Words } from './languages/Words.js'
import { ratingOf } from './productCard.js'
import { savingOf } from './savingOf.js'

/** What can be said of a product, ready to be shown; empty where there is nothing to say. */
export interface CardTexts {
  id: string
  title: string
  brand: string
  price: string
  listPrice: string
  /** `−20%` */
  saving: string
  rating: string
  availability: string
  why: string
}

/** The texts of a card in the words of a language. */
export function cardTexts(
  item: Partial<RecommendedItem>,
  lang: string,
  words: Partial<Words>,
  extra: ExtraWords,
): CardTexts {
  const { id, title, brand, price, listPrice, rating, reviews, availability, strategy, support } = item
  const isSale =
    isPrice(price) && isPrice(listPrice) && listPrice.currency === price.currency && listPrice.amount > price.amount
  // What is called as every object has it is no reason.
  const own: unknown = extra.why[`${strategy}`]
  const reason = typeof own === 'string' ? own : ''
  const isTold = !reason.includes('{n}') || support
  return {
    id: cleanText(id),
    title: cleanText(title),
    brand: cleanText(brand),
    price: isPrice(price) ? formatPrice(price, lang) : '',
    listPrice: isSale ? formatPrice(listPrice, lang) : '',
    saving: isSale ? savingOf(price.amount, listPrice.amount, lang) : '',
    rating: ratingOf(rating, reviews),
    availability: cleanText(words[availability as 'preorder']),
    why: isTold ? reason.replace('{n}', cleanText(support)) : '',
  }
}
