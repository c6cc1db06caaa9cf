// A recommender alone in a process of its own, learning synthetic events; told its figures in one line of JSON.
import { performance } from 'node:perf_hooks'
import { seeded } from './seeded.js'

const { module, events, products } = JSON.parse(process.argv[2])
const { createRecommender } = await import(module)

const DAY_MS = 86_400_000
const DAYS = 90
const END_MS = 1_795_176_000_000
/** Products of a cluster: what one shopper is interested in. */
const CLUSTER = 50
/** Events that are order lines, the others are views. */
const ORDERED = 0.05
/** The visitor who is erased in the end; one of the first, so that there is much of theirs. */
const GONE = 7
/** Questions that are timed. */
const QUESTIONS = 20_000

const next = seeded(1)
/** Zipf's law with exponent 1 over the products, by its inverse. */
const zipf = () => Math.min(products - 1, Math.floor(products ** next()) - 1 + Math.floor(next() * 2))
/** Mostly of one cluster, whose members lie far apart in popularity. */
const clusters = Math.max(1, Math.floor(products / CLUSTER))
const near = first => (first % clusters) + clusters * Math.floor(Math.min(CLUSTER, products / clusters) * next() ** 2)

/** A session's or an order's products, and which it is; made before the clock runs. */
function* life() {
  let made = 0
  for (let n = 0; made < events; n++) {
    const isOrder = next() < ORDERED
    const length = Math.min(events - made, 1 + Math.floor(-Math.log(1 - next()) * 4))
    const first = zipf()
    const seen = [first]
    while (seen.length < length) seen.push(next() < 0.7 ? Math.min(products - 1, near(first)) : zipf())
    made += length
    yield {
      isOrder,
      seen,
      at: END_MS - DAYS * DAY_MS * (1 - made / events),
      visitor: Math.floor(next() * (n + 1) * 0.6),
    }
  }
}

const hex = (n, kind) => `${kind}${n.toString(16).padStart(31, '0')}`
const ids = Array.from({ length: products }, (_, n) => `SKU-${n}`)

const recommender = createRecommender()
for (const [n, id] of ids.entries())
  recommender.product({ id, categories: [`Category ${n % 40}`], available: n % 20 !== 0 })
let learning = 0
let slice = []
let count = 0
const gone = { orders: [], sessions: [], people: [hex(GONE, 'f')] }
const learn = () => {
  const before = performance.now()
  for (const { number, isOrder, seen, at, visitor } of slice) {
    const who = hex(visitor, 'f')
    if (visitor === GONE) (isOrder ? gone.orders : gone.sessions).push(hex(number, isOrder ? 'a' : 'e'))
    if (isOrder) {
      const lines = seen.map(product => ({ product: ids[product], units: 1 }))
      recommender.add({ kind: 'order', order: hex(number, 'a'), buyer: who, at, lines })
    } else {
      const session = hex(number, 'e')
      for (const [place, product] of seen.entries())
        recommender.add({ kind: 'view', session, visitor: who, at: at + place * 20_000, product: ids[product] })
    }
  }
  learning += performance.now() - before
  slice = []
}
for (const one of life()) {
  slice.push({ ...one, number: count++ })
  if (slice.length === 10_000) learn()
}
learn()

const quantiles = times => {
  times.sort((a, b) => a - b)
  return [0.5, 0.9, 0.99].map(share => Math.round(times[Math.floor(times.length * share)]))
}
const asked = (type, size, questions = QUESTIONS) => {
  const times = []
  for (let n = 0; n < questions; n++) {
    const first = zipf()
    const anchors = Array.from({ length: size }, (_, at) => ids[at === 0 ? first : Math.min(products - 1, near(first))])
    const before = performance.now()
    recommender.recommend({ type, anchors, limit: 20 })
    times.push((performance.now() - before) * 1000)
  }
  return quantiles(times)
}
const first = asked('for-you', 5, 2000)
const beforeWarming = performance.now()
for (const _ of recommender.warm());
const warming = performance.now() - beforeWarming
const forYou = asked('for-you', 5)
const bought = asked('also-bought', 1)
const viewed = asked('also-viewed', 1)
globalThis.gc?.()
const rss = process.memoryUsage().rss
const { orders, sessions, visitors, bytes } = recommender.stats()

const beforeErasing = performance.now()
recommender.forget(gone)
const erasing = performance.now() - beforeErasing
const beforeAnswer = performance.now()
recommender.recommend({ type: 'for-you', anchors: ids.slice(0, 5), limit: 20 })
const answering = performance.now() - beforeAnswer

const saved = Buffer.concat(recommender.save())
const before = performance.now()
createRecommender({}, saved)
const restoring = performance.now() - before

const micros = (name, [p50, p90, p99]) => ({
  [`${name}_p50_us`]: p50,
  [`${name}_p90_us`]: p90,
  [`${name}_p99_us`]: p99,
})
console.log(
  JSON.stringify({
    events,
    products,
    sessions,
    orders,
    visitors,
    build_s: round(learning / 1000),
    restore_s: round(restoring / 1000),
    saved_mb: Math.round(saved.length / 1e6),
    erased: gone.orders.length + gone.sessions.length,
    erase_ms: round(erasing),
    next_answer_ms: round(answering),
    rss_mb: Math.round(rss / 1e6),
    model_mb: Math.round(bytes / 1e6),
    warm_s: round(warming / 1000),
    ...micros('for_you_cold', first),
    ...micros('for_you', forYou),
    ...micros('also_bought', bought),
    ...micros('also_viewed', viewed),
  }),
)

function round(value) {
  return Math.round(value * 100) / 100
}
