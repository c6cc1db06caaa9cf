import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addImportCatalog } from '../../../src/collector/commands/importCatalog.js'
import { addImportOrders } from '../../../src/collector/commands/importOrders.js'
import { addSimulate } from '../../../src/collector/commands/simulate.js'
import { OperatorError } from '../../../src/collector/OperatorError.js'
import { openStore } from '../../../src/collector/openStore.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { shell } from './shell.js'

const grapevine = shell(addImportOrders, addImportCatalog, addSimulate)

function fileOf(name: string, text: string | Buffer): { file: string; data: string } {
  const directory = temporaryDirectory()
  const file = join(directory, name)
  writeFileSync(file, text)
  return { file, data: join(directory, 'data') }
}

describe('grapevine import-orders', () => {
  const orders = 'No;Art;When;Count;Each\n1;A;2025-03-01;2;3,50\n1;B;2025-03-01;0;1\nC2;A;2025-03-02;-1;3,50\n'
  const map = 'order=No,product=Art,time=When,quantity=Count,price=Each'

  test('ends with a report in JSON, and tells what it skipped', async () => {
    const { file, data } = fileOf('orders.csv', orders)
    const args = ['import-orders', file, '--data', data, '--site', 'shop', '--map', map, '--currency', 'eur']
    const { report, err } = await grapevine(...args)
    expect(report).toMatchObject({ lines: 3, orders: 1, refunds: 1, skipped: { bad_quantity: 1 }, new_orders: 1 })
    expect(report.seconds).toEqual(expect.any(Number))
    expect(report.peak_rss_mb).toBeGreaterThan(10)
    expect(err).toContain('skipped 1: bad_quantity, the quantity is no number, is 0, or is over 1,000,000 (line 3)')
    expect(err).not.toContain('no currency is known')
    expect((await grapevine(...args)).report).toMatchObject({ lines: 3, orders: 1, refunds: 1, new_orders: 0 })
  })

  test('says what stays as it is where the file is read with another currency, or has changed', async () => {
    const { file, data } = fileOf('orders.csv', orders)
    const args = ['import-orders', file, '--data', data, '--site', 'shop', '--map', map, '--currency']
    for (const _ of ['first', 'again']) {
      const { err } = await grapevine(...args, 'EUR')
      expect(err).not.toMatch(/had prices|not counted/)
    }
    const { report, err } = await grapevine(...args, 'GBP')
    expect(report).toMatchObject({ new_orders: 0, rejected: { conflict: 1 } })
    expect(err).toContain(
      '1 product had prices in EUR, and this file is read with --currency GBP. If that is a slip, import it again with --currency EUR;',
    )
    expect(err).toContain('not counted: 1 for conflict, returns that are counted already with another price, currency,')
    expect((await grapevine(...args, 'EUR')).err).toContain('had prices in GBP')
    expect((await grapevine(...args, 'EUR')).err).not.toContain('had prices')
  })

  test('names columns without the signs that a terminal obeys', async () => {
    const { file, data } = fileOf(
      'orders.csv',
      orders.replace('Each', 'Each;\u001b[2JNote').replace('3,50\n', '3,50;x\n'),
    )
    const { err } = await grapevine('import-orders', file, '--data', data, '--site', 'shop', '--map', map)
    expect(err).toContain('not read: \ufffd[2JNote.')
    expect(err).not.toContain('\u001b')
  })

  test('says that prices without a currency are not kept', async () => {
    const { file, data } = fileOf('orders.csv', orders)
    const { err } = await grapevine('import-orders', file, '--data', data, '--site', 'shop', '--map', map)
    expect(err).toContain('no currency is known')
    const store = openStore(data, { readonly: true })
    expect(store.catalog.get('shop', 'A')).not.toHaveProperty('price')
    await store.close()
  })

  test('refuses what it cannot use', async () => {
    const { file, data } = fileOf('orders.csv', orders)
    const base = ['import-orders', file, '--data', data, '--site', 'shop']
    await expect(grapevine(...base, '--map', 'order=Nope')).rejects.toThrow('no column "Nope"')
    await expect(grapevine(...base, '--map', 'ordre=No')).rejects.toThrow('The keys are: order')
    await expect(grapevine(...base, '--currency', 'EURO')).rejects.toThrow('ISO 4217')
    await expect(grapevine(...base, '--time-format', 'ymd')).rejects.toThrow('Allowed choices')
    await expect(grapevine('import-orders', file, '--data', data)).rejects.toThrow('--site')
  })
})

