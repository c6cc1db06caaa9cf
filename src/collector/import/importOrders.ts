import { performance } from 'node:perf_hooks'
import type { ProblemCode } from '../../protocol/problems.js'
import type { Verdict } from '../log/EventLog.js'
import type { Store } from '../openStore.js'
import { BulkAppender } from './BulkAppender.js'
import { resolveColumns, unreadColumns } from './columnMap.js'
import { DistinctCounter } from './DistinctCounter.js'
import { OpenOrders, type OrderPart } from './OpenOrders.js'
import { OrderProducts } from './OrderProducts.js'
import { type Encoding, openTextFile } from './openTextFile.js'
import { orderEvents } from './orderEvents.js'
import {
  ORDER_COLUMNS,
  type OrderColumn,
  type OrderSkip,
  orderLineReader,
  REQUIRED_ORDER_COLUMNS,
} from './orderLine.js'
import type { Progress } from './progress.js'
import { type TimeFormat, timeReader } from './readTime.js'
import { Skipped } from './Skipped.js'

export interface ImportOrdersOptions {
  site: string
  mapping: ReadonlyMap<OrderColumn, string>
  /** For lines that name no currency. Prices without any are checked, but not kept. */
  currency?: string
  /** IANA name of the zone of times that name none. */
  timeZone: string
  timeFormat?: TimeFormat
  isNoProduct: (product: string) => boolean
  isRefundOrder: (order: string) => boolean
  delimiter?: string
  encoding?: Encoding
  /** ms since 1970 */
  now: number
  progress?: Progress
}

/** What an import found. `lines = orderLines + refundLines + everything in skipped`. */
export interface ImportOrdersReport {
  /** Records of the file without its header. */
  lines: number
  /** Orders of the file that are in the log now. */
  orders: number
  /** Those of them that this import has brought something new of. */
  newOrders: number
  orderLines: number
  /** Orders of the file that give something back. */
  refunds: number
  newRefunds: number
  refundLines: number
  /** Distinct products. */
  products: number
  skipped: Skipped<OrderSkip>
  /** Lines whose customer id was an e-mail address or too long: their orders are those of unknown customers. */
  badCustomers: number
  /** Whether prices have a currency, and so are kept. */
  hasCurrency: boolean
  /** Products of which prices in another currency were known, by that one. */
  inOther: ReadonlyMap<string, number>
  /** Events that the log has refused, by code. */
  rejected: Partial<Record<ProblemCode, number>>
  columns: Partial<Record<OrderColumn, string>>
  /** Columns of the file that nothing is read from. */
  unread: string[]
  /** Whether text reads as U+FFFD, as bytes that are none of the encoding do. */
  isMisread: boolean
  seconds: number
}

/** Orders may be dated by a clock or a zone that is ahead of ours. */
const AHEAD_MS = 86_400_000

/** The outbox of imported events. They have no numbers in it. */
const OUTBOX = 'import'

/**
 * Reads orders from CSV into the log, and the products in them into the catalog. A repeated import changes nothing: every
 * order is told by its id, and every line by its product within the order.
 * @throws {ImportError} when the file or the mapping cannot be used, with one sentence that says what to do
 */
