import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PRODUCTS } from '../../demo/catalog/catalog.js'
import { DEPARTMENTS } from '../../demo/catalog/departments.js'
import { toCatalogFile } from '../../demo/catalog/toCatalogFile.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const TODAY = Date.parse('2026-11-27T09:00:00Z')

interface Affinities {
  pairs: [string, string][]
  nearly: [string, string][]
}

const affinities: Affinities = JSON.parse(
  readFileSync(new URL('../../demo/catalog/affinities.json', import.meta.url), 'utf8'),
)
const byId = new Map(PRODUCTS.map(product => [product.id, product]))
const pairKey = (pair: readonly string[]) => [...pair].sort().join(' + ')

describe('the demo catalogue', () => {
  test('is that of a real shop: enough products, departments and lines', () => {
    expect(PRODUCTS.length).toBeGreaterThanOrEqual(120)
    expect(DEPARTMENTS.length).toBeGreaterThanOrEqual(8)
    for (const { entries } of DEPARTMENTS) expect(entries.length).toBeGreaterThanOrEqual(8)
    expect(new Set(PRODUCTS.map(product => product.categories.join('/'))).size).toBeGreaterThanOrEqual(20)
  })

  test('names every product once, and every picture differently', () => {
    expect(new Set(PRODUCTS.map(product => product.id)).size).toBe(PRODUCTS.length)
    expect(new Set(PRODUCTS.map(product => product.title)).size).toBe(PRODUCTS.length)
    expect(PRODUCTS.map(product => product.id).filter(id => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
    const looks = PRODUCTS.map(({ picture }) => JSON.stringify([picture?.drawing, picture?.colours, picture?.pattern]))
    expect(looks.filter((look, index) => looks.indexOf(look) !== index)).toEqual([])
  })

  test.each(PRODUCTS.map(product => [product.id, product] as const))('sells %s plausibly', (_, product) => {
    expect(product.description.match(/[.!?](\s|$)/g)?.length).toBeGreaterThanOrEqual(2)
    expect(product.description.length).toBeGreaterThan(60)
    expect(Number.isSafeInteger(product.price) && product.price > 0).toBe(true)
    if (product.listPrice !== undefined) expect(product.listPrice).toBeGreaterThan(product.price)
    expect(product.rating).toBeGreaterThan(0)
    expect(product.rating).toBeLessThanOrEqual(5)
    expect(product.reviews).toBeGreaterThan(0)
  })

  test('has what pages must cope with: no stock, little stock, savings, variants', () => {
    const groups = new Map<string, number>()
    for (const { groupId } of PRODUCTS) if (groupId) groups.set(groupId, (groups.get(groupId) ?? 0) + 1)
    expect(PRODUCTS.filter(product => product.stock === 0).length).toBeGreaterThanOrEqual(3)
    expect(PRODUCTS.filter(product => product.stock > 0 && product.stock < 10).length).toBeGreaterThanOrEqual(5)
    expect(PRODUCTS.filter(product => product.listPrice !== undefined).length).toBeGreaterThanOrEqual(8)
    expect(groups.size).toBeGreaterThanOrEqual(3)
    expect([...groups.values()].filter(count => count < 2)).toEqual([])
  })

  test('gives every department a cover of its own', () => {
    for (const { id, cover } of DEPARTMENTS) expect(byId.get(cover)?.department).toBe(id)
  })

  test('is written for the import with paths for addresses and minor units for prices', () => {
    const file = JSON.parse(toCatalogFile(PRODUCTS, TODAY))
    expect(file).toHaveLength(PRODUCTS.length)
    expect(file.find((product: { id: string }) => product.id === 'whistling-kettle')).toMatchObject({
      title: 'Whistling Kettle in Sage',
      url: '/p/whistling-kettle',
      image: '/images/whistling-kettle.svg',
      price: { amount: 5400, currency: 'EUR' },
      availability: 'in_stock',
      categories: ['Kitchen', 'Tea & coffee'],
    })
    expect(file.find((product: { id: string }) => product.id === 'little-globe').availability).toBe('out_of_stock')
  })

  test('always has something new in it, and is the same all day', () => {
    const added = (at: number) =>
      JSON.parse(toCatalogFile(PRODUCTS, at)).flatMap(({ addedAt }: { addedAt?: string }) => addedAt ?? [])
    const dates = added(TODAY)
    expect(dates.length).toBeGreaterThanOrEqual(8)
    expect(new Set(dates).size).toBe(dates.length)
    for (const date of dates) {
      expect(Date.parse(date)).toBeLessThan(TODAY)
      expect(Date.parse(date)).toBeGreaterThan(TODAY - 30 * DAY_MS)
    }
    expect(added(TODAY + 3 * HOUR_MS)).toEqual(dates)
    expect(added(TODAY + DAY_MS)).not.toEqual(dates)
  })
})

describe('the planted affinities', () => {
  const { pairs, nearly } = affinities

  test('name products that can be bought', () => {
    const all = [...pairs, ...nearly].flat()
    expect(all.filter(id => !byId.has(id))).toEqual([])
    expect(all.filter(id => byId.get(id)?.stock === 0)).toEqual([])
  })

  test('say each pair once', () => {
    const keys = [...pairs, ...nearly].map(pairKey)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(pairs.length).toBeGreaterThanOrEqual(40)
  })

  test('keep the nearly pairs out of the others, so that one more shopper is what changes them', () => {
    const paired = new Set(pairs.flat())
    expect(nearly.length).toBeGreaterThanOrEqual(2)
    expect(nearly.flat().filter(id => paired.has(id))).toEqual([])
    expect(new Set(nearly.flat()).size).toBe(nearly.length * 2)
  })
})
