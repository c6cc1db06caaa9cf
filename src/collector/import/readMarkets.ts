import { isObject } from '../../protocol/decoder.js'
import { LIMITS } from '../../protocol/limits.js'
import type { MarketOffer, Product } from '../catalog/Product.js'
import type { ProductSkip } from './feedFields.js'
import { isAbsent, listOf } from './feedValues.js'
import { readAvailability } from './readAvailability.js'
import { type PriceRules, readPrices } from './readPrices.js'
import { readStock } from './readStock.js'

/** More markets than any shop has; a hostile feed cannot fill the memory. */
const MOST_MARKETS = 200

/**
 * Where a product is sold: `"de, fr"`, `["de", "fr"]`, or `{ "de": { "stock": 3, "price": "12.50 EUR" } }` with what differs
 * there. Codes are the shop's own; upper and lower case are one.
 * @param everywhere what the product says of itself
 */
export function readMarkets(
  value: unknown,
  everywhere: Pick<Product, 'availability' | 'stock'>,
  rules: PriceRules,
): Record<string, MarketOffer> | ProductSkip | undefined {
  if (isAbsent(value)) return undefined
  const codes = isObject(value) ? Object.keys(value) : listOf(value, MOST_MARKETS + 1)
  if (codes.length > MOST_MARKETS || (codes.length === 0 && !isObject(value) && !Array.isArray(value)))
    return 'bad_market'
  const markets: [string, MarketOffer][] = []
  for (const code of codes) {
    const market = code.trim().toLowerCase()
    if (market === '' || market.length > LIMITS.idLength) return 'bad_market'
    const offer = isObject(value) ? readOffer(value[code], everywhere, rules) : as(everywhere)
    if (typeof offer === 'string') return offer
    markets.push([market, offer])
  }
  return Object.fromEntries(markets)
}

function as({ availability, stock }: Pick<Product, 'availability' | 'stock'>): MarketOffer {
  return { availability, ...(stock === undefined ? {} : { stock }) }
}

function readOffer(
  raw: unknown,
  everywhere: Pick<Product, 'availability' | 'stock'>,
  rules: PriceRules,
): MarketOffer | ProductSkip {
  if (raw === true || isAbsent(raw)) return as(everywhere)
  if (raw === false) return { availability: 'out_of_stock' }
  if (!isObject(raw)) return 'bad_market'
  const saysNothing = isAbsent(raw.availability) && isAbsent(raw.stock)
  const availability = saysNothing ? everywhere.availability : readAvailability(raw.availability, raw.stock)
  if (availability === undefined) return 'bad_availability'
  const offer: MarketOffer = saysNothing ? as(everywhere) : { availability }
  const stock = readStock(raw.stock)
  if (stock === 'bad_stock') return stock
  if (stock !== undefined) offer.stock = stock
  const prices = readPrices(raw, rules)
  return typeof prices === 'string' ? prices : Object.assign(offer, prices)
}