export async function importOrders(
  path: string,
  store: Pick<Store, 'log' | 'catalog'>,
  options: ImportOrdersOptions,
): Promise<ImportOrdersReport> {
  const began = performance.now()
  const { site, now } = options
  const readTime = timeReader(options.timeZone, options.timeFormat)
  const file = await openTextFile(path, options.encoding)
  try {
    // Its package may be missing where only pages are built.
    const { readCsv } = await import('./readCsv.js')
    const csv = await readCsv(file.text, options.delimiter)
    const columns = resolveColumns(csv.columns, options.mapping, ORDER_COLUMNS, REQUIRED_ORDER_COLUMNS)
    const counts = new OrderCounts()
    const products = new OrderProducts()
    const skipped = new Skipped<OrderSkip>()
    const appender = new BulkAppender(store.log, site, now)
    let badCustomers = 0
    let lines = 0

    const open = new OpenOrders(part => {
      const { purchases, refunds, surplus } = orderEvents(site, part)
      for (const line of surplus) skipped.add('too_many_lines', line.fileLine)
      const group = { visitor: null, customer: part.customer, outbox: OUTBOX }
      appender.add({ ...group, events: [...purchases, ...refunds] }, verdicts => {
        counts.add(part, verdicts.slice(0, purchases.length), verdicts.slice(purchases.length))
      })
      counts.orderLines += part.lines.length - refunds.length - surplus.length
      counts.refundLines += refunds.length
    })
    const readLine = orderLineReader({
      columns,
      readTime,
      currency: options.currency,
      isNoProduct: options.isNoProduct,
      isRefundOrder: options.isRefundOrder,
      latest: now + AHEAD_MS,
      onBadCustomer: () => {
        badCustomers++
      },
    })

    for await (const batch of csv.batches) {
      for (const line of batch.broken) skipped.add('broken_csv', line)
      lines += batch.records.length + batch.broken.length
      for (let i = 0; i < batch.records.length; i++) {
        const fileLine = batch.lines[i]!
        const line = readLine(batch.records[i]!, fileLine)
        if (typeof line === 'string') {
          skipped.add(line, fileLine)
          continue
        }
        const added = open.add(line)
        if (added !== 'added') skipped.add(added, fileLine)
        else if (!line.isRefund) products.add(line)
        if (appender.isFull) await appender.flush()
      }
      options.progress?.update(lines, file.bytesRead() / file.size)
    }
    open.finish()
    await appender.flush()
    store.catalog.upsert(site, products.products(store.catalog, site))

    const named = (Object.entries(columns) as [OrderColumn, number][]).map(([key, at]) => [key, csv.columns[at]])
    return {
      lines,
      ...counts.report(),
      products: products.size,
      skipped,
      badCustomers,
      inOther: products.inOther,
      hasCurrency: options.currency !== undefined || columns.currency !== undefined,
      columns: Object.fromEntries(named),
      unread: unreadColumns(csv.columns, columns),
      isMisread: file.isMisread(),
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    options.progress?.end()
    await file.close()
  }
}

class OrderCounts {
  orderLines = 0
  refundLines = 0
  readonly #orders = new DistinctCounter()
  readonly #newOrders = new DistinctCounter()
  readonly #refunds = new DistinctCounter()
  readonly #newRefunds = new DistinctCounter()
  readonly #rejected: Partial<Record<ProblemCode, number>> = {}

  add({ order }: OrderPart, purchases: readonly Verdict[], refunds: readonly Verdict[]): void {
    this.#count(order, purchases, this.#orders, this.#newOrders)
    this.#count(order, refunds, this.#refunds, this.#newRefunds)
  }

  report(): Pick<
    ImportOrdersReport,
    'orders' | 'newOrders' | 'refunds' | 'newRefunds' | 'orderLines' | 'refundLines' | 'rejected'
  > {
    return {
      orders: this.#orders.size,
      newOrders: this.#newOrders.size,
      orderLines: this.orderLines,
      refunds: this.#refunds.size,
      newRefunds: this.#newRefunds.size,
      refundLines: this.refundLines,
      rejected: this.#rejected,
    }
  }

  /** A `conflict` means that the id is counted already, with another price or time: the order stands. */
  #count(order: string, verdicts: readonly Verdict[], all: DistinctCounter, fresh: DistinctCounter): void {
    for (const verdict of verdicts) {
      if (verdict.status === 'rejected') this.#rejected[verdict.code] = (this.#rejected[verdict.code] ?? 0) + 1
      if (verdict.status !== 'rejected' || verdict.code === 'conflict') all.add(order)
      if (verdict.status === 'accepted') fresh.add(order)
    }
  }
}
