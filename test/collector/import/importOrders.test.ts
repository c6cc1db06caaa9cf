import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseMapping } from '../../../src/collector/import/columnMap.js'
import { type ImportOrdersOptions, importOrders } from '../../../src/collector/import/importOrders.js'
import { openTextFile } from '../../../src/collector/import/openTextFile.js'
import { ORDER_COLUMNS } from '../../../src/collector/import/orderLine.js'
import { productGlobs } from '../../../src/collector/import/productGlobs.js'
import { openStore, type Store } from '../../../src/collector/openStore.js'

const HEADER = 'order_id,sku,name,qty,price,time,customer_id'

let dir: string
let store: Store

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'grapevine-import-'))
  store = openStore(join(dir, 'data'))
})

afterEach(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

async function run(content: string | Buffer | readonly string[], options: Partial<ImportOrdersOptions> = {}) {
  const path = join(dir, 'orders')
  await writeFile(path, Array.isArray(content) ? [HEADER, ...content].join('\n') : (content as string | Buffer))
  return importOrders(path, store, {
    site: 'shop',
    mapping: new Map(),
    currency: 'EUR',
    timeZone: 'UTC',
    isNoProduct: () => false,
    isRefundOrder: () => false,
    now: Date.parse('2026-01-01T00:00:00Z'),
    ...options,
  })
}

const logged = () => [...store.log.read({ site: 'shop' })]
const purchases = () => logged().flatMap(({ event }) => (event.name === 'purchase' ? [event.params] : []))
const counted = () => {
  const { duplicate: _repeats, received: _all, ...books } = store.log.books('shop')
  return books
}
const state = () => JSON.stringify([logged(), counted(), [...store.catalog.all('shop')]])

describe('importOrders', () => {
  test('lines of one order become one purchase at the time of the order', async () => {
    const report = await run([
      '1,A,Lantern,2,12.50,2025-03-01 10:00:00,77.0',
      '1,B,Candle,1,3.00,2025-03-01 10:00:00,77.0',
      '2,A,Lantern,1,12.50,2025-03-02 11:00:00,',
    ])
    expect(report).toMatchObject({ lines: 3, orders: 2, newOrders: 2, refunds: 0, orderLines: 3, products: 2 })
    const [first, second] = logged()
    expect(first).toMatchObject({
      at: Date.parse('2025-03-01T10:00:00Z'),
      visitor: null,
      customer: '77',
      outbox: 'import',
      event: {
        name: 'purchase',
        params: {
          transaction_id: '1',
          currency: 'EUR',
          value: 2800,
          items: [
            { item_id: 'A', quantity: 2, price: 1250 },
            { item_id: 'B', quantity: 1, price: 300 },
          ],
        },
      },
    })
    expect(second).toMatchObject({ customer: null, event: { params: { transaction_id: '2' } } })
  })

  test('an order has the market of its first line that names one, in small letters', async () => {
    await run(`order_id,sku,time,country_code
1,A,2025-03-01,
1,B,2025-03-01,DE
1,C,2025-03-01,PL
2,A,2025-03-01,
`)
    expect(purchases().map(({ market }) => market)).toEqual(['de', undefined])
  })

  test('gzip is known by its bytes, not by its name', async () => {
    const text = `${HEADER}\n1,A,Lantern,1,1,2025-03-01,9\n`
    const report = await run(gzipSync(text))
    expect(report).toMatchObject({ lines: 1, orders: 1 })
  })

  test('what is bad is counted by reason and the rest is imported', async () => {
    const report = await run(
      [
        ',A,x,1,1,2025-03-01,',
        '1,,x,1,1,2025-03-01,',
        '1,POST,x,1,1,2025-03-01,',
        '1,A,x,none,1,2025-03-01,',
        '1,A,x,0,1,2025-03-01,',
        '1,A,x,1,0,2025-03-01,',
        '1,A,x,-5,0,2025-03-01,',
        '1,A,x,1,1,2031-03-01,',
        '1,A,x,1,1,someday,',
        '1,A,x,1',
        '1,"A,x,1,1,2025-03-01,',
        '1,A,x,1,1,2025-03-01,',
      ],
      { isNoProduct: productGlobs('POST') },
    )
    expect(JSON.parse(JSON.stringify(report.skipped))).toEqual({
      bad_price: 2,
      bad_quantity: 2,
      bad_time: 2,
      broken_csv: 2,
      no_order: 1,
      no_product: 1,
      not_a_product: 1,
    })
    expect(report).toMatchObject({ lines: 12, orders: 1, orderLines: 1, refunds: 0 })
    expect(report.lines).toBe(report.orderLines + report.refundLines + report.skipped.total)
    expect(purchases()).toHaveLength(1)
  })

  test('negative quantities are refunds of their lines', async () => {
    const report = await run(['1,A,x,3,2,2025-03-01,9', 'C2,A,x,-1,2,2025-03-05,9', 'C2,B,y,-2,3,2025-03-05,9'])
    expect(report).toMatchObject({ orders: 1, refunds: 1, orderLines: 1, refundLines: 2 })
    expect(logged().map(({ customer, event }) => [event.name, customer, event.params])).toMatchObject([
      ['purchase', '9', { transaction_id: '1' }],
      ['refund', '9', { transaction_id: 'C2', value: 200, items: [{ item_id: 'A', quantity: 1, price: 200 }] }],
      ['refund', '9', { transaction_id: 'C2', value: 600, items: [{ item_id: 'B', quantity: 2, price: 300 }] }],
    ])
  })

  test('orders that are refunds by their name may have positive quantities', async () => {
    const report = await run(['1,A,x,3,2,2025-03-01,9', 'R2,A,x,1,2,2025-03-05,9'], {
      isRefundOrder: productGlobs('R*'),
    })
    expect(report).toMatchObject({ orders: 1, refunds: 1 })
  })

  test('a repeated import changes nothing', async () => {
    const rows = [
      '1,A,Lantern,2,12.50,2025-03-01,7',
      '1,A,Lantern,2,12.50,2025-03-01,7',
      '1,B,Candle,1,3,2025-03-01,7',
      'C2,A,Lantern,-1,12.50,2025-03-05,7',
      'C2,A,Lantern,-1,12.50,2025-03-05,7',
    ]
    const first = await run(rows)
    expect(first).toMatchObject({ newOrders: 1, newRefunds: 1, orderLines: 3, refundLines: 2 })
    expect(counted()).toMatchObject({ accepted: 3, byName: { purchase: 1, refund: 2 } })
    const before = state()
    const again = await run(rows)
    expect(state()).toBe(before)
    expect(again).toMatchObject({ orders: 1, refunds: 1, newOrders: 0, newRefunds: 0, rejected: {} })
  })

  test('a file that has grown brings its new lines only', async () => {
    await run(['1,A,x,1,2,2025-03-01,7', 'C2,A,x,-1,2,2025-03-05,7'])
    const grown = await run([
      '1,A,x,1,2,2025-03-01,7',
      '1,B,y,1,3,2025-03-01,7',
      '1,A,x,1,2,2025-03-01,7',
      'C2,A,x,-1,2,2025-03-05,7',
      'C2,B,y,-1,3,2025-03-05,7',
      '3,A,x,1,2,2025-03-06,7',
    ])
    expect(grown).toMatchObject({ orders: 2, newOrders: 2, refunds: 1, newRefunds: 1 })
    const lines = purchases().map(({ transaction_id, items }) => [transaction_id, items.map(item => item.item_id)])
    expect(lines).toEqual([
      ['1', ['A']],
      ['1', ['A', 'B']],
      ['3', ['A']],
    ])
    expect(counted().byName).toEqual({ purchase: 3, refund: 2 })
  })

  test('a corrected price does not make an order count twice', async () => {
    await run(['1,A,x,1,2,2025-03-01,7', 'C2,A,x,-1,2,2025-03-05,7'])
    const before = JSON.stringify(logged())
    const again = await run(['1,A,x,1,2.20,2025-03-01,7', 'C2,A,x,-1,2.20,2025-03-05,7'])
    expect(again).toMatchObject({ orders: 1, refunds: 1, newOrders: 0, newRefunds: 0, rejected: { conflict: 1 } })
    expect(JSON.stringify(logged())).toBe(before)
  })

  test('lines of an order may lie anywhere in the file', async () => {
    const far = Array.from({ length: 12_000 }, (_, i) => `f${i},F,f,1,1,2025-03-01,`)
    const rows = ['1,A,x,1,1,2025-03-01,7', '2,A,x,1,1,2025-03-01,8', '1,B,x,1,1,2025-03-01,7', ...far]
    const report = await run([...rows, '1,C,x,1,1,2025-03-01,7'])
    expect(report).toMatchObject({ orders: 12_002, newOrders: 12_002 })
    const first = purchases().filter(order => order.transaction_id === '1')
    expect(first.map(order => order.items.map(item => item.item_id))).toEqual([['A', 'B'], ['C']])
  })

  test('an order of more than 200 lines becomes several events of one order, none with a product of another', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => `1,P${i % 401},x,1,1,2025-03-01,7`)
    expect(await run(rows)).toMatchObject({ orders: 1, orderLines: 450 })
    const events = purchases()
    expect(events.map(({ items }) => items.length)).toEqual([200, 200, 50])
    const products = events.map(({ items }) => new Set(items.map(item => item.item_id)))
    for (const id of products[0]!) expect(products[1]!.has(id) || products[2]!.has(id)).toBe(false)
    const before = state()
    await run(rows)
    expect(state()).toBe(before)
  })

  test('a product on more than 200 lines of one order is cut and counted', async () => {
    const report = await run(Array.from({ length: 203 }, () => '1,A,x,1,1,2025-03-01,7'))
    expect(report.skipped.toJSON()).toEqual({ too_many_lines: 3 })
    expect(report.orderLines).toBe(200)
  })

  test('a line id tells repeats of a line from a second line', async () => {
    const head = 'order_id,line_id,sku,time\n'
    const report = await run(`${head}1,1,A,2025-03-01\n1,1,A,2025-03-01\n1,2,A,2025-03-01\n`)
    expect(report).toMatchObject({ lines: 3, orderLines: 2 })
    expect(report.skipped.toJSON()).toEqual({ repeated_line: 1 })
  })

  test('a currency column rules, and an order has one currency', async () => {
    const head = 'order_id,sku,price,currency,time\n'
    const report = await run(
      `${head}1,A,100,JPY,2025-03-01\n1,B,1,USD,2025-03-01\n2,A,2,,2025-03-01\n3,A,2,XXX,2025-03-01\n`,
    )
    expect(report.skipped.toJSON()).toEqual({ bad_currency: 2 })
    expect(purchases()).toMatchObject([
      { currency: 'JPY', value: 100, items: [{ price: 100 }] },
      { currency: 'EUR', value: 200, items: [{ price: 200 }] },
    ])
  })

  test('an e-mail address is no customer id', async () => {
    const report = await run(['1,A,x,1,1,2025-03-01,jane@shop.example'])
    expect(report).toMatchObject({ orders: 1, badCustomers: 1 })
    expect(JSON.stringify(logged())).not.toContain('@')
  })

  test('orders make products with the newest name and price, which the catalog overrules', async () => {
    store.catalog.upsert('shop', [{ id: 'B', title: 'From the catalog', availability: 'in_stock', source: 'catalog' }])
    await run([
      '2,A,  New  name ,1,2,2025-03-02,',
      '1,A,Old name,1,1,2025-03-01,',
      '3,A,,1,3,2025-03-03,',
      '3,B,From an order,1,3,2025-03-03,',
      '4,C,,1,1,2025-03-03,',
    ])
    expect(store.catalog.get('shop', 'A')).toEqual({
      id: 'A',
      title: 'New name',
      price: { amount: 300, currency: 'EUR' },
      availability: 'in_stock',
      source: 'order',
    })
    expect(store.catalog.get('shop', 'B')).toMatchObject({ title: 'From the catalog', source: 'catalog' })
    expect(store.catalog.get('shop', 'C')).toMatchObject({ title: 'C' })
  })

  test('files that cannot be used are told, with what to do', async () => {
    const missing = join(dir, 'nowhere.csv')
    await expect(run([], { timeZone: 'Nowhere' })).rejects.toThrow('no time zone')
    await expect(openTextFile(missing)).rejects.toThrow('There is no file')
    await expect(openTextFile(dir)).rejects.toThrow('is a folder')
    const wrong = parseMapping(['order=Nope'], ORDER_COLUMNS)
    await expect(run(['1,A,x,1,1,2025-03-01,'], { mapping: wrong })).rejects.toThrow('no column "Nope"')
    await expect(run('PK\u0003\u0004…')).rejects.toThrow('zip archive or an Excel workbook')
    const cut = gzipSync(`${HEADER}\n${'1,A,x,1,1,2025-03-01,\n'.repeat(5000)}`).subarray(0, 60)
    await expect(run(cut)).rejects.toThrow('damaged gzip')
    await expect(run(`${HEADER}\n1,A,x,1,1,01/02/2025,\n`)).rejects.toThrow('--time-format')
    expect(logged()).toEqual([])
  })
})
