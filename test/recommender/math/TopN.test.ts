import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TopN } from '../../../src/recommender/math/TopN.js'

const IDS = ['b', 'a', 'B', 'ä', '10', '9', 'a1', 'Z', 'aa', '€', '😀', 'z']
const top = new TopN(product => IDS[product]!)

const best = (offers: readonly [number, number][], limit: number): string[] => {
  top.reset(limit)
  for (const [product, score] of offers) top.offer(product, score, 7 * product)
  top.sort()
  expect(Array.from(top.supports.subarray(0, top.size))).toEqual(
    Array.from(top.products.subarray(0, top.size), product => 7 * product),
  )
  return Array.from(top.products.subarray(0, top.size), product => IDS[product]!)
}

describe('TopN', () => {
  it('answers the best first and ties in code-unit order of their ids', () => {
    expect(
      best(
        [
          [0, 1],
          [1, 3],
          [2, 1],
          [4, 1],
          [5, 1],
        ],
        4,
      ),
    ).toEqual(['a', '10', '9', 'B'])
  })

  it('admits nothing to a list of none', () => {
    expect(best([[0, 1]], 0)).toEqual([])
    expect(top.admits(0, 1)).toBe(false)
  })

  it('equals sorting everything and cutting, whatever the order of the offers', () => {
    const offers = fc.uniqueArray(fc.tuple(fc.nat({ max: IDS.length - 1 }), fc.nat({ max: 3 })), {
      selector: ([product]) => product,
    })
    fc.assert(
      fc.property(offers, fc.nat({ max: 14 }), (list, limit) => {
        const sorted = [...list].sort((a, b) => b[1] - a[1] || (IDS[a[0]]! < IDS[b[0]]! ? -1 : 1))
        expect(best(list, limit)).toEqual(sorted.slice(0, limit).map(([product]) => IDS[product]!))
      }),
    )
  })

  it('admits exactly what an offer would change', () => {
    best(
      [
        [0, 2],
        [1, 2],
      ],
      2,
    )
    top.reset(2)
    top.offer(0, 2, 0)
    top.offer(5, 2, 0)
    expect(top.admits(1, 2)).toBe(true)
    expect(top.admits(7, 2)).toBe(true)
    expect(top.admits(11, 2)).toBe(false)
    expect(top.admits(11, 2.1)).toBe(true)
    expect(top.admits(1, 1.9)).toBe(false)
  })
})
