import type { Availability } from '../../protocol/recommendations.js'
import { readNumber } from './readNumber.js'

/** Words of Google's feeds, of schema.org's `ItemAvailability` and of shops, without spaces and signs. */
const WORDS: Readonly<Record<string, Availability>> = {
  instock: 'in_stock',
  available: 'in_stock',
  limitedavailability: 'in_stock',
  onlineonly: 'in_stock',
  madetoorder: 'in_stock',
  true: 'in_stock',
  yes: 'in_stock',
  preorder: 'preorder',
  presale: 'preorder',
  backorder: 'backorder',
  outofstock: 'out_of_stock',
  soldout: 'out_of_stock',
  discontinued: 'out_of_stock',
  instoreonly: 'out_of_stock',
  reserved: 'out_of_stock',
  unavailable: 'out_of_stock',
  false: 'out_of_stock',
  no: 'out_of_stock',
}

/**
 * Whether a product of a feed can be bought online: `in stock`, `https://schema.org/InStock`, `true`, or, where the feed does
 * not say, by its stock. What is in stock by its word and has no units is out of stock. `undefined` for unknown words.
 */
export function readAvailability(value: unknown, stock: unknown): Availability | undefined {
  const units = typeof stock === 'number' ? stock : typeof stock === 'string' ? readNumber(stock.trim()) : undefined
  const isEmpty = units !== undefined && units <= 0
  if (value === undefined || value === null || value === '') return isEmpty ? 'out_of_stock' : 'in_stock'
  const word = String(value)
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
    .replace(/[^\p{L}\d]/gu, '')
  const isUnits = /^-?\d+(\.\d+)?$/.test(String(value))
  const known = isUnits
    ? Number(value) > 0
      ? 'in_stock'
      : 'out_of_stock'
    : Object.hasOwn(WORDS, word)
      ? WORDS[word]
      : undefined
  return known === 'in_stock' && isEmpty ? 'out_of_stock' : known
}
