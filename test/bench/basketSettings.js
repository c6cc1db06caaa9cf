// Chooses settings of `also-bought` on the training part of Online Retail alone: its last month is foretold from what was before.
import { climb } from './climb.js'
import { seeded } from './seeded.js'
import { loadSource, onlineRetail } from './sharedData.js'

/** Baskets up to the first day are learned from, later ones up to the second are foretold. */
const LEARNED_UNTIL = '2011-10-08'
const ASKED_UNTIL = '2011-11-08'
/** Products hidden of each basket, each in a question of its own. */
const HIDDEN = 3
const [LEAST_BASKET, MOST_BASKET] = [2, 40]

/** What is tried; of each the first is where the search begins. */
const CHOICES = {
  pairPopularityExponent: [0.3, 0.2, 0.4],
  pairShrinkage: [20, 5, 10, 50],
  pairFullBasket: [10, 5, 20, 1000],
  pairLogLikelihoodRatio: [5, 3, 8],
  pairBasketProducts: [60, 40, 100],
  pairsKept: [50, 30, 100],
  basketCandidates: [40, 20, 80],
  basketNeighbors: [30, 20, 60],
  basketRidge: [5, 3, 10],
  basketPairs: [2, 1, 3],
}

/** @param rounds through all settings */
export async function basketSettings(rounds) {
  const { createRecommender } = await loadSource('src/recommender/createRecommender.ts')
  const { scoreLists } = await loadSource('src/collector/evaluate/scoreLists.ts')
  const baskets = onlineRetail()
  const known = baskets.filter(({ day }) => day <= LEARNED_UNTIL)
  const products = new Set(known.flatMap(basket => basket.products)).size
  const next = seeded(1)
  const questions = baskets
    .filter(
      ({ day, products: { length } }) =>
        day > LEARNED_UNTIL && day <= ASKED_UNTIL && length >= LEAST_BASKET && length <= MOST_BASKET,
    )
    .flatMap(basket => Array.from({ length: HIDDEN }, () => hide(basket.products, next())))

  return climb(
    CHOICES,
    settings => {
      const recommender = createRecommender(settings)
      for (const [n, basket] of known.entries()) {
        const lines = basket.products.map(product => ({ product, units: 1 }))
        recommender.add({ kind: 'order', order: `${n}`, buyer: `${n}`, at: 0, lines })
      }
      const scores = scoreLists(recommender, questions, { type: 'also-bought', cut: 10, protocol: 'shop' }, () => 0)
      return {
        hr10: Number(scores.hitRate.toFixed(4)),
        mrr10: Number(scores.reciprocalRank.toFixed(4)),
        coverage10: Number((scores.recommended.size / products).toFixed(3)),
      }
    },
    rounds,
    ['coverage10'],
  )
}

function hide(products, chance) {
  const hidden = Math.floor(chance * products.length)
  return { known: products.filter((_, index) => index !== hidden), wanted: products[hidden] }
}
