import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Blend } from '../../../src/recommender/model/Blend.js'

const listed = ({ size, products, scores, supports }: Blend) =>
  Array.from({ length: size }, (_, slot) => [products[slot], scores[slot], supports[slot]])

describe('Blend', () => {
  it('sums scores and counts votes by product, in the order in which they came, anew after each reset', () => {
    const vote = fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 9 }))
    fc.assert(
      fc.property(fc.array(fc.array(vote, { size: 'large', maxLength: 900 }), { maxLength: 4 }), counts => {
        const blend = new Blend()
        for (const votes of counts) {
          blend.reset()
          const expected = new Map<number, [sum: number, votes: number]>()
          for (const [product, score] of votes) {
            const [sum, count] = expected.get(product) ?? [0, 0]
            expected.set(product, [sum + score, count + 1])
            blend.vote(blend.slot(product), score)
          }
          expect(listed(blend)).toEqual([...expected].map(([product, [sum, votes]]) => [product, sum, votes]))
        }
      }),
    )
  })

  it('sums scores of rows, behind which stand as many as behind the row with most', () => {
    const blend = new Blend()
    blend.reset()
    for (const [product, score, support] of [
      [7, 1, 3],
      [9, 2, 1],
      [7, 4, 2],
    ] as const)
      blend.add(product, score, support)
    blend.stand(9, 5)
    blend.stand(8, 5)
    expect(listed(blend)).toEqual([
      [7, 5, 3],
      [9, 2, 5],
    ])
  })

  it('has a product that nobody voted for with a score of 0', () => {
    const blend = new Blend()
    blend.reset()
    expect([blend.slot(7), blend.slot(9), blend.slot(7)]).toEqual([0, 1, 0])
    expect(listed(blend)).toEqual([
      [7, 0, 0],
      [9, 0, 0],
    ])
  })
})
