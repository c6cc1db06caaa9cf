import { fractionDigits } from '../../protocol/fractionDigits.js'
import { LIMITS } from '../../protocol/limits.js'
import { type MinorUnits, toMinorUnits } from '../../protocol/money.js'
import type { Catalog } from '../catalog/Catalog.js'
import type { Product } from '../catalog/Product.js'
import type { OrderLine } from './orderLine.js'

interface Seen {
  title: string
  titleAt: number
  price: number | undefined
  currency: string | undefined
  priceAt: number
  category: string
}

/**
 * What orders say of the products in them: the newest name and the newest price. It makes cards for a shop that has not
 * imported its catalog yet, and never replaces what the catalog says.
 */
export class OrderProducts {
  readonly #seen = new Map<string, Seen>()
  /** Products of which another currency was known before, by that one; counted while they become entries of the catalog. */
  readonly inOther = new Map<string, number>()

  get size(): number {
    return this.#seen.size
  }

  add(line: OrderLine): void {
    let seen = this.#seen.get(line.product)
    if (seen === undefined) {
      seen = { title: '', titleAt: -Infinity, price: undefined, currency: undefined, priceAt: -Infinity, category: '' }
      this.#seen.set(line.product, seen)
    }
    if (line.name !== '' && line.time >= seen.titleAt) {
      seen.title = line.name
      seen.titleAt = line.time
    }
    if (line.price !== undefined && line.currency !== undefined && line.time >= seen.priceAt) {
      seen.price = line.price
      seen.currency = line.currency
      seen.priceAt = line.time
    }
    if (line.category !== '') seen.category = line.category
  }

  /** Catalog entries, with what an earlier import knew where this file does not say. */
  *products(catalog: Catalog, site: string): Iterable<Product> {
    for (const [id, seen] of this.#seen) {
      const known = catalog.get(site, id)
      const product: Product = {
        id,
        title: seen.title.slice(0, LIMITS.textLength) || known?.title || id,
        availability: 'in_stock',
        source: 'order',
      }
      const told = priceOf(seen)
      const before = known?.price?.currency
      if (told !== undefined && before !== undefined && before !== told.currency)
        this.inOther.set(before, (this.inOther.get(before) ?? 0) + 1)
      const price = told ?? known?.price
      if (price !== undefined) product.price = price
      const categories = seen.category === '' ? known?.categories : [seen.category.slice(0, LIMITS.textLength)]
      if (categories !== undefined) product.categories = categories
      yield product
    }
  }
}

/** A price below half of the smallest coin is none that a card could show. */
function priceOf({ price, currency }: Seen): { amount: MinorUnits; currency: string } | undefined {
  if (price === undefined || currency === undefined || price * 10 ** fractionDigits(currency) < 0.5) return undefined
  const amount = toMinorUnits(price, currency)
  return amount === undefined ? undefined : { amount, currency }
}