describe('grapevine import-catalog', () => {
  test('ends with a report in JSON', async () => {
    const { file, data } = fileOf('products.json', '[{"id":"A","title":"x","price":2},{"id":"B"}]')
    const args = ['import-catalog', file, '--data', data, '--site', 'shop', '--currency', 'EUR']
    const { report, err } = await grapevine(...args)
    expect(report).toMatchObject({ products: 1, added: 1, changed: 0, unchanged: 0, skipped: { no_title: 1 } })
    expect(err).toContain('no_title, the title is empty (line 1)')
    expect((await grapevine(...args)).report).toMatchObject({ products: 1, added: 0, changed: 0, unchanged: 1 })
  })
})

test('import-catalog tells which lines have a stock that is no number', async () => {
  const { file, data } = fileOf('products.csv', 'id,title,quantity\nA,x,3\nB,y,10+\nC,z,\n')
  const { report, err } = await grapevine('import-catalog', file, '--data', data, '--site', 'shop')
  expect(report).toMatchObject({ products: 2, skipped: { bad_stock: 1 } })
  expect(err).toContain('skipped 1: bad_stock, the stock is no number of units; words')
  expect(err).toContain('(line 3)')
})

describe('an import that takes nothing', () => {
  const head = 'order,sku,date,qty\n'
  test.each([
    ['import-orders', head, 'the file has no line. Export it again'],
    ['import-orders', head.trimEnd(), 'the file has no line. Export it again'],
    [
      'import-orders',
      `${head}1,A,soon,1\n2,A,soon,1\n3,A,2026-01-01,0\n`,
      'the file has 3 lines, and each was skipped (2 for bad_time, 1 for bad_quantity). Mend what',
    ],
    ['import-orders', `${head}1,A\n`, 'the file has 1 line, and each was skipped (1 for broken_csv)'],
    ['import-catalog', 'id,title\n', 'the file has no product. Export it again'],
    ['import-catalog', '[]', 'the file has no product. Export it again'],
    ['import-catalog', '[{"id":"A"}]', 'the file has 1 product, and each was skipped (1 for no_title)'],
  ])('%s of %j ends with a sentence', async (command, text, sentence) => {
    const { file, data } = fileOf('file', text)
    const ended = grapevine(command, file, '--data', data, '--site', 'shop')
    await expect(ended).rejects.toThrow(OperatorError)
    await expect(ended).rejects.toThrow(`Nothing was imported: ${sentence}`)
  })

  test.each([
    ['import-orders', `${head}1,A,soon,1\n2,A,2026-01-01,1\n`],
    ['import-orders', `${head}1,A,2026-01-01,-1\n`],
    ['import-catalog', '[{"id":"A"},{"id":"B","title":"x"}]'],
  ])('is not one that takes a part: %s of %j', async (command, text) => {
    const { file, data } = fileOf('file', text)
    for (const _ of ['first', 'again'])
      expect((await grapevine(command, file, '--data', data, '--site', 'shop')).report).toHaveProperty('skipped')
  })

  test('keeps the catalog with --replace', async () => {
    const { file, data } = fileOf('products.json', '[{"id":"A","title":"x"}]')
    const args = ['import-catalog', file, '--data', data, '--site', 'shop', '--replace']
    await grapevine(...args)
    writeFileSync(file, '[]')
    await expect(grapevine(...args)).rejects.toThrow('Nothing was imported')
    const store = openStore(data, { readonly: true })
    expect(store.catalog.get('shop', 'A')?.title).toBe('x')
    await store.close()
  })
})

