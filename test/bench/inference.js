// What an observer of the lists finds out about single orders (Calandrino et al. 2011), on the real orders of Online Retail.
import { loadSource, onlineRetail } from './sharedData.js'

/** Orders up to this day are known to the lists before anybody watches. */
const LAST_DAY = '2011-11-08'
const HOUR_MS = 3_600_000

/**
 * What a shop may choose: how often lists change, h (0: with each order), and the visitors behind a pair and behind each change. The
 * observer knows up to five other products of the same order, or up to five of earlier orders.
 */
const TRIALS = [
  { knows: 'basket', hours: 0, minSupport: 3, supportStep: 1 },
  { knows: 'basket', hours: 1, minSupport: 3, supportStep: 1 },
  { knows: 'basket', hours: 1, minSupport: 5, supportStep: 1 },
  { knows: 'basket', hours: 1, minSupport: 3, supportStep: 3 },
  { knows: 'basket', hours: 1, minSupport: 3, supportStep: 5 },
  { knows: 'basket', hours: 24, minSupport: 3, supportStep: 5 },
  { knows: 'basket', hours: 1, minSupport: 3, supportStep: 10 },
  { knows: 'history', hours: 0, minSupport: 3, supportStep: 1 },
  { knows: 'history', hours: 1, minSupport: 3, supportStep: 5 },
]

/** One row for each trial. */
export async function inference() {
  const { createRecommender } = await loadSource('src/recommender/createRecommender.ts')
  const { inferenceAttack, learn } = await loadSource('test/recommender/inferenceAttack.ts')
  const purchases = onlineRetail().map(({ invoice, ...purchase }) => ({ order: invoice, ...purchase }))
  const before = purchases.filter(({ day }) => day <= LAST_DAY)
  const after = purchases.filter(({ day }) => day > LAST_DAY)
  return TRIALS.map(({ knows, hours, ...settings }) => {
    const recommender = createRecommender(settings)
    for (const purchase of before) learn(recommender, purchase)
    const options = { knows, most: 5, depth: 50, seed: 'inference' }
    const { victims, ...shares } = inferenceAttack(recommender, before, publicationsOf(after, hours), options)
    const [auc, moved, precision] = [shares.auc, shares.moved, shares.precision].map(share => Number(share.toFixed(3)))
    return { knows, hours, ...settings, victims, auc, moved, precision }
  })
}

function publicationsOf(purchases, hours) {
  if (hours === 0) return purchases.map(purchase => [purchase])
  const publications = new Map()
  for (const purchase of purchases) {
    const time = Math.floor(purchase.at / (hours * HOUR_MS))
    publications.set(time, [...(publications.get(time) ?? []), purchase])
  }
  return [...publications.values()]
}
