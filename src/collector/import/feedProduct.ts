import { LIMITS } from '../../protocol/limits.js'
import type { Money } from '../../protocol/money.js'
import type { Product } from '../catalog/Product.js'
import type { ProductField, ProductSkip } from './feedFields.js'
import { readAvailability } from './readAvailability.js'
import { readMoney } from './readMoney.js'
import { readNumber } from './readNumber.js'
import { shopUrl } from './shopUrl.js'

/** A product of a feed, its fields under our names and still as the feed writes them. */
export type RawProduct = Partial<Record<ProductField, unknown>>

export interface FeedRules {
  /** For prices that name none. */
  currency: string | undefined
  /** For sales that have begun or ended, ms. */
  now: number
}

/** Reads one product of a feed: the product, or why there is none. Total: whatever comes, it answers. */
export function feedProduct(raw: RawProduct, rules: FeedRules): Product | ProductSkip {
  const id = textOf(raw.id)
  if (id === '' || id.length > LIMITS.idLength) return 'no_id'
  const title = textOf(raw.title).replace(/\s+/g, ' ')
  if (title === '') return 'no_title'
  const availability = readAvailability(raw.availability, raw.stock)
  if (availability === undefined) return 'bad_availability'

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
  for (const [key, least, most] of NUMBERS) {
    const number = numberOf(raw[key])
    if (number !== undefined && number >= least && number <= most) product[key] = number
  }
  return product
}

const LONGEST_DESCRIPTION = 5_000

/** Numbers that a product may do without: one that makes no sense is left out. */
const NUMBERS = [
  ['stock', 0, 1e9],
  ['rating', 0, 5],
  ['reviews', 0, 1e9],
] as const

/** Google's `price` is the price before a sale, and `sale_price` the price while it lasts. */
function readPrices(raw: RawProduct, rules: FeedRules): Pick<Product, 'price' | 'listPrice'> | ProductSkip {
  const currency = textOf(raw.currency).toUpperCase() || rules.currency
  const price = readMoney(raw.price, currency)
  const list = readMoney(raw.listPrice, currency)
  const sale = isOnSale(textOf(raw.saleDates), rules.now) ? readMoney(raw.salePrice, currency) : undefined
  for (const money of [price, list, sale]) if (typeof money === 'string') return money
  const [now, before] = sale === undefined ? [price, list] : [sale, price ?? list]
  const out: Pick<Product, 'price' | 'listPrice'> = {}
  if (isMoney(now)) out.price = now
  if (isMoney(now) && isMoney(before) && before.currency === now.currency && before.amount > now.amount) {
    out.listPrice = before
  }
  return out
}

function isMoney(value: Money | ProductSkip | undefined): value is Money {
  return typeof value === 'object'
}

/** `2026-11-01T00:00+0100/2026-11-30T23:59+0100`; no dates mean always, unreadable ones never. */
function isOnSale(dates: string, now: number): boolean {
  if (dates === '') return true
  const [from = Number.NaN, to = Number.NaN] = dates
    .split('/')
    .map(date => Date.parse(date.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  return from <= now && now <= to
}

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

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' ? readNumber(value.trim()) : undefined
}
