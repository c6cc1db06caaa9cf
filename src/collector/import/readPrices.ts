import type { Money } from '../../protocol/money.js'
import type { Product } from '../catalog/Product.js'
import type { ProductSkip } from './feedFields.js'
import { textOf } from './feedValues.js'
import { readMoney } from './readMoney.js'

export interface PriceRules {
  /** For prices that name none. */
  currency: string | undefined
  /** For sales that have begun or ended, ms. */
  now: number
}

/** The fields of a feed that say what a product costs. */
export interface RawPrices {
  price?: unknown
  listPrice?: unknown
  salePrice?: unknown
  saleDates?: unknown
  currency?: unknown
}

/** What a product costs now, and before a saving. Google's `price` is that before a sale, `sale_price` that while it lasts. */
export function readPrices(raw: RawPrices, rules: PriceRules): Pick<Product, 'price' | 'listPrice'> | ProductSkip {
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
