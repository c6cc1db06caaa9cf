import { describe, expect, onTestFinished, test } from 'vitest'
import type { Product } from '../../../src/collector/catalog/Product.js'
import { openStore } from '../../../src/collector/openStore.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

function open(directory: string = temporaryDirectory()) {
  const store = openStore(directory)
  onTestFinished(() => store.close())
  return store.catalog
}

const product = (id: string, over: Partial<Product> = {}): Product => ({
  id,
  title: `The ${id}`,
  availability: 'in_stock',
  source: 'catalog',
  ...over,
})

describe('the catalog', () => {
  test('says what is new, what changed, and what is as before', () => {
    const catalog = open()
    expect(catalog.upsert('demo', [product('A'), product('B')])).toEqual({ added: 2, changed: 0, unchanged: 0 })
    expect(catalog.upsert('demo', [product('A'), product('B', { title: 'New' }), product('C')])).toEqual({
      added: 1,
      changed: 1,
      unchanged: 1,
    })
    expect(catalog.get('demo', 'B')).toEqual(product('B', { title: 'New' }))
    expect(catalog.get('demo', 'nothing')).toBeUndefined()
    expect(catalog.get('nobody', 'A')).toBeUndefined()
    expect(catalog.count('demo')).toBe(3)
    expect(catalog.count('nobody')).toBe(0)
  })

  test('knows since when a stock is as it is', () => {
    const catalog = open()
    const put = (stock: number | undefined, stockAt: number) =>
      catalog.upsert('demo', [product('A', stock === undefined ? {} : { stock, stockAt })])
    const told = () => [catalog.get('demo', 'A')?.stock, catalog.get('demo', 'A')?.stockAt]
    put(3, 100)
    expect(put(3, 200)).toMatchObject({ unchanged: 1 })
    expect(told()).toEqual([3, 100])
    put(2, 300)
    expect(told()).toEqual([2, 300])
    put(undefined, 0)
    put(2, 400)
    expect(told()).toEqual([2, 400])
  })

  test('lets no order rename what the shop has named', () => {
    const catalog = open()
    catalog.upsert('demo', [product('A')])
    const named = product('A', { title: 'as in an order', source: 'order' })
    expect(catalog.upsert('demo', [named])).toMatchObject({ unchanged: 1 })
    expect(catalog.get('demo', 'A')?.title).toBe('The A')
    catalog.upsert('demo', [product('B', { source: 'order' })])
    expect(catalog.upsert('demo', [product('B')])).toMatchObject({ changed: 1 })
    expect(catalog.get('demo', 'B')?.source).toBe('catalog')
  })

  test('tells followers of every change after the last that they saw, also across many products', () => {
    const directory = temporaryDirectory()
    const catalog = open(directory)
    const follower = open(directory)
    const many = Array.from({ length: 2300 }, (_, n) => product(`P${n}`))
    catalog.upsert('demo', many)
    const seen = [...follower.changes('demo', 0)]
    expect(seen.map(change => change.id)).toEqual(many.map(one => one.id))
    const last = seen.at(-1)?.revision ?? 0
    expect([...follower.changes('demo', last)]).toEqual([])
    catalog.upsert('demo', [product('P7', { title: 'New' }), product('P8')])
    expect(catalog.remove('demo', ['P9', 'nothing'])).toBe(1)
    const [first, second, ...rest] = [...follower.changes('demo', last)]
    expect(first).toMatchObject({ id: 'P7', product: { title: 'New' } })
    expect(second).toMatchObject({ id: 'P9', product: undefined })
    expect(rest).toEqual([])
    expect(first?.revision).toBeGreaterThan(last)
  })

  test('forgets a removed product until it comes again', () => {
    const catalog = open()
    catalog.upsert('demo', [product('A'), product('B')])
    catalog.remove('demo', ['A'])
    expect(catalog.get('demo', 'A')).toBeUndefined()
    expect([...catalog.all('demo')].map(one => one.id)).toEqual(['B'])
    expect(catalog.count('demo')).toBe(1)
    expect(catalog.remove('demo', ['A'])).toBe(0)
    expect(catalog.upsert('demo', [product('A')])).toMatchObject({ added: 1 })
    expect([...catalog.all('demo')].map(one => one.id)).toEqual(['B', 'A'])
  })

  test('keeps sites apart', () => {
    const catalog = open()
    catalog.upsert('one', [product('A')])
    catalog.upsert('two', [product('A', { title: 'Other' }), product('B')])
    expect([...catalog.all('one')]).toEqual([product('A')])
    expect(catalog.get('two', 'A')?.title).toBe('Other')
  })
})
