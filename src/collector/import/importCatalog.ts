import { performance } from 'node:perf_hooks'
import { isObject } from '../../protocol/decoder.js'
import type { Product } from '../catalog/Product.js'
import type { Store } from '../openStore.js'
import { type ColumnMap, resolveColumns, unreadColumns } from './columnMap.js'
import { PRODUCT_COLUMNS, type ProductField, type ProductSkip, type RawProduct } from './feedFields.js'
import { feedProduct } from './feedProduct.js'
import { joinPieces } from './joinPieces.js'
import { jsonObjects } from './jsonObjects.js'
import { type Encoding, openTextFile } from './openTextFile.js'
import type { Progress } from './progress.js'
import { Skipped } from './Skipped.js'

export interface ImportCatalogOptions {
  site: string
  /** What the file is; its first character tells where this does not. */
  format?: 'json' | 'csv'
  mapping: ReadonlyMap<ProductField, string>
  /** For prices that name none. */
  currency?: string
  delimiter?: string
  encoding?: Encoding
  /** Remove the products of the catalog that the file does not have. */
  replace?: boolean
  /** ms since 1970 */
  now: number
  progress?: Progress
}

/** What an import found. `records = products + everything in skipped`. */
export interface ImportCatalogReport {
  records: number
  /** Products of the file that are in the catalog now. */
  products: number
  added: number
  changed: number
  unchanged: number
  removed: number
  /** Fields that were found, each with its name in the file. */
  columns: Partial<Record<ProductField, string>>
  /** Names in the file that nothing is read from. */
  unread: string[]
  /** Whether text reads as U+FFFD, as bytes that are none of the encoding do. */
  isMisread: boolean
  skipped: Skipped<ProductSkip>
  seconds: number
}

/** A record of the file, or a line that holds none. */
type FeedRecord = { line: number; raw: RawProduct } | { line: number; skip: ProductSkip }

/**
 * Reads products from JSON (an array, `{ "products": […] }`, or one a line) or CSV into the catalog. A product of the file
 * replaces what was known of it; where the file has an id twice, the first one is taken.
 * @throws {ImportError} when the file or the mapping cannot be used, with one sentence that says what to do
 */
export async function importCatalog(
  path: string,
  { catalog }: Pick<Store, 'catalog'>,
  options: ImportCatalogOptions,
): Promise<ImportCatalogReport> {
  const began = performance.now()
  const { site } = options
  const file = await openTextFile(path, options.encoding)
  try {
    const skipped = new Skipped<ProductSkip>()
    const rules = { currency: options.currency, now: options.now }
    const seen = new Set<string>()
    const counts = { added: 0, changed: 0, unchanged: 0 }
    const names = new FieldNames()
    let records = 0

    for await (const batch of readRecords(file.text, options, names)) {
      const products: Product[] = []
      for (const record of batch) {
        records++
        const product = 'skip' in record ? record.skip : feedProduct(record.raw, rules)
        if (typeof product === 'string') skipped.add(product, record.line)
        else if (seen.has(product.id)) skipped.add('repeated_id', record.line)
        else {
          seen.add(product.id)
          products.push(product)
        }
      }
      const done = catalog.upsert(site, products, options.now)
      for (const key of ['added', 'changed', 'unchanged'] as const) counts[key] += done[key]
      options.progress?.update(records, file.bytesRead() / file.size)
    }
    // A file without a single good product is a mistake, not an empty shop.
    const removed =
      options.replace === true && seen.size > 0 ? catalog.remove(site, absent(catalog.all(site), seen)) : 0
    const seconds = (performance.now() - began) / 1000
    const isMisread = file.isMisread()
    return { records, products: seen.size, ...counts, removed, ...names.report(), isMisread, skipped, seconds }
  } finally {
    options.progress?.end()
    await file.close()
  }
}

