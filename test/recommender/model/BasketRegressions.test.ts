import { describe, expect, it, vi } from 'vitest'
import { readSettings } from '../../../src/recommender/defaults.js'
import { Model } from '../../../src/recommender/model/Model.js'
import type { RecommenderOptions } from '../../../src/recommender/RecommenderOptions.js'
import { lines, order } from '../shopOfEight.js'

/** Four orders of cup, saucer and tea, two of cup and saucer, two of tea and pot: each on the newest day, by somebody else. */
const ORDERS = [
  ...[1, 2, 3, 4].map(n => order(`a${n}`, 0, lines('cup', 'saucer', 'tea'))),
  ...[1, 2].map(n => order(`b${n}`, 0, lines('cup', 'saucer'))),
  ...[1, 2].map(n => order(`c${n}`, 0, lines('tea', 'pot'))),
]

function shop(options: RecommenderOptions = {}, orders = ORDERS) {
  const model = new Model(readSettings({ minSupport: 1, basketRidge: 2, ...options }))
  for (const one of orders) model.add(one)
  const expected = (product: string, ...basket: string[]) =>
    model.baskets.estimate(model.products.find(product), new Set(basket.map(id => model.products.find(id))))
  return { model, expected }
}

describe('BasketRegressions', () => {
  it('expects a product by a ridge regression on what it is bought with', () => {
    const { expected } = shop()
    // Of the tea: cup and saucer say the same, pot says its own. (6 + 2) c + 6 s = 4 for either of the two, (2 + 2) p = 2.
    expect(expected('tea', 'cup')).toBeCloseTo(4 / 14, 12)
    expect(expected('tea', 'saucer')).toBeCloseTo(4 / 14, 12)
    expect(expected('tea', 'pot')).toBeCloseTo(1 / 2, 12)
    expect(expected('tea', 'cup', 'saucer', 'pot')).toBeCloseTo(8 / 14 + 1 / 2, 12)
  })

  it('hears what two products say of a third only once, where their pairs say it twice', () => {
    const { expected } = shop()
    const alone = shop({ basketNeighbors: 1 }).expected('tea', 'cup')
    expect(alone).toBeCloseTo(4 / 8, 12)
    expect(expected('tea', 'cup', 'saucer')).toBeLessThan(2 * alone)
  })

  it('expects nothing for a basket of what it is never bought with, of products that it does not know, or of none', () => {
    const { expected } = shop()
    expect(expected('pot', 'cup', 'saucer')).toBe(0)
    expect(expected('tea', 'never heard of')).toBe(0)
    expect(expected('tea')).toBe(0)
    expect(shop({ minSupport: 3 }).expected('tea', 'pot')).toBe(0)
  })

  it('asks those that it is bought with most, of as many the first by id', () => {
    const { expected } = shop({ basketNeighbors: 2 })
    expect(expected('tea', 'pot')).toBe(0)
    expect(expected('tea', 'saucer')).toBeGreaterThan(0)
    const only = shop({ basketNeighbors: 1 }).expected
    expect(only('tea', 'cup')).toBeGreaterThan(0)
    expect(only('tea', 'saucer')).toBe(0)
  })

  it('follows each order and each day, and counts no row again where nothing has changed', () => {
    const { model, expected } = shop()
    const before = expected('tea', 'pot')
    const row = vi.spyOn(model.pairs, 'row')
    expect(expected('tea', 'pot')).toBe(before)
    model.add(order('d', 0, lines('vase', 'rug')))
    expect(expected('tea', 'pot')).toBe(before)
    expect(row).not.toHaveBeenCalled()

    // Neither has the tea: only the cup's own weight grows, from 6 to 8. (8 + 2) c + 6 s = 4 and 6 c + (6 + 2) s = 4.
    for (const n of [1, 2]) model.add(order(`e${n}`, 0, lines('cup', 'jug')))
    expect(expected('tea', 'cup')).toBeCloseTo(8 / 44, 12)
    expect(row).toHaveBeenCalled()

    const today = expected('tea', 'pot')
    model.add(order('tomorrow', -30, lines('vase', 'rug')))
    expect(expected('tea', 'pot')).toBeLessThan(today)
  })

  it('keeps a bounded number of them, and tells what they take', () => {
    const many = Array.from({ length: 9000 }, (_, n) => order(`${n}`, 0, lines(`a${n}`, `b${n}`)))
    const { model, expected } = shop({}, many)
    const before = model.baskets.byteLength
    for (let n = 0; n < 9000; n++) expect(expected(`a${n}`, `b${n}`)).toBeCloseTo(1 / 3, 12)
    const after = model.baskets.byteLength
    expect(after).toBeGreaterThan(before)
    expect(after).toBeLessThan(before + 8192 * 700)
  })
})
