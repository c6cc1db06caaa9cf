import { isObject } from '../../protocol/decoder.js'
import {
  PRODUCT_COLUMNS,
  PRODUCT_SKIPS,
  type ProductField,
  type ProductSkip,
  type RawProduct,
} from '../import/feedFields.js'
import { feedProduct } from '../import/feedProduct.js'
import { isAbsent } from '../import/feedValues.js'
import type { Catalog, UpsertCounts } from './Catalog.js'
import type { Product } from './Product.js'

/** Products as a shop sends them, and nothing of them checked yet. */
export interface CatalogUpdate {
  /** For prices that name none. */
  currency?: string | undefined
  /** Whole products: they replace what was known of them. */
  products: readonly unknown[]
  /** Fields of known products, such as `{ "id": "SKU-1", "stock": 0 }`; all else stays. */
  changes: readonly unknown[]
  /** Ids. */
  remove: readonly string[]
}

/** Why a product was not taken. */
export interface RefusedProduct {
  /** `products[3]` or `changes[0]`. */
  place: string
  id?: string
  code: ProductSkip | 'unknown_field' | 'unknown_product'
  message: string
}

export interface UpdateReport extends UpsertCounts {
  removed: number
  refused: RefusedProduct[]
}

const FIELDS = Object.keys(PRODUCT_COLUMNS) as ProductField[]
const KNOWN: ReadonlySet<string> = new Set(FIELDS)

const MESSAGES = {
  ...PRODUCT_SKIPS,
  unknown_field: `it has a field that is none of ${FIELDS.join(', ')}`,
  unknown_product: 'no product of this id is known; send it whole, in "products"',
} as const satisfies Record<RefusedProduct['code'], string>

/** Takes over what a shop says of its products. Total: what cannot be read is named, and the rest is taken. @param now ms */
export function updateCatalog(catalog: Catalog, site: string, update: CatalogUpdate, now: number): UpdateReport {
  const refused: RefusedProduct[] = []
  const taken = new Map<string, Product>()
  const take = (place: string, value: unknown, rawOf: (raw: RawProduct) => RawProduct | undefined) => {
    const id = isObject(value) && typeof value.id === 'string' ? { id: value.id } : {}
    const refuse = (code: RefusedProduct['code']) => refused.push({ place, ...id, code, message: MESSAGES[code] })
    if (!isObject(value)) return refuse('bad_json')
    if (!Object.keys(value).every(name => KNOWN.has(name))) return refuse('unknown_field')
    const raw = rawOf(value)
    if (raw === undefined) return refuse('unknown_product')
    const product = feedProduct(raw, { currency: update.currency, now })
    return typeof product === 'string' ? refuse(product) : taken.set(product.id, product)
  }
  for (const [at, value] of update.products.entries()) take(`products[${at}]`, value, raw => raw)
  for (const [at, value] of update.changes.entries()) {
    take(`changes[${at}]`, value, raw => {
      const id = String(raw.id ?? '').trim()
      const known = taken.get(id) ?? catalog.get(site, id)
      return known && changed(known, raw)
    })
  }
  const counts = catalog.upsert(site, taken.values(), now)
  return { ...counts, removed: catalog.remove(site, update.remove), refused }
}

/** A new stock or a new price makes what was said of the old one void. Times that are known the catalog keeps. */
function changed(
  { source: _source, stockAt: _told, addedAt: _added, seenAt: _seen, ...known }: Product,
  raw: RawProduct,
): RawProduct {
  const merged: RawProduct = { ...known, ...raw }
  const isInOrOut = known.availability === 'in_stock' || known.availability === 'out_of_stock'
  if (!isAbsent(raw.stock) && raw.availability === undefined && isInOrOut) delete merged.availability
  if (raw.availability !== undefined && raw.stock === undefined) delete merged.stock
  if (raw.price !== undefined && raw.listPrice === undefined) delete merged.listPrice
  return merged
}
