import type { Product } from './Product.js'

/** What an upsert did. */
export interface UpsertCounts {
  added: number
  changed: number
  unchanged: number
}

/** A product as it is since a revision; without `product` it was removed. */
export interface CatalogChange {
  revision: number
  id: string
  product: Product | undefined
}

/**
 * The products of every site. Each change gives the product a new revision, larger than every one before it, so that a
 * running server can ask what has changed since the last that it saw.
 */
export interface Catalog {
  /**
   * Adds and replaces products. A product that is known from the catalog is not replaced by what an order says of it.
   * What is first seen in a catalog that has been known for half a day is new in the shop, unless its product says otherwise; when it
   * came into the shop stays as it was said last. Durable when it returns. May be called with any number of products; others can write in between.
   * @param now ms; without it nothing is new
   */
  upsert(site: string, products: Iterable<Product>, now?: number): UpsertCounts
  /** Removes products and answers how many there were. */
  remove(site: string, ids: Iterable<string>): number
  get(site: string, id: string): Product | undefined
  /** Living products in the order of their revisions, after a revision where one is given. */
  all(site: string, options?: { afterRevision?: number }): Iterable<Product>
  /** What happened after a revision, removals too, in the order of the revisions. */
  changes(site: string, afterRevision: number): Iterable<CatalogChange>
  /** Living products of the shop's catalog, without those that only imported orders know. */
  count(site: string): number
}
