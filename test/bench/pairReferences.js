// What well-known formulas of pairs reach on the questions that `also-bought` is asked on Online Retail, beside it in one run.
import { loadSource } from './sharedData.js'

/** Products of a basket that are counted, of a row that are kept, of an answer. */
const [COUNTED, KEPT, ASKED] = [40, 50, 10]
/** 99.9 % of a chi-square of one degree. */
const GATE = 10.83

/** What a pair weighs: c baskets with both products, of n with the anchor and m with the other, of all. */
const FORMULAS = {
  count: c => c,
  cosine: (c, n, m) => c / Math.sqrt(n * m),
  'lift, at least 3': (c, n, m, all) => (c >= 3 ? (c * all) / (n * m) : 0),
  'c/(n+20)': (c, n) => c / (n + 20),
  'c/(n+20), gated': (c, n, m, all) => (isTogether(c, n, m, all) ? c / (n + 20) : 0),
  'c/(n+20)/m^0.3, gated': (c, n, m, all) => (isTogether(c, n, m, all) ? c / (n + 20) / m ** 0.3 : 0),
}

/**
 * One row for each formula and one for `also-bought`: with the one hidden product of a basket that `grapevine evaluate` draws, and
 * with each product of a basket hidden in its turn, where every basket counts once.
 * @param known @param asked baskets
 */
export async function pairReferences(known, asked) {
  const { FORMATS } = await loadSource('src/collector/evaluate/formats.ts')
  const { createRandom } = await loadSource('src/simulator/createRandom.ts')
  const one = []
  const lines = asked.map(basket => basket.join())
  for await (const question of FORMATS.baskets.ask(lines, createRandom('1').next)) one.push({ ...question, weight: 1 })
  const each = one.flatMap(({ known, wanted }) => hideEach([...known, wanted]))

  const products = new Set(known.flat()).size
  const lists = { 'also-bought': await alsoBought(known), ...formulas(known) }
  return Object.entries({ one, each }).flatMap(([hidden, questions]) =>
    Object.entries(lists).map(([list, recommend]) => ({ hidden, list, ...score(recommend, questions, products) })),
  )
}

const hideEach = basket =>
  basket.map(wanted => ({
    known: basket.filter(product => product !== wanted),
    wanted,
    weight: 1 / basket.length,
  }))

/** The code that serves. */
async function alsoBought(known) {
  const { createRecommender } = await loadSource('src/recommender/createRecommender.ts')
  const recommender = createRecommender({})
  for (const [n, basket] of known.entries()) {
    const lines = basket.map(product => ({ product, units: 1 }))
    recommender.add({ kind: 'order', order: `${n}`, buyer: `${n}`, at: 0, lines })
  }
  return products =>
    recommender
      .recommend({ type: 'also-bought', anchors: [...products].reverse(), limit: ASKED })
      .items.map(({ product }) => product)
}

function formulas(known) {
  const baskets = new Map()
  const together = new Map()
  for (const basket of known.map(products => products.slice(0, COUNTED)))
    for (const product of basket) {
      baskets.set(product, (baskets.get(product) ?? 0) + 1)
      if (!together.has(product)) together.set(product, new Map())
      const row = together.get(product)
      for (const other of basket) if (other !== product) row.set(other, (row.get(other) ?? 0) + 1)
    }
  return Object.fromEntries(
    Object.entries(FORMULAS).map(([name, weigh]) => {
      const rows = new Map()
      for (const [product, row] of together) {
        const weighed = [...row].map(([other, c]) => [
          other,
          weigh(c, baskets.get(product), baskets.get(other), known.length),
        ])
        rows.set(product, best(weighed, KEPT))
      }
      return [name, products => addRows(rows, products)]
    }),
  )
}

function addRows(rows, products) {
  const sums = new Map()
  for (const product of products)
    for (const [other, weight] of rows.get(product) ?? []) sums.set(other, (sums.get(other) ?? 0) + weight)
  for (const product of products) sums.delete(product)
  return best([...sums], ASKED).map(([product]) => product)
}

const best = (weighed, length) =>
  weighed
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, length)

function score(recommend, questions, products) {
  const recommended = new Set()
  let weights = 0
  let hits = 0
  let ranks = 0
  for (const { known, wanted, weight } of questions) {
    const list = recommend(known)
    for (const product of list) recommended.add(product)
    weights += weight
    const place = list.indexOf(wanted) + 1
    if (place === 0) continue
    hits += weight
    ranks += weight / place
  }
  return {
    pairs: questions.length,
    hr10: Number((hits / weights).toFixed(4)),
    mrr10: Number((ranks / weights).toFixed(4)),
    coverage10: Number((recommended.size / products).toFixed(3)),
  }
}

/** Whether two products meet more often than by chance: the signed log-likelihood ratio. Source: Dunning 1993. */
function isTogether(c, n, m, all) {
  if (c * all <= n * m) return false
  const entropies = entropy(c, n - c, m - c, all - n - m + c) - entropy(n, all - n) - entropy(m, all - m)
  return 2 * entropies >= GATE
}

/** Sum of k ln k less that of the whole. */
function entropy(...counts) {
  const term = count => (count > 0 ? count * Math.log(count) : 0)
  return counts.reduce((sum, count) => sum + term(count), 0) - term(counts.reduce((a, b) => a + b))
}
