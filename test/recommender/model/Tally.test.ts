import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Tally } from '../../../src/recommender/model/Tally.js'

describe('Tally', () => {
  it('sums weights and counts votes by product, in the order in which they came, anew after each reset', () => {
    const vote = fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 9 }))
    fc.assert(
      fc.property(fc.array(fc.array(vote, { size: 'large', maxLength: 900 }), { maxLength: 4 }), counts => {
        const tally = new Tally()
        for (const votes of counts) {
          tally.reset()
          const expected = new Map<number, [sum: number, votes: number]>()
          for (const [product, weight] of votes) {
            const [sum, count] = expected.get(product) ?? [0, 0]
            expected.set(product, [sum + weight, count + 1])
            tally.vote(tally.place(product), weight)
          }
          const { size, products, sums } = tally
          expect([...products.subarray(0, size)]).toEqual([...expected.keys()])
          expect(Array.from({ length: size }, (_, at) => [sums[at], tally.votes[at]])).toEqual([...expected.values()])
        }
      }),
    )
  })

  it('has a product that nobody voted for with a sum of 0', () => {
    const tally = new Tally()
    tally.reset()
    expect([tally.place(7), tally.place(9), tally.place(7)]).toEqual([0, 1, 0])
    expect([tally.size, tally.sums[1], tally.votes[1]]).toEqual([2, 0, 0])
  })
})
