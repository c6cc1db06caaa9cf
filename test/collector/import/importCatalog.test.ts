import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportCatalogOptions, importCatalog } from '../../../src/collector/import/importCatalog.js'
import { jsonObjects } from '../../../src/collector/import/jsonObjects.js'
import { openStore, type Store } from '../../../src/collector/openStore.js'

let dir: string
let store: Store

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'grapevine-catalog-'))
  store = openStore(join(dir, 'data'))
})

afterEach(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

async function run(content: string | Buffer, options: Partial<ImportCatalogOptions> = {}) {
  const path = join(dir, 'products')
  await writeFile(path, content)
  return importCatalog(path, store, { site: 'shop', mapping: new Map(), currency: 'EUR', now: 0, ...options })
}

const products = [
  { id: 'A', title: 'Lantern', price: 12.5, url: '/a' },
  { id: 'B', title: 'Candle "tall" [10, 5]', price: '3.00 EUR', availability: 'out of stock' },
]
const titles = () => [...store.catalog.all('shop')].map(({ id, title }) => `${id}:${title}`)

describe('importCatalog', () => {
  test.each([
    ['an array', JSON.stringify(products)],
    ['a pretty array', JSON.stringify(products, null, 2)],
    ['a wrapper', JSON.stringify({ shop: 'x', products })],
    ['a pretty wrapper', JSON.stringify({ products, next: null }, null, 2)],
    ['JSON lines', products.map(product => JSON.stringify(product)).join('\n')],
    ['pretty objects, one after the other', products.map(product => JSON.stringify(product, null, 2)).join('\n')],
    ['CSV', 'id,title,price\nA,Lantern,12.50\nB,"Candle ""tall"" [10, 5]",3\n'],
  ])('reads %s', async (_name, text) => {
    const report = await run(text)
    expect(report).toMatchObject({ records: 2, products: 2, added: 2, changed: 0, unchanged: 0 })
    expect(titles()).toEqual(['A:Lantern', 'B:Candle "tall" [10, 5]'])
    expect(store.catalog.get('shop', 'A')).toMatchObject({
      price: { amount: 1250, currency: 'EUR' },
      source: 'catalog',
    })
    expect(await run(gzipSync(text))).toMatchObject({ products: 2, added: 0, changed: 0, unchanged: 2 })
  })

  test('one product alone is a catalog, too', async () => {
    expect(await run(JSON.stringify(products[0]))).toMatchObject({ products: 1 })
    expect(await run(JSON.stringify(products[1], null, 2))).toMatchObject({ products: 1, added: 1 })
  })

  test('reads from CSV what rules go by', async () => {
    const report = await run(
      'id,title,price,cost,item_group_id,tags,attributes,hidden,sensitive,replenishable,markets\n' +
        'A,Lantern,20,15,G,"sale,new",color=red;size=M,no,,yes,"de,fr"\n' +
        'B,Candle,3,,,,,1,true,,\n' +
        'C,Odd,3,,,,,perhaps,,,\n',
    )
    expect(report.skipped.toJSON()).toEqual({ bad_flag: 1 })
    expect(store.catalog.get('shop', 'A')).toEqual({
      id: 'A',
      title: 'Lantern',
      availability: 'in_stock',
      price: { amount: 2000, currency: 'EUR' },
      groupId: 'G',
      margin: 0.25,
      tags: ['sale', 'new'],
      attributes: { color: 'red', size: 'M' },
      replenishable: true,
      markets: { de: { availability: 'in_stock' }, fr: { availability: 'in_stock' } },
      seenAt: 0,
      source: 'catalog',
    })
    expect(store.catalog.get('shop', 'B')).toMatchObject({ hidden: true, sensitive: true })
  })

  test.each([
    'addedAt',
    'Date added',
    'date_add',
    'publishedAt',
    'datePublished',
    'created_at',
    'releaseDate',
  ])('reads from %s when a product came into the shop', async name => {
    await run(`id,title,${name},availability_date\nA,Lantern,2026-11-20,2026-01-01\nB,Candle,soon,2026-01-01\n`)
    expect(store.catalog.get('shop', 'A')?.addedAt).toBe(Date.parse('2026-11-20T00:00:00Z'))
    expect(store.catalog.get('shop', 'B')).not.toHaveProperty('addedAt')
  })

  test('what a later import brings is new, what the first one brought is not', async () => {
    const now = Date.parse('2026-11-20T03:00:00Z')
    const feed = (...ids: string[]) => JSON.stringify(ids.map(id => ({ id, title: id })))
    const addedAt = () => [...store.catalog.all('shop')].map(product => [product.id, product.addedAt])
    await run(feed('A', 'B'), { now })
    expect(addedAt()).toEqual([
      ['A', undefined],
      ['B', undefined],
    ])
    const next = now + 86_400_000
    expect(await run(feed('A', 'B', 'C'), { now: next })).toMatchObject({ added: 1, unchanged: 2 })
    expect(await run(feed('A', 'B', 'C'), { now: next + 86_400_000 })).toMatchObject({ unchanged: 3 })
    expect(addedAt()).toEqual([
      ['A', undefined],
      ['B', undefined],
      ['C', next],
    ])
  })

  test('bad products are counted by reason and the rest is imported', async () => {
    const report = await run(
      `[{"id":"A","title":"x"},{"id":"A","title":"again"},{"title":"x"},{"id":"C"},{"id":"D","title":"x","url":"javascript:x"},
        {"id":"E","title":"x","price":"free"},null,7,"text",{"id":"F" "title":"x"},[1],{"id":"G","title":"last"}]`,
    )
    expect(report.skipped.toJSON()).toEqual({
      bad_json: 5,
      bad_price: 1,
      bad_url: 1,
      no_id: 1,
      no_title: 1,
      repeated_id: 1,
    })
    expect(report).toMatchObject({ records: 12, products: 2 })
    expect(titles()).toEqual(['A:x', 'G:last'])
  })

  test('in JSON lines a line that is not closed costs itself only', async () => {
    const report = await run('{"id":"A","title":"x"}\n{"id":"B","title":"never cl\n{"id":"C","title":"y"}\n\n')
    expect(report.skipped.toJSON()).toEqual({ bad_json: 1 })
    expect(titles()).toEqual(['A:x', 'C:y'])
  })

  test('a changed product is changed, and replaces what an order knew', async () => {
    store.catalog.upsert('shop', [{ id: 'A', title: 'From an order', availability: 'in_stock', source: 'order' }])
    expect(await run('[{"id":"A","title":"x"}]')).toMatchObject({ added: 0, changed: 1 })
    expect(await run('[{"id":"A","title":"y"}]')).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect(titles()).toEqual(['A:y'])
  })

  test('a mapping names fields, in JSON and in CSV', async () => {
    const mapping = new Map([
      ['id', 'Code'],
      ['title', 'Label'],
    ] as const)
    await run('[{"Code":"A","Label":"x","title":"no"}]', { mapping })
    await run('Label;Code;title\ny;B;no\n', { mapping })
    expect(titles()).toEqual(['A:x', 'B:y'])
  })

  test('products that the file does not have go only where that is asked for', async () => {
    store.catalog.upsert('shop', [{ id: 'O', title: 'Ordered', availability: 'in_stock', source: 'order' }])
    await run('[{"id":"A","title":"x"},{"id":"B","title":"y"}]')
    await run('[{"id":"B","title":"y"}]')
    expect(titles()).toEqual(['O:Ordered', 'A:x', 'B:y'])
    expect(await run('[{"id":"B","title":"y"}]', { replace: true })).toMatchObject({ removed: 1 })
    expect(titles()).toEqual(['O:Ordered', 'B:y'])
    expect(await run('[{"title":"no id"}]', { replace: true })).toMatchObject({ products: 0, removed: 0 })
    expect(titles()).toEqual(['O:Ordered', 'B:y'])
  })

  test('what is no catalog is told', async () => {
    await expect(run('')).rejects.toThrow('The file is empty')
    await expect(run('', { format: 'json' })).rejects.toThrow('The file is empty')
    await expect(run('<xml/>', { format: 'json' })).rejects.toThrow('It must begin with [ or {')
    await expect(run('sku,price\nA,1\n')).rejects.toThrow('Which column is the title?')
    await expect(run('[{"id":"A","title":"x"},')).rejects.toThrow('its list is not closed')
  })
})

test('objects are found wherever the text is cut', async () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()))
  const object = fc.dictionary(fc.string(), value, { maxKeys: 4 })
  const layout = fc.constantFrom<(objects: object[]) => string>(
    objects => JSON.stringify(objects),
    objects => JSON.stringify({ name: 'x', products: objects }, null, 1),
    objects => objects.map(one => JSON.stringify(one)).join('\n'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { minLength: 1, maxLength: 8 }),
      layout,
      fc.integer({ min: 1, max: 40 }),
      async (objects, write, size) => {
        const plain = JSON.parse(JSON.stringify(objects)) as object[]
        fc.pre(!plain.some(one => Object.hasOwn(one, 'products')))
        const text = write(plain)
        async function* pieces() {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
        }
        const found: unknown[] = []
        for await (const batch of jsonObjects(pieces())) for (const one of batch) found.push(JSON.parse(one.text))
        expect(found).toEqual(plain)
      },
    ),
  )
})
