import { LIMITS } from '../../protocol/limits.js'
import type { Product } from '../catalog/Product.js'
import type { ProductSkip, RawProduct } from './feedFields.js'
import { dateOf, numberOf, textOf } from './feedValues.js'
import { readAvailability } from './readAvailability.js'
import { readMarkets } from './readMarkets.js'
import { type PriceRules, readPrices } from './readPrices.js'
import { readStock } from './readStock.js'
import { readTraits } from './readTraits.js'
import { shopUrl } from './shopUrl.js'

/** Reads one product of a feed: the product, or why there is none. Total: whatever comes, it answers. */
export function feedProduct(raw: RawProduct, rules: PriceRules): Product | ProductSkip {
  const id = textOf(raw.id)
  if (id === '' || id.length > LIMITS.idLength) return 'no_id'
  const title = textOf(raw.title).replace(/\s+/g, ' ')
  if (title === '') return 'no_title'
  const availability = readAvailability(raw.availability, raw.stock)
  if (availability === undefined) return 'bad_availability'
  const stock = readStock(raw.stock)
  if (stock === 'bad_stock') return stock

  const product: Product = { id, title: title.slice(0, LIMITS.textLength), availability, source: 'catalog' }
  for (const key of ['url', 'image'] as const) {
    const text = textOf(raw[key])
    if (text === '') continue
    const url = shopUrl(text)
    if (url === undefined) return 'bad_url'
    product[key] = url
  }
  const prices = readPrices(raw, rules)
  if (typeof prices === 'string') return prices
  Object.assign(product, prices)

  const categories = readCategories(raw.categories)
  if (categories.length > 0) product.categories = categories
  for (const key of ['brand', 'groupId'] as const) {
    const text = textOf(raw[key])
    if (text !== '') product[key] = text.slice(0, LIMITS.textLength)
  }
  const description = textOf(raw.description)
  if (description !== '') product.description = description.slice(0, LONGEST_DESCRIPTION)
  if (stock !== undefined) product.stock = stock
  for (const [key, least, most] of NUMBERS) {
    const number = numberOf(raw[key])
    if (number !== undefined && number >= least && number <= most) product[key] = number
  }
  if (stock !== undefined) product.stockAt = rules.now
  const addedAt = dateOf(raw.addedAt)
  if (addedAt !== undefined) product.addedAt = addedAt
  const traits = readTraits(raw, product.price)
  if (typeof traits === 'string') return traits
  const markets = readMarkets(raw.markets, product, {
    ...rules,
    currency: textOf(raw.currency).toUpperCase() || rules.currency,
  })
  if (typeof markets === 'string') return markets
  return Object.assign(product, traits, markets && { markets })
}

const LONGEST_DESCRIPTION = 5_000

/** Numbers that a product may do without: one that makes no sense is left out, and so is a date. */
const NUMBERS = [
  ['rating', 0, 5],
  ['reviews', 0, 1e9],
] as const

/** `"Home > Lights"`, `["Home", "Lights"]`, or several paths, of which the first is taken. */
function readCategories(value: unknown): string[] {
  const path = Array.isArray(value) && Array.isArray(value[0]) ? value[0] : value
  const parts = Array.isArray(path) ? path : textOf(path).split('>')
  const first = parts.length === 1 && textOf(parts[0]).includes('>') ? textOf(parts[0]).split('>') : parts
  return first
    .map(part => textOf(part).slice(0, LIMITS.textLength))
    .filter(part => part !== '')
    .slice(0, MOST_CATEGORIES)
}

/** As many levels as an event can name. */
const MOST_CATEGORIES = 5
