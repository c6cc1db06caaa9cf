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

  describe('knows when a product came into the shop', () => {
    const HOUR = 3_600_000
    const later = 13 * HOUR
    const addedAt = (catalog: ReturnType<typeof open>, id: string) => catalog.get('demo', id)?.addedAt

    test('as the shop says, also once it says so no more', () => {
      const catalog = open()
      catalog.upsert('demo', [product('A', { addedAt: 5 })], 100)
      catalog.upsert('demo', [product('A', { title: 'New' })], later)
      expect(addedAt(catalog, 'A')).toBe(5)
      catalog.upsert('demo', [product('A', { addedAt: 7 })], later)
      expect(addedAt(catalog, 'A')).toBe(7)
    })

    test('or as it was first seen, where the catalog has been known for half a day', () => {
      const catalog = open()
      catalog.upsert('demo', [product('A')], 100)
      catalog.upsert('demo', [product('B')], 100 + 12 * HOUR - 1)
      catalog.upsert('demo', [product('A'), product('C'), product('D', { addedAt: 5 })], 100 + 12 * HOUR)
      expect(['A', 'B', 'C', 'D'].map(id => addedAt(catalog, id))).toEqual([undefined, undefined, 100 + 12 * HOUR, 5])
      expect(catalog.upsert('demo', [product('C')], 100 + 99 * HOUR)).toMatchObject({ unchanged: 1 })
      catalog.upsert('demo', [product('A', { title: 'New' }), product('C', { title: 'New' })], 100 + 99 * HOUR)
      expect(['A', 'C'].map(id => addedAt(catalog, id))).toEqual([undefined, 100 + 12 * HOUR])
      expect(catalog.upsert('elsewhere', [product('A')], 100 + 99 * HOUR)).toMatchObject({ added: 1 })
      expect(catalog.get('elsewhere', 'A')?.addedAt).toBeUndefined()
    })

    test('and takes no more than half a thousand products at once for all of a catalog', () => {
      const catalog = open()
      const many = Array.from({ length: 1300 }, (_, n) => product(`P${n}`))
      catalog.upsert('demo', many, 100)
      expect([...catalog.all('demo')].filter(one => one.addedAt !== undefined)).toEqual([])
      catalog.upsert('demo', [...many.map(one => ({ ...one, title: 'New' })), product('A'), product('B')], later)
      const added = [...catalog.all('demo')].filter(one => one.addedAt !== undefined)
      expect(added.map(({ id, addedAt }) => [id, addedAt])).toEqual([
        ['A', later],
        ['B', later],
      ])
    })

    test('but not of what comes again, or was sold before', () => {
      const catalog = open()
      catalog.upsert('demo', [product('sold', { source: 'order' })])
      catalog.upsert('demo', [product('A'), product('B'), product('sold')], 100)
      catalog.upsert('demo', [product('late', { source: 'order' })])
      catalog.remove('demo', ['A'])
      catalog.upsert('demo', [product('A'), product('late'), product('C')], later)
      expect(['A', 'sold', 'late', 'C'].map(id => addedAt(catalog, id))).toEqual([
        undefined,
        undefined,
        undefined,
        later,
      ])
    })

    test('nor where only orders had named products before', () => {
      const catalog = open()
      catalog.upsert('demo', [product('sold', { source: 'order' })])
      catalog.upsert('demo', [product('sold')], later)
      catalog.upsert('demo', [product('A')], later + 1)
      expect(addedAt(catalog, 'A')).toBeUndefined()
    })

    test('of a catalog that an older version has left', () => {
      const catalog = open()
      catalog.upsert('demo', [product('A')])
      catalog.upsert('demo', [product('A'), product('B')], 100)
      expect(['A', 'B'].map(id => addedAt(catalog, id))).toEqual([undefined, 100])
    })
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
