import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PairRows } from '../../../src/recommender/model/PairRows.js'
import type { Columns } from '../../../src/recommender/model/RowArena.js'

interface Row extends Columns {
  version: number
}

/** Rows whose numbers tell the product and how often it has changed. */
function counted(mostPairs: number, hasDecayed: boolean) {
  const versions = new Map<number, number>()
  const lengths = new Map<number, number>()
  let count = 0
  const rowOf = (product: number): Row => {
    const version = versions.get(product) ?? 0
    const length = lengths.get(product) ?? product
    const numbers = Array.from({ length }, (_, at) => product * 1000 + version * 10 + at)
    const visitors = Uint32Array.from(numbers, n => (n % 7 === 0 ? 70_000 + n : n))
    const decayed = hasDecayed ? { decayed: Float32Array.from(numbers, n => n / 2) } : {}
    return { version, products: Uint32Array.from(numbers), visitors, ...decayed }
  }
  const counter = {
    row: (product: number) => {
      count++
      return rowOf(product)
    },
    isFresh: ({ version }: { version: number }, product: number) => version === (versions.get(product) ?? 0),
  }
  return {
    rows: new PairRows<Row>(counter, mostPairs, ['version']),
    rowOf,
    change(product: number, length: number) {
      versions.set(product, (versions.get(product) ?? 0) + 1)
      lengths.set(product, length)
    },
    get counts() {
      return count
    },
  }
}

/** As plain numbers: counts may stand in narrower arrays than they came in. */
const plain = ({ version, products, visitors, decayed }: Row) => ({
  version,
  products: [...products],
  visitors: [...visitors],
  decayed: decayed && [...decayed],
})

describe('PairRows', () => {
  const step = fc.record({ product: fc.nat({ max: 9 }), length: fc.nat({ max: 40 }), changes: fc.boolean() })

  it.each([true, false])('answers what would be counted now (with sums: %s)', hasDecayed => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), fc.constantFrom(0, 50, 120, 100_000), (steps, mostPairs) => {
        const { rows, rowOf, change } = counted(mostPairs, hasDecayed)
        for (const { product, length, changes } of steps) {
          if (changes) change(product, length)
          expect(plain(rows.row(product, 10))).toEqual(plain(rowOf(product)))
        }
      }),
    )
  })

  it('counts a row once as long as it is fresh and there is room', () => {
    const all = counted(100_000, true)
    for (const product of [1, 2, 1, 2, 3]) all.rows.row(product, 10)
    expect(all.counts).toBe(3)
    all.change(1, 5)
    for (const product of [1, 2, 1]) all.rows.row(product, 10)
    expect(all.counts).toBe(4)
  })

  it('stays within its budget, and keeps what is asked for often', () => {
    const all = counted(2000, true)
    for (let product = 100; product < 200; product++) {
      all.rows.row(product, 200)
      all.rows.row(3, 200)
      expect(all.rows.byteLength).toBeLessThanOrEqual(20_000)
    }
    expect(all.counts).toBe(101)
  })

  it('knows what it has spent on rows: nothing on what is kept already or has no room', () => {
    const { rows } = counted(2000, true)
    rows.row(100, 200)
    expect(rows.spent).toBe(rows.byteLength)
    rows.row(100, 200)
    expect(rows.spent).toBe(rows.byteLength)
    for (let product = 101; product < 150; product++) rows.row(product, 200)
    expect(rows.spent).toBeGreaterThan(rows.byteLength)
    const none = counted(0, true).rows
    none.row(100, 200)
    expect([none.spent, none.mostBytes]).toEqual([0, 0])
  })

  it('takes no room for a row that changes over and over', () => {
    const all = counted(100_000, true)
    all.rows.row(9, 10)
    const before = all.rows.byteLength
    for (let n = 0; n < 100; n++) {
      all.change(9, 9)
      all.rows.row(9, 10)
    }
    expect(all.rows.byteLength).toBe(before)
  })

  it('leaves a row as it was answered while others are counted', () => {
    const all = counted(100_000, true)
    const row = all.rows.row(5, 10)
    const again = all.rows.row(5, 10)
    for (let product = 10; product < 500; product++) all.rows.row(product, 500)
    expect(plain(again)).toEqual(plain(row))
  })
})
