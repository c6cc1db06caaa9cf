import { DEFAULTS, type Settings } from '../../src/recommender/defaults.js'
import { isAttracted, logLikelihoodRatio } from '../../src/recommender/math/logLikelihoodRatio.js'
import type { Fact } from '../../src/recommender/Recommender.js'
import type { Ranked } from '../../src/recommender/Strategy.js'
import { basketOf, grouped, isOfOrder, nearOrders, type Order, ranked, type Session } from './groupedFacts.js'

/**
 * What a recommender has to answer, straight from the definitions, without an index, a cache or an increment. Slow and
 * plain: a second opinion for small shops.
 */
export function byDefinition(all: readonly Fact[], options: Partial<Settings> = {}) {
  const settings = { ...DEFAULTS, ...options }
  const facts = all.filter(isOfOrder)
  const { looks, sessions, orders, standing, today } = grouped(all, settings.hashSeed)
  const newestView = Math.floor(Math.max(...looks.map(({ at }) => at)) / 1000)
  const age = (order: Order) => Math.max(0, today - order.day)
  const basket = (order: Order) => basketOf(order, settings.pairBasketProducts)
  const buyersOf = (product: string, windowDays: number) =>
    new Set(standing.filter(o => age(o) < windowDays && (o.net.get(product) ?? 0) > 0).map(({ buyer }) => buyer)).size
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
  const weightOf = (order: Order) =>
    2 ** (-age(order) / settings.pairHalfLifeDays) * Math.min(1, settings.pairFullBasket / order.net.size)
  /** The weights of those who bought both in one order, or in two that are near, each by the weightiest. */
  const votesFor = (anchor: string, other: string) => {
    const votes = new Map<string | undefined, number>()
    const counted = standing.filter(order => age(order) < settings.pairWindowDays)
    for (const [one, two] of nearOrders(counted, orders, settings.pairNearDays)) {
      if (!basket(one).includes(anchor) || !basket(two).includes(other)) continue
      const share = one === two ? 1 : settings.pairNearWeight
      const weight = share * Math.min(weightOf(one), weightOf(two))
      if (weight > 0) votes.set(one.buyer, Math.max(weight, votes.get(one.buyer) ?? 0))
    }
    return [...votes.values()]
  }
  const sumFor = (anchor: string, other: string) => total(votesFor(anchor, other))
  /** What each of those who are bought with a product says of it in a ridge regression, by Gauss and Jordan. */
  const regressionOf = (product: string) => {
    const neighbors = products.filter(id => id !== product && votesFor(product, id).length >= settings.minSupport)
    const matrix = neighbors.map((row, at) => [
      ...neighbors.map((column, other) => {
        if (at === other) return sumFor(row, row) + settings.basketRidge
        return votesFor(row, column).length >= settings.minSupport ? sumFor(row, column) : 0
      }),
      sumFor(product, row),
    ])
    for (const [at, pivot] of matrix.entries())
      for (const [other, row] of matrix.entries()) {
        const factor = row[at]! / pivot[at]!
        if (other !== at) for (const column of row.keys()) row[column]! -= factor * pivot[column]!
      }
    return new Map(neighbors.map((id, at) => [id, matrix[at]!.at(-1)! / matrix[at]![at]!]))
  }
  const named = new Set(facts.flatMap(fact => (fact.kind === 'order' && fact.market) || []))
  const products = [...new Set(facts.flatMap(({ lines }) => lines.map(({ product }) => product)))]

  /** The weights of those who looked at both within `viewGap` places, by visitor. */
  const votesNear = (anchor: string, other: string) => {
    const latest = Math.floor(newestView / 86_400)
    const votes = new Map<string, number>()
    for (const { voter, start, products: looked } of sessions) {
      const distance = looked.indexOf(other) - looked.indexOf(anchor)
      const days = latest - Math.floor(start / 86_400)
      if (!looked.includes(other) || !looked.includes(anchor)) continue
      if (Math.abs(distance) > settings.viewGap || days >= settings.viewWindowDays) continue
      const near = (distance > 0 ? 1 : settings.viewBackward) / Math.abs(distance)
      if (near === 0) continue
      const weight = near * 2 ** (-days / settings.viewHalfLifeDays)
      votes.set(voter, Math.max(weight, votes.get(voter) ?? 0))
    }
    return votes
  }

  const defined = {
    products,
    /** The list for all that is in a basket. */
    ofBasket(anchors: readonly string[]): Ranked[] {
      const basket = anchors.filter(anchor => buyersOf(anchor, settings.pairWindowDays) > 0)
      if (basket.length === 1) return defined.alsoBought(basket[0]!)
      const scores = new Map<string, { score: number; support: number }>()
      for (const row of basket.map(anchor => defined.alsoBought(anchor))) {
        for (const { product, score, support } of row) {
          const before = scores.get(product) ?? { score: 0, support: 0 }
          const sum = before.score + score ** 3 / row[0]!.score ** 2
          if (!basket.includes(product)) scores.set(product, { score: sum, support: Math.max(before.support, support) })
        }
      }
      const say = Math.min(1, settings.basketPairs / basket.length)
      for (const [product, one] of say < 1 ? scores : []) {
        const weights = regressionOf(product)
        const expected = Math.max(1e-6, total(basket.map(id => weights.get(id) ?? 0)))
        one.score = one.score ** say * expected ** (1 - say)
      }
      return ranked(scores)
    },
    alsoBought(anchor: string): Ranked[] {
      const visitors = new Set(
        orders.filter(o => o.placed && age(o) < settings.pairWindowDays).map(({ buyer }) => buyer),
      ).size
      const ofAnchor = buyersOf(anchor, settings.pairWindowDays)
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of products) {
        if (other === anchor) continue
        const votes = votesFor(anchor, other)
        const both = votes.length
        const ofOther = buyersOf(other, settings.pairWindowDays)
        if (both < settings.minSupport || !isAttracted(both, ofAnchor, ofOther, visitors)) continue
        const neither = visitors - ofAnchor - ofOther + both
        const ratio = logLikelihoodRatio(both, ofAnchor - both, ofOther - both, neither)
        if (ratio < settings.pairLogLikelihoodRatio) continue
        const divisor = total(votesFor(anchor, anchor)) + settings.pairShrinkage
        const score = (total(votes) / divisor) * ofOther ** -settings.pairPopularityExponent
        scores.set(other, { score, support: both })
      }
      return ranked(scores)
    },
    /** A row, where each session of a product counts. */
    alsoViewed(anchor: string): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      const others = new Set(sessions.flatMap(session => session.products))
      for (const other of others) {
        if (other === anchor) continue
        const votes = votesNear(anchor, other)
        if (votes.size < settings.minSupport) continue
        const sum = [...votes.values()].reduce((total, weight) => total + weight, 0)
        const popularity = sessions.filter(session => session.products.includes(other)).length
        scores.set(other, { score: sum * popularity ** -settings.viewPopularityExponent, support: votes.size })
      }
      const best = Math.max(...[...scores.values()].map(({ score }) => score))
      for (const one of scores.values()) one.score /= best
      return ranked(scores)
    },
    /** What the neighbours of a session looked at, newest product first, without pairs of views. */
    neighbors(asked: readonly string[]): Ranked[] {
      const known = [...new Set(asked)].filter(id => sessions.some(({ products: looked }) => looked.includes(id)))
      const running = known.slice(0, settings.sessionProducts)
      const oldest = sessions.at(-1)?.start ?? 0
      const sample: { session: Session; similarity: number }[] = []
      for (const session of sessions) {
        const shared = running.map((id, place) =>
          session.products.includes(id) ? ((running.length - place) / running.length) ** settings.sessionFade : 0,
        )
        const sum = shared.reduce((total, weight) => total + weight, 0)
        if (sum === 0 || sample.length === settings.sessionSample) continue
        const age = Math.floor((1024 / Math.max(1, newestView - oldest)) * (newestView - session.start)) / 1024
        const similarity = sum * Math.exp(-settings.sessionDecay * age)
        const place = sample.findIndex(one => one.session.voter === session.voter)
        if (place < 0) sample.push({ session, similarity })
        else if (sample[place]!.similarity < similarity) sample[place] = { session, similarity }
      }
      const nearest = sample.sort((a, b) => b.similarity - a.similarity).slice(0, settings.sessionNeighbors)
      const scores = new Map<string, { score: number; support: number }>()
      for (const { session, similarity } of nearest) {
        const last = Math.max(...running.map(id => session.products.indexOf(id)))
        for (const [index, id] of session.products.entries()) {
          const { score, support } = scores.get(id) ?? { score: 0, support: 0 }
          const newestShared = running.findIndex(one => session.products.includes(one))
          const voice = similarity * (1 + newestShared) ** -settings.neighborFade
          const weight = voice * Math.exp(-Math.abs(index - last) / settings.neighborReach)
          scores.set(id, { score: score + weight, support: support + 1 })
        }
      }
      for (const [id, one] of scores) {
        const having = sessions.filter(({ products: looked }) => looked.includes(id)).length
        one.score *= 1 + settings.sessionIdf * Math.log(sessions.length / having)
        for (const anchor of running) {
          const near = id === anchor ? 0 : votesNear(anchor, id).size
          if (near >= settings.minSupport) one.support = Math.max(one.support, near)
        }
        if (one.support < settings.neighborSupport) scores.delete(id)
      }
      const best = Math.max(...[...scores.values()].map(({ score }) => score))
      for (const one of scores.values()) one.score /= best
      for (const id of asked) scores.delete(id)
      return ranked(scores)
    },
    bestsellers(market?: string): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      const unitsOf = (product: string, counted: readonly Order[]) => {
        const sold = new Map<string, number>()
        const returned = new Map<string, number>()
        for (const order of counted.filter(o => age(o) < settings.salesWindowDays)) {
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
        return sum(sold) - sum(returned)
      }
      const shop = new Map(products.map(product => [product, unitsOf(product, orders)]))
      const all = total([...shop.values()])
      const there = orders.filter(order => order.market === market)
      const isKnown = market !== undefined && named.has(market)
      for (const [product, units] of shop) {
        const borrowed = (settings.marketPrior / Math.max(all, settings.marketPrior)) * units
        const buyers = new Set(
          there
            .filter(o => standing.includes(o) && age(o) < settings.salesWindowDays && (o.net.get(product) ?? 0) > 0)
            .map(({ buyer }) => buyer),
        ).size
        const local = buyers >= settings.minSupport ? unitsOf(product, there) : 0
        const score = isKnown ? local + borrowed : units
        if (score > 1e-6) scores.set(product, { score, support: buyersOf(product, settings.salesWindowDays) })
      }
      return ranked(scores)
    },
  }
  return defined
}
