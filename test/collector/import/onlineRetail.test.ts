import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collector, createCollector } from '../../../src/collector/createCollector.js'
import { parseMapping } from '../../../src/collector/import/columnMap.js'
import { type ImportOrdersReport, importOrders } from '../../../src/collector/import/importOrders.js'
import { ORDER_COLUMNS } from '../../../src/collector/import/orderLine.js'
import { productGlobs } from '../../../src/collector/import/productGlobs.js'
import { openStore } from '../../../src/collector/openStore.js'
import type { RecommendationsAnswer } from '../../../src/protocol/recommendations.js'

/** Every invoice of a gift shop, 2010-12-01 to 2011-12-09: UCI "Online Retail" (Chen 2015, CC BY 4.0), as CSV. */
const FILE = new URL('../../../../shared/data/online-retail/online_retail.csv.gz', import.meta.url).pathname
const hasFile = existsSync(FILE)
const SITE = 'online-retail'

/** Codes of postage, fees, samples and vouchers, as they stand in the file. */
const NO_PRODUCTS = 'POST,DOT,M,BANK CHARGES,C2,D,S,AMAZONFEE,CRUK,PADS,gift_*,DCGS*'

const MAPPING =
  'order=InvoiceNo,product=StockCode,name=Description,quantity=Quantity,price=UnitPrice,time=InvoiceDate,customer=CustomerID'

if (!hasFile) console.warn(`Real orders are not tested: there is no file ${FILE}.`)

describe.skipIf(!hasFile)('a year of real orders', () => {
  let data: string
  let first: ImportOrdersReport
  let collector: Collector

  const run = async (): Promise<ImportOrdersReport> => {
    const store = openStore(data)
    try {
      return await importOrders(FILE, store, {
        site: SITE,
        mapping: parseMapping([MAPPING], ORDER_COLUMNS),
        currency: 'GBP',
        timeZone: 'Europe/London',
        isNoProduct: productGlobs(NO_PRODUCTS),
        isRefundOrder: () => false,
        now: Date.parse('2026-01-01T00:00:00Z'),
      })
    } finally {
      await store.close()
    }
  }

  /** Everything that is counted, and the catalog. Repeats are suppressed duplicates and are booked as such. */
  const state = async () => {
    const store = openStore(data, { readonly: true })
    try {
      const { duplicate: _repeats, received: _all, ...books } = store.log.books(SITE)
      let events = 0
      let lines = 0
      let text = ''
      for (const { n, at, customer, event } of store.log.read({ site: SITE })) {
        if (!('items' in event.params)) continue
        events++
        lines += event.params.items?.length ?? 0
        if (n % 97 === 0) text += JSON.stringify([at, customer, event])
      }
      return { books, events, lines, text, catalog: [...store.catalog.all(SITE)] }
    } finally {
      await store.close()
    }
  }

  const alsoBought = async (product: string) => {
    const query = new URLSearchParams([
      ['site', SITE],
      ['b', `also-bought:${product};limit=6`],
    ])
    const answer = await fetch(`${collector.url}/v1/recommendations?${query}`)
    expect(answer.status).toBe(200)
    const { blocks } = (await answer.json()) as RecommendationsAnswer
    expect(blocks).toHaveLength(1)
    expect(blocks[0]).toMatchObject({ type: 'also-bought', source: 'primary' })
    return blocks[0]!.items
  }
  const ids = async (product: string) => (await alsoBought(product)).map(item => item.id)

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'grapevine-test-'))
    first = await run()
    collector = await createCollector({ data, port: 0, logLevel: 'silent' })
  }, 300_000)

  afterAll(async () => {
    await collector?.close()
    rmSync(data, { recursive: true, force: true })
  })

  /*
   * The file has 541,909 lines on 25,900 invoices. Without the 9,288 lines of cancellations and the 2,517 lines without a
   * price 530,104 lines of 19,960 invoices are left, postage and fees among them; 2,378 lines of those are no products,
   * and 186 invoices have nothing else. Of 3,836 cancellations 414 have nothing but such codes.
   */
  test('is counted to the line', () => {
    expect(first).toMatchObject({
      lines: 541_909,
      orders: 19_774,
      newOrders: 19_774,
      orderLines: 527_726,
      refunds: 3_422,
      newRefunds: 3_422,
      refundLines: 8_704,
      products: 3_901,
      badCustomers: 0,
      rejected: {},
    })
    expect(first.skipped.toJSON()).toEqual({ not_a_product: 2_992, bad_price: 2_487 })
    expect(first.lines).toBe(first.orderLines + first.refundLines + first.skipped.total)
  })

  test('names JUMBO BAG RED RETROSPOT among the first three for JUMBO BAG PINK POLKADOT', async () => {
    const items = await alsoBought('22386')
    expect(items.slice(0, 3).map(item => item.id)).toContain('85099B')
    expect(items.find(item => item.id === '85099B')).toMatchObject({
      title: 'JUMBO BAG RED RETROSPOT',
      price: { currency: 'GBP' },
      availability: 'in_stock',
    })
    expect(items.map(item => item.id)).not.toContain('22386')
  })

  test('names the green and the roses REGENCY TEACUP first or second for each other', async () => {
    expect((await ids('22697')).slice(0, 2)).toContain('22699')
    expect((await ids('22699')).slice(0, 2)).toContain('22697')
  })

  test('names the green and the red ALARM CLOCK in the first two for each other', async () => {
    expect((await ids('22726')).slice(0, 2)).toContain('22727')
    expect((await ids('22727')).slice(0, 2)).toContain('22726')
  })

  test('never recommends postage', async () => {
    const lists = await Promise.all(['22386', '22697', '22726', '85123A'].map(ids))
    expect(lists.flat().filter(productGlobs(NO_PRODUCTS))).toEqual([])
  })

  test('imported again changes nothing, also while a collector serves it', async () => {
    const before = await state()
    const lists = await Promise.all(['22386', '22697', '22726'].map(alsoBought))
    const again = await run()
    expect(again).toMatchObject({
      lines: 541_909,
      orders: 19_774,
      refunds: 3_422,
      newOrders: 0,
      newRefunds: 0,
      rejected: {},
    })
    const after = await state()
    expect(after).toEqual(before)
    expect(after.lines).toBe(first.orderLines + first.refundLines)
    expect(await Promise.all(['22386', '22697', '22726'].map(alsoBought))).toEqual(lists)
  }, 300_000)
})
