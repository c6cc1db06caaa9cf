import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecommender } from '../../../src/recommender/createRecommender.js'
import type { Fact, Recommender } from '../../../src/recommender/Recommender.js'
import { arbitraryFacts } from '../arbitraryFacts.js'
import { ask } from '../shopOfEight.js'

const OPTIONS = {
  minSupport: 1,
  pairLogLikelihoodRatio: 0,
  pairBasketProducts: 3,
  neighborSupport: 1,
  trendSupport: 1,
  hashSeed: 7,
}
const ANCHORS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']
const CATEGORIES = [[], ['Home'], ['Home', 'Light'], ['Garden', 'ä']]

const joined = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]))

const everything = (recommender: Recommender) => ({
  rows: ANCHORS.map(anchor => ask(recommender, 'also-bought', [anchor])),
  viewed: ANCHORS.map(anchor => ask(recommender, 'also-viewed', [anchor])),
  after: ANCHORS.map(anchor => ask(recommender, 'bought-after-viewing', [anchor])),
  again: ask(recommender, 'buy-again', ANCHORS),
  trending: ask(recommender, 'trending'),
  forYou: ANCHORS.map((_, from) => ask(recommender, 'for-you', ANCHORS.slice(from, from + 3))),
  alternatives: ANCHORS.map(anchor => ask(recommender, 'alternatives', [anchor])),
  shop: ask(recommender, 'bestsellers'),
  categories: ['Home', 'Light', 'Garden'].map(category => ask(recommender, 'bestsellers', [], { category })),
})

const sizes = (recommender: Recommender) => ({ ...recommender.stats(), bytes: 0 })

/** A step of a shop's life: a fact, or something said of a product. */
type Step = Fact | { kind: 'product'; id: string; categories: readonly string[]; available: boolean; price: number }

const steps: fc.Arbitrary<Step[]> = arbitraryFacts.chain(facts =>
  fc
    .array(
      fc.record({
        kind: fc.constant('product' as const),
        id: fc.constantFrom(...ANCHORS),
        categories: fc.constantFrom(...CATEGORIES),
        available: fc.boolean(),
        price: fc.constantFrom(0, 1, 3, 10),
      }),
      { maxLength: 6 },
    )
    .chain(products => fc.shuffledSubarray([...facts, ...products], { minLength: facts.length + products.length })),
)

const take = (recommender: Recommender, some: readonly Step[]) => {
  for (const step of some) step.kind === 'product' ? recommender.product(step) : recommender.add(step)
  return recommender
}

describe('a recommender with a saved state', () => {
  it('goes on as if it had learned everything itself', () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const at = Math.round(all.length * share)
        const saved = joined(take(createRecommender(OPTIONS), all.slice(0, at)).save())
        const restored = take(createRecommender(OPTIONS, saved), all.slice(at))
        const learned = take(createRecommender(OPTIONS), all)
        expect(everything(restored)).toEqual(everything(learned))
        expect(sizes(restored)).toEqual(sizes(learned))
      }),
      { numRuns: 300 },
    )
  })

  it('is refused where it is cut short', () => {
    const facts = [1, 2, 3].map(n => ({ kind: 'view', session: `${n}`, product: `p${n}`, at: 1e12 + n }) as const)
    const saved = joined(take(createRecommender(OPTIONS), facts).save())
    fc.assert(
      fc.property(fc.nat({ max: saved.length - 1 }), length => {
        expect(() => createRecommender(OPTIONS, saved.slice(0, length))).toThrow(RangeError)
      }),
    )
  })
})
