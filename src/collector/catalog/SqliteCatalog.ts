import { BUSY_TIMEOUT_MS, type Connection } from '../database/openDatabase.js'
import type { SiteTable } from '../sites/SiteTable.js'
import type { Catalog, CatalogChange, UpsertCounts } from './Catalog.js'
import type { Product } from './Product.js'

/** Products in one transaction: other writers wait for no more than these. */
const CHUNK = 500

/** Products read at a time, so that no statement stays open between them. */
const PAGE = 1000

/** An import may wait for a busy server, ms: it has nothing else to do. */
const PATIENCE_MS = 10_000

/** A shop may send its first products in as many parts as it likes for so long, ms: none of them is new. */
const FIRST_MS = 43_200_000

/** When products are told of, ms, and whether what was never seen before is new in the shop. */
interface Telling {
  at: number
  bringsNew: boolean
}

interface Row {
  n: number
  revision: number
  id: string
  source: Product['source']
  card: string | null
}

/** The catalog in SQLite, one row per product. */
export class SqliteCatalog implements Catalog {
  readonly #db
  readonly #sites
  readonly #get
  readonly #put
  readonly #lastRevision
  readonly #page
  readonly #count
  readonly #oldest

  constructor(db: Connection, sites: SiteTable) {
    this.#db = db
    this.#sites = sites
    this.#get = db.prepare<[number, string], Pick<Row, 'source' | 'card'>>(
      'SELECT source, card FROM product WHERE site = ? AND id = ?',
    )
    this.#put = db.prepare<[number, string, number, string, string | null]>(
      `INSERT INTO product (site, id, revision, source, card) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (site, id) DO UPDATE SET revision = excluded.revision, source = excluded.source, card = excluded.card`,
    )
    this.#lastRevision = db
      .prepare<[number], number>('SELECT coalesce(max(revision), 0) FROM product WHERE site = ?')
      .pluck()
    this.#page = db.prepare<[number, number, number, number], Row>(
      `SELECT n, revision, id, source, card FROM product
       WHERE site = ? AND (revision, n) > (?, ?) ORDER BY revision, n LIMIT ?`,
    )
    this.#count = db
      .prepare<[number], number>(
        "SELECT count(*) FROM product WHERE site = ? AND card IS NOT NULL AND source = 'catalog'",
      )
      .pluck()
    this.#oldest = db
      .prepare<[number], string>(
        `SELECT card FROM product WHERE site = ? AND source = 'catalog' AND card IS NOT NULL
         ORDER BY revision, n LIMIT 1`,
      )
      .pluck()
  }

  upsert(site: string, products: Iterable<Product>, now?: number): UpsertCounts {
    const counts: UpsertCounts = { added: 0, changed: 0, unchanged: 0 }
    for (const chunk of chunks(products, CHUNK)) {
      const done = this.#write(site, (number, revision) => {
        const done: UpsertCounts = { added: 0, changed: 0, unchanged: 0 }
        const telling =
          now === undefined ? undefined : { at: now, bringsNew: this.#isKnownSince(number, now - FIRST_MS) }
        for (const product of chunk) done[this.#upsertOne(number, revision, product, telling)]++
        return done
      })
      counts.added += done.added
      counts.changed += done.changed
      counts.unchanged += done.unchanged
    }
    return counts
  }

  remove(site: string, ids: Iterable<string>): number {
    let removed = 0
    for (const chunk of chunks(ids, CHUNK)) {
      removed += this.#write(site, (number, revision) => {
        let done = 0
        for (const id of chunk) {
          if ((this.#get.get(number, id)?.card ?? null) === null) continue
          this.#put.run(number, id, revision, 'catalog', null)
          done++
        }
        return done
      })
    }
    return removed
  }

  get(site: string, id: string): Product | undefined {
    const number = this.#sites.find(site)
    const row = number === undefined ? undefined : this.#get.get(number, id)
    return row && read(id, row)
  }

  *all(site: string, options: { afterRevision?: number } = {}): Iterable<Product> {
    for (const { product } of this.changes(site, options.afterRevision ?? 0)) if (product) yield product
  }

  *changes(site: string, afterRevision: number): Iterable<CatalogChange> {
    const number = this.#sites.find(site)
    if (number === undefined) return
    let revision = afterRevision
    let n = Number.MAX_SAFE_INTEGER
    for (;;) {
      const rows = this.#page.all(number, revision, n, PAGE)
      for (const row of rows) {
        yield { revision: row.revision, id: row.id, product: read(row.id, row) }
        revision = row.revision
        n = row.n
      }
      if (rows.length < PAGE) return
    }
  }

  count(site: string): number {
    const number = this.#sites.find(site)
    return number === undefined ? 0 : (this.#count.get(number) ?? 0)
  }

  #upsertOne(site: number, revision: number, product: Product, telling: Telling | undefined): keyof UpsertCounts {
    const known = this.#get.get(site, product.id)
    const { source, ...card } = sinceWhen(product, known, telling)
    const text = JSON.stringify(card)
    if (known?.card != null) {
      if (known.source === 'catalog' && source === 'order') return 'unchanged'
      if (known.source === source && known.card === text) return 'unchanged'
    }
    this.#put.run(site, product.id, revision, source, text)
    return known?.card == null ? 'added' : 'changed'
  }

  /** Whether the product that has been as it is for longest was seen by a time, ms; older versions did not say when. */
  #isKnownSince(site: number, time: number): boolean {
    const card = this.#oldest.get(site)
    return card !== undefined && ((JSON.parse(card) as Partial<Product>).seenAt ?? time) <= time
  }

  /** The revision is taken under the write lock, so who has read up to one has seen all before it. */
  #write<T>(site: string, work: (site: number, revision: number) => T): T {
    this.#db.pragma(`busy_timeout = ${PATIENCE_MS}`)
    try {
      return this.#db
        .transaction(() => {
          const number = this.#sites.number(site)
          return work(number, (this.#lastRevision.get(number) ?? 0) + 1)
        })
        .immediate()
    } catch (error) {
      this.#sites.rolledBack()
      throw error
    } finally {
      this.#db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    }
  }
}

/**
 * A product with the times of what is said of it. What is told again is as old as before: a file that is imported twice changes
 * nothing. What comes again after it was removed, or was sold before, is not new.
 */
function sinceWhen(
  { addedAt, ...product }: Product,
  row: Pick<Row, 'source' | 'card'> | undefined,
  telling: Telling | undefined,
): Product {
  const known = row?.card == null ? {} : (JSON.parse(row.card) as Partial<Product>)
  const isFirst = row?.card == null || row.source === 'order'
  const seenAt = isFirst ? telling?.at : known.seenAt
  const added = addedAt ?? known.addedAt ?? (row === undefined && telling?.bringsNew ? telling.at : undefined)
  const isSameStock = product.stock === known.stock && known.stockAt !== undefined
  return {
    ...product,
    ...(product.stockAt !== undefined && isSameStock && { stockAt: known.stockAt }),
    ...(added !== undefined && { addedAt: added }),
    ...(seenAt !== undefined && { seenAt }),
  }
}

function read(id: string, row: Pick<Row, 'source' | 'card'>): Product | undefined {
  return row.card === null
    ? undefined
    : { ...(JSON.parse(row.card) as Omit<Product, 'source'>), id, source: row.source }
}

function* chunks<T>(values: Iterable<T>, size: number): Iterable<T[]> {
  let chunk: T[] = []
  for (const value of values) {
    chunk.push(value)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