describe('how a file was read', () => {
  const csv = 'Nummer;Name;Preis;Größe\nA;Schäfchen;3,50;groß\n'
  const map = 'id=Nummer,title=Name'

  test('names the columns that were found, and those that nothing is read from', async () => {
    const { file, data } = fileOf('products.csv', csv)
    const args = ['import-catalog', file, '--data', data, '--site', 'shop', '--currency', 'EUR', '--map']
    expect((await grapevine(...args, map)).err).toContain(
      'columns: id=Nummer, title=Name\nnot read: Preis, Größe. What is missing of them say with --map.\n',
    )
    const { err } = await grapevine(...args, `${map},price=Preis,attributes=Größe`)
    expect(err).toContain('price=Preis')
    expect(err).not.toContain('not read')
  })

  test('names them of JSON too, and no more of them than can be read', async () => {
    const wide = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`x${n}`, n]))
    const { file, data } = fileOf(
      'products.json',
      JSON.stringify([
        { id: 'A', title: 'x' },
        { sku: 'B', name: 'y', ...wide },
      ]),
    )
    const { err } = await grapevine('import-catalog', file, '--data', data, '--site', 'shop')
    expect(err).toContain('columns: id=id, title=title\nnot read: x0, x1, ')
    expect(err).toContain('x19, …. What')
    expect(err).not.toContain('x20')
  })

  test('says where text is spoilt by a wrong encoding', async () => {
    const { file, data } = fileOf('products.csv', Buffer.from(csv, 'latin1'))
    const args = ['import-catalog', file, '--data', data, '--site', 'shop', '--map', map]
    expect((await grapevine(...args)).err).toContain('import it again with --encoding latin1')
    const right = await grapevine(...args, '--encoding', 'latin1')
    expect(right.err).not.toContain('--encoding')
    expect(right.report).toMatchObject({ changed: 1 })
    const store = openStore(data, { readonly: true })
    expect(store.catalog.get('shop', 'A')?.title).toBe('Schäfchen')
    await store.close()
  })

  test('says that a site is new where others are known', async () => {
    const { file, data } = fileOf('products.json', '[{"id":"A","title":"x"}]')
    const into = async (site: string) => (await grapevine('import-catalog', file, '--data', data, '--site', site)).err
    expect(await into('shop')).not.toContain('is new')
    expect(await into('shpo')).toContain('The site "shpo" is new in this data, which had shop.')
    expect(await into('shop')).not.toContain('is new')
  })

  test.each([
    ['XML', '<?xml version="1.0"?>\n<rss><item><id>A</id></item></rss>\n'],
    ['JSON', '[{"order_id":"1","sku":"A","date":"2026-11-20"}]'],
    ['JSON', '{ "orders": [] }'],
  ])('refuses %s where CSV is read', async (kind, text) => {
    const { file, data } = fileOf('orders', text)
    const importing = grapevine('import-orders', file, '--data', data, '--site', 'shop')
    await expect(importing).rejects.toThrow(`The file is ${kind} and is read as CSV. Export it as CSV`)
    await expect(importing).rejects.not.toThrow('Which column')
  })
})

describe('grapevine simulate', () => {
  const products = JSON.stringify(
    Array.from({ length: 40 }, (_, i) => ({ id: `P${i}`, title: `T ${i}`, price: i + 1 })),
  )
  const start = async () => {
    const { file, data } = fileOf('products.json', products)
    await grapevine('import-catalog', file, '--data', data, '--site', 'shop', '--currency', 'EUR')
    const args = ['simulate', '--data', data, '--site', 'shop', '--shoppers', '60', '--until', '2026-01-01T00:00:00Z']
    return { data, args, directory: join(data, '..') }
  }

  test('tells what it planted, and appending it again changes nothing', async () => {
    const { data, args } = await start()
    const { report, out } = await grapevine(...args, '--json')
    expect(out.split('\n')).toHaveLength(2)
    expect(report).toMatchObject({ visitors: 60, until: '2026-01-01T00:00:00.000Z' })
    expect(report.new_events).toBe(report.events)
    expect(report.pairs).toHaveLength(6)
    expect(report.nearly).toHaveLength(2)
    const counted = () => {
      const store = openStore(data, { readonly: true })
      const { accepted, byName, rejected } = store.log.books('shop')
      store.close()
      return { accepted, byName, rejected }
    }
    const before = counted()
    expect(before).toMatchObject({ accepted: report.events, byName: report.by_name, rejected: {} })
    expect((await grapevine(...args)).report).toMatchObject({ events: report.events, new_events: 0 })
    expect(counted()).toEqual(before)
  })

  test('plants the pairs of a file', async () => {
    const { args, directory } = await start()
    const file = join(directory, 'affinities.json')
    writeFileSync(file, '{"pairs":[["P1","P2",0.9]],"nearly":[["P3","P4"]]}')
    const { report } = await grapevine(...args, '--affinities', file)
    expect(report).toMatchObject({ pairs: [['P1', 'P2', 0.9]], nearly: [['P3', 'P4']] })
  })

  test('refuses what cannot be simulated', async () => {
    const { args, directory, data } = await start()
    const file = join(directory, 'affinities.json')
    writeFileSync(file, '{"pairs":[["P1","Q"]]}')
    await expect(grapevine(...args, '--affinities', file)).rejects.toThrow('no product "Q"')
    writeFileSync(file, '{"pairs":["P1","P2"]}')
    await expect(grapevine(...args, '--affinities', file)).rejects.toThrow('must be {"pairs"')
    writeFileSync(file, '{')
    await expect(grapevine(...args, '--affinities', file)).rejects.toThrow('cannot be read as JSON')
    await expect(grapevine(...args, '--seed', '-1')).rejects.toThrow('whole number')
    await expect(grapevine(...args, '--until', 'soon')).rejects.toThrow('It must be a time')
    await expect(grapevine('simulate', '--data', data, '--site', 'other')).rejects.toThrow(
      'Run grapevine import-catalog',
    )
    await expect(grapevine(...args.slice(0, 5), '--shoppers', '3')).rejects.toThrow('At least 6 shoppers')
  })
})