/** What orders alone know of stays: orders will name it again. */
function absent(products: Iterable<Product>, seen: ReadonlySet<string>): string[] {
  const ids: string[] = []
  for (const { id, source } of products) if (source === 'catalog' && !seen.has(id)) ids.push(id)
  return ids
}

/** Which names of a file were read as what, and which not at all. */
class FieldNames {
  readonly #columns: Partial<Record<ProductField, string>> = {}
  readonly #unread = new Set<string>()

  add(names: readonly string[], found: ColumnMap<ProductField>): void {
    for (const [field, at] of Object.entries(found) as [ProductField, number][]) this.#columns[field] ??= names[at]!
    for (const name of unreadColumns(names, found)) this.#unread.add(name)
  }

  report(): Pick<ImportCatalogReport, 'columns' | 'unread'> {
    return { columns: this.#columns, unread: [...this.#unread] }
  }
}

async function* readRecords(
  text: AsyncIterable<string>,
  options: ImportCatalogOptions,
  names: FieldNames,
): AsyncIterable<FeedRecord[]> {
  const pieces = text[Symbol.asyncIterator]()
  let head = ''
  while (head.trim() === '') {
    const { value, done } = await pieces.next()
    if (done === true) break
    head += value
  }
  const whole = joinPieces(head, pieces)
  const format = options.format ?? (/^\s*[[{]/.test(head) ? 'json' : 'csv')
  yield* format === 'json' ? fromJson(whole, options.mapping, names) : fromCsv(whole, options, names)
}

async function* fromCsv(
  text: AsyncIterable<string>,
  options: ImportCatalogOptions,
  names: FieldNames,
): AsyncIterable<FeedRecord[]> {
  // Its package may be missing where only pages are built.
  const { readCsv } = await import('./readCsv.js')
  const csv = await readCsv(text, options.delimiter)
  const columns = resolveColumns(csv.columns, options.mapping, PRODUCT_COLUMNS, ['id', 'title'])
  names.add(csv.columns, columns)
  const fields = Object.entries(columns) as [ProductField, number][]
  for await (const batch of csv.batches) {
    const broken = batch.broken.map((line): FeedRecord => ({ line, skip: 'broken_csv' }))
    const records = batch.records.map((record, index): FeedRecord => {
      const raw: RawProduct = {}
      for (const [field, at] of fields) raw[field] = record[at]
      return { line: batch.lines[index]!, raw }
    })
    yield [...broken, ...records]
  }
}

async function* fromJson(
  text: AsyncIterable<string>,
  mapping: ReadonlyMap<ProductField, string>,
  found: FieldNames,
): AsyncIterable<FeedRecord[]> {
  const fieldsOf = fieldFinder(mapping, found)
  for await (const batch of jsonObjects(text)) {
    yield batch.map(({ text: json, line }): FeedRecord => {
      const value = parse(json)
      if (!isObject(value)) return { line, skip: 'bad_json' }
      const raw: RawProduct = {}
      for (const [field, name] of fieldsOf(value)) raw[field] = value[name]
      return { line, raw }
    })
  }
}

/** Products of a JSON file need not have the same fields: each is asked for its own, once per set of names. */
function fieldFinder(
  mapping: ReadonlyMap<ProductField, string>,
  found: FieldNames,
): (value: object) => [ProductField, string][] {
  const known = new Map<string, [ProductField, string][]>()
  return value => {
    const names = Object.keys(value)
    const key = JSON.stringify(names)
    let fields = known.get(key)
    if (fields === undefined) {
      const present = new Map([...mapping].filter(([, name]) => names.includes(name)))
      const columns = resolveColumns(names, present, PRODUCT_COLUMNS, [])
      fields = (Object.entries(columns) as [ProductField, number][]).map(([field, at]) => [field, names[at]!])
      if (known.size < MOST_SHAPES) {
        known.set(key, fields)
        found.add(names, columns)
      }
    }
    return fields
  }
}

/** Sets of names that are remembered: a feed has a handful, a hostile one cannot fill the memory. */
const MOST_SHAPES = 1_000

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
