// What it costs to bring a product into the ten best of another one with visitors that do not exist, on real orders and sessions.

import { seeded } from './seeded.js'
import { dataText, loadSource, onlineRetail } from './sharedData.js'

/** Pairs of an anchor and a product that is to stand beside it. */
const PAIRS = 100
/** The anchors are among the most popular, where a place is worth most; the product is not among this many of the anchor's best. */
const [POPULAR, FAR] = [300, 50]
const BEST = 10
/** Most invented visitors of a pair; what costs more is printed as null. */
const MOST = 400
/** Shares of invented orders or sessions, split evenly over all pairs. */
const SHARES = [0.01, 0.05, 0.1]
/** Visitors of one network behind a product that are learned from: the default of `serve`. */
const PER_NETWORK = 2
const DAY_MS = 86_400_000

/** One row for each kind of list. */
export async function manipulation() {
  const { createRecommender } = await loadSource('src/recommender/createRecommender.ts')
  const { Crowds } = await loadSource('src/collector/ingest/Crowds.ts')
  const attackOn = (type, data) => attack({ createRecommender, Crowds }, type, data)
  return [attackOn('also-bought', boughtTogether()), attackOn('also-viewed', lookedAtTogether())]
}

/** Orders and their buyers. */
function boughtTogether() {
  const orders = onlineRetail()
  return {
    groups: orders.map(({ products }) => products),
    today: orders.at(-1).at,
    facts: (products, id, at, visitor) => [
      { kind: 'order', order: id, buyer: visitor, at, lines: products.map(product => ({ product, units: 1 })) },
    ],
    taken: id => ({ orders: [id], sessions: [], people: [id] }),
    of: index => ({ at: orders[index].at, visitor: orders[index].buyer }),
  }
}

/** Sessions of visitors who came once. */
function lookedAtTogether() {
  const groups = dataText('diginetica/train_sessions.txt.gz')
    .trim()
    .split('\n')
    .map(line => line.split(/\s+/))
  const at = index => index * 1000
  return {
    groups,
    today: at(groups.length),
    facts: (products, id, time, visitor) =>
      products.map((product, n) => ({ kind: 'view', session: id, visitor, at: time + n * 1000, product })),
    taken: id => ({ orders: [], sessions: [id], people: [id] }),
    of: index => ({ at: at(index), visitor: `v${index}` }),
  }
}

/** Networks that so many invented visitors must come from to be learned from, where each real visitor of the product has one of its own. */
function networksFor(count, real, Crowds) {
  const crowds = new Crowds(PER_NETWORK)
  const isFull = (network, visitor) => crowds.isFull('', ['wanted'], network, visitor, 0)
  for (let n = 0; n < real; n++) isFull(`real-${n}`, `real-${n}`)
  let networks = 1
  for (let n = 0; n < count; n++)
    if (isFull(`invented-${networks}`, `invented-${n}`)) isFull(`invented-${++networks}`, `invented-${n}`)
  return networks
}

function attack({ createRecommender, Crowds }, type, { groups, today, facts, taken, of }) {
  const recommender = createRecommender()
  for (const [index, products] of groups.entries()) {
    const { at, visitor } = of(index)
    for (const fact of facts(products, `r${index}`, at, visitor)) recommender.add(fact)
  }
  const listed = (anchor, limit) =>
    recommender
      .recommend({ type, anchors: [anchor], limit })
      .items.filter(({ strategy }) => strategy === type)
      .map(({ product }) => product)
  const counts = new Map()
  for (const product of groups.flat()) counts.set(product, (counts.get(product) ?? 0) + 1)
  const products = [...counts].sort((a, b) => b[1] - a[1]).map(([product]) => product)
  const next = seeded(39)
  const costs = []
  const networks = []
  while (costs.length < PAIRS) {
    const anchor = products[Math.floor(next() * POPULAR)]
    const wanted = products[Math.floor(next() * products.length)]
    if (wanted === anchor || listed(anchor, FAR).includes(wanted)) continue
    const invented = []
    while (invented.length < MOST && !listed(anchor, BEST).includes(wanted)) {
      const id = `invented${costs.length}-${invented.length}`
      invented.push(id)
      for (const fact of facts([anchor, wanted], id, today - DAY_MS, id)) recommender.add(fact)
    }
    const isReached = listed(anchor, BEST).includes(wanted)
    costs.push(isReached ? invented.length : Number.POSITIVE_INFINITY)
    networks.push(isReached ? networksFor(invented.length, counts.get(wanted), Crowds) : Number.POSITIVE_INFINITY)
    for (const id of invented) recommender.forget(taken(id))
  }
  costs.sort((a, b) => a - b)
  networks.sort((a, b) => a - b)
  const at = (list, share) => list[Math.floor(share * (PAIRS - 1))]
  const figures = { list: type, pairs: PAIRS }
  for (const share of [0.1, 0.5, 0.9]) {
    figures[`cost_p${share * 100}`] = at(costs, share)
    figures[`networks_p${share * 100}`] = at(networks, share)
  }
  figures.from_one_network = networks.filter(count => count === 1).length / PAIRS
  for (const share of SHARES) {
    const visitors = Math.floor((share * groups.length) / PAIRS)
    figures[`reached_at_${share * 100}_percent`] = costs.filter(cost => cost <= visitors).length / PAIRS
  }
  return figures
}
