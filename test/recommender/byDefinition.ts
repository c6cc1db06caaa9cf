import { DEFAULTS, type Settings } from '../../src/recommender/defaults.js'
import { hashText, mixHash } from '../../src/recommender/math/hashText.js'
import { isAttracted, logLikelihoodRatio } from '../../src/recommender/math/logLikelihoodRatio.js'
import type { Fact } from '../../src/recommender/Recommender.js'
import type { Ranked } from '../../src/recommender/Strategy.js'

interface Order {
  id: string
  placed: boolean
  cancelled: boolean
  day: number
  buyer: string | undefined
  net: Map<string, number>
}

const dayOf = (fact: Fact): number => Math.floor(fact.at / 86_400_000)

/** Groups facts into orders: net units by product; day and buyer of the oldest part, or of the oldest refund without one. */
const ordersOf = (facts: readonly Fact[]): Order[] =>
  [...new Set(facts.map(({ order }) => order))].map(id => {
    const mine = facts.filter(({ order }) => order === id)
    const parts = mine.filter(({ kind }) => kind === 'order')
    const [oldest] = [...(parts.length > 0 ? parts : mine)].sort(
      (a, b) => dayOf(a) - dayOf(b) || ((a.buyer ?? '\uffff') < (b.buyer ?? '\uffff') ? -1 : 1),
    )
    const net = new Map<string, number>()
    for (const { kind, lines } of mine) {
      for (const { product, units } of lines) {
        net.set(product, (net.get(product) ?? 0) + (kind === 'order' ? units : -units))
      }
    }
    return {
      id,
      placed: parts.length > 0,
      cancelled: mine.some(({ kind, lines }) => kind === 'refund' && lines.length === 0),
      day: dayOf(oldest!),
      buyer: oldest!.buyer,
      net,
    }
  })

const ranked = (scores: Map<string, { score: number; support: number }>): Ranked[] =>
  [...scores]
    .map(([product, values]) => ({ product, ...values }))
    .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))

/**
 * What a recommender has to answer, straight from the definitions, without an index, a cache or an increment. Slow and
 * plain: a second opinion for small shops.
 */
export function byDefinition(facts: readonly Fact[], options: Partial<Settings> = {}) {
  const settings = { ...DEFAULTS, ...options }
  const orders = ordersOf(facts)
  const today = Math.max(...facts.filter(({ kind }) => kind === 'order').map(dayOf))
  const age = (order: Order) => Math.max(0, today - order.day)
  const standing = orders.filter(({ placed, cancelled }) => placed && !cancelled)
  const held = (order: Order) => [...order.net].filter(([, units]) => units > 0).map(([product]) => product)
  const basket = (order: Order) =>
    held(order)
      .map(product => ({ product, rank: mixHash(hashText(order.id) ^ hashText(product)) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, settings.pairBasketProducts)
      .map(({ product }) => product)
  const buyersOf = (product: string, windowDays: number) =>
    new Set(standing.filter(o => age(o) < windowDays && (o.net.get(product) ?? 0) > 0).map(({ buyer }) => buyer)).size
  const products = [...new Set(facts.flatMap(({ lines }) => lines.map(({ product }) => product)))]

  return {
    products,
    alsoBought(anchor: string): Ranked[] {
      const visitors = new Set(
        orders.filter(o => o.placed && age(o) < settings.pairWindowDays).map(({ buyer }) => buyer),
      ).size
      const ofAnchor = buyersOf(anchor, settings.pairWindowDays)
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of products) {
        if (other === anchor) continue
        const ages = new Map<string | undefined, number>()
        for (const order of standing) {
          const pair = basket(order)
          if (age(order) >= settings.pairWindowDays || !pair.includes(anchor) || !pair.includes(other)) continue
          ages.set(order.buyer, Math.min(age(order), ages.get(order.buyer) ?? Number.POSITIVE_INFINITY))
        }
        const both = ages.size
        const ofOther = buyersOf(other, settings.pairWindowDays)
        if (both < settings.minSupport || !isAttracted(both, ofAnchor, ofOther, visitors)) continue
        const neither = visitors - ofAnchor - ofOther + both
        const ratio = logLikelihoodRatio(both, ofAnchor - both, ofOther - both, neither)
        if (ratio < settings.pairLogLikelihoodRatio) continue
        const decayed = [...ages.values()].reduce((sum, days) => sum + 2 ** (-days / settings.pairHalfLifeDays), 0)
        const score = (decayed / (ofAnchor + settings.pairShrinkage)) * ofOther ** -settings.pairPopularityExponent
        scores.set(other, { score, support: both })
      }
      return ranked(scores)
    },
    bestsellers(): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      for (const product of products) {
        const sold = new Map<string, number>()
        const returned = new Map<string, number>()
        for (const order of orders.filter(o => age(o) < settings.salesWindowDays)) {
          const net = order.net.get(product) ?? 0
          const units = Math.min(Math.abs(net), settings.salesUnitsPerLine)
          const key = `${order.day} ${order.buyer ?? `nobody of ${order.id}`}`
          if (standing.includes(order) && net > 0) sold.set(key, Math.max(units, sold.get(key) ?? 0))
          if (!order.placed && net < 0) returned.set(key, Math.max(units, returned.get(key) ?? 0))
        }
        const sum = (by: Map<string, number>) =>
          [...by].reduce((total, [key, units]) => {
            const days = Math.max(0, today - Number.parseInt(key, 10))
            return total + units * 2 ** (-days / settings.salesHalfLifeDays)
          }, 0)
        const score = sum(sold) - sum(returned)
        if (score > 1e-6) scores.set(product, { score, support: buyersOf(product, settings.salesWindowDays) })
      }
      return ranked(scores)
    },
  }
}
