import { describe, expect, it } from 'vitest'
import { createRecommender } from '../../src/recommender/createRecommender.js'
import { createRandom } from '../../src/simulator/createRandom.js'
import { inferenceAttack, learn, type Purchase } from './inferenceAttack.js'

const KNOWN_ORDERS = 3000
const WATCHED_ORDERS = 600
const ORDERS_AN_HOUR = 6
const GROUPS = 40
const GROUP_PRODUCTS = 8
const FAVOURED = 0.8

/** Orders of two to six products, most of them of one group that belongs together, groups and products as popular as 1 / rank. */
function orders(): Purchase[] {
  const random = createRandom('inference')
  const rank = (most: number) => Math.floor(most ** random.next()) - 1
  return Array.from({ length: KNOWN_ORDERS + WATCHED_ORDERS }, (_, n) => {
    const group = rank(GROUPS + 1)
    const products = new Set<string>()
    for (let line = random.below(5) + 2; line > 0; line--) {
      const of = random.chance(FAVOURED) ? group : random.below(GROUPS)
      products.add(`${of}/${rank(GROUP_PRODUCTS + 1)}`)
    }
    return { order: `o${n}`, buyer: `b${n}`, at: n * 600_000, products: [...products] }
  })
}

function attack(supportStep: number, minSupport: number, ordersAPublication: number) {
  const all = orders()
  const before = all.slice(0, KNOWN_ORDERS)
  const publications: Purchase[][] = []
  for (let from = KNOWN_ORDERS; from < all.length; from += ordersAPublication)
    publications.push(all.slice(from, from + ordersAPublication))
  const recommender = createRecommender({ minSupport, supportStep })
  for (const purchase of before) learn(recommender, purchase)
  return inferenceAttack(recommender, before, publications, { knows: 'basket', most: 5, depth: 50, seed: 'attack' })
}

describe('who watches the lists and knows the rest of an order', () => {
  it('finds the hidden product out where each order moves them', () => {
    expect(attack(1, 3, 1).auc).toBeGreaterThan(0.58)
  })

  it('still does where they move once an hour, also with five visitors behind each pair', () => {
    for (const minSupport of [3, 5]) {
      const { auc, precision } = attack(1, minSupport, ORDERS_AN_HOUR)
      expect(auc).toBeGreaterThan(0.58)
      expect(precision).toBeGreaterThan(0.9)
    }
  })

  it('does little better than guess where they also move in steps of five visitors', () => {
    const { auc, victims, moved, precision } = attack(5, 3, ORDERS_AN_HOUR)
    expect(victims).toBeGreaterThan(400)
    expect(moved).toBeGreaterThan(0.05)
    expect(auc).toBeLessThanOrEqual(0.55)
    expect(auc).toBeGreaterThanOrEqual(0.45)
    expect(precision).toBeLessThan(0.8)
  })
})
