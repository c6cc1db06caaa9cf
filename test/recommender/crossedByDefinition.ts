import { DEFAULTS, type Settings } from '../../src/recommender/defaults.js'
import { isAttracted, logLikelihoodRatio } from '../../src/recommender/math/logLikelihoodRatio.js'
import { termsOf } from '../../src/recommender/model/termsOf.js'
import type { Fact } from '../../src/recommender/Recommender.js'
import type { Ranked } from '../../src/recommender/Strategy.js'
import { dayOf, grouped, held, NOBODY, type Order, ranked } from './groupedFacts.js'

/** Whether a search has a word. */
const isSaid = (fact: object): boolean => 'term' in fact && termsOf(`${fact.term}`).length > 0

/** What a recommender has to answer from orders and views together, straight from the definitions, as `byDefinition`. */
export function crossedByDefinition(all: readonly Fact[], options: Partial<Settings> = {}) {
  const settings = { ...DEFAULTS, ...options }
  const { looks, sessions, sharing, searching, standing, orders, today, lookDay } = grouped(all, settings.hashSeed)
  const startDay = ({ start }: { start: number }) => Math.floor(start / 86_400)
  const inWindow = (order: Order) => today - order.day < settings.pairWindowDays

  /** By visitor: the days of the looks at a product. */
  const lookDays = (product: string) => {
    const days = new Map<string, number[]>()
    for (const { voter, start, seconds } of sessions) {
      const look = seconds.get(product)
      if (look === undefined || voter.startsWith(NOBODY)) continue
      if (lookDay - Math.floor(start / 86_400) >= settings.viewWindowDays) continue
      days.set(voter, [...(days.get(voter) ?? []), Math.floor(look / 86_400)])
    }
    return days
  }

  return {
    boughtAfterViewing(anchor: string): Ranked[] {
      const viewers = lookDays(anchor)
      const bought = [...viewers].map(([visitor, days]) => {
        const after = standing.filter(
          order =>
            order.buyer === visitor &&
            inWindow(order) &&
            days.some(day => order.day >= day && order.day - day <= settings.afterViewDays),
        )
        return new Set(after.flatMap(held))
      })
      const a = bought.filter(({ size }) => size > 0).length
      const visitors = new Set(orders.filter(o => o.placed && inWindow(o)).map(({ buyer }) => buyer)).size
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of new Set(bought.flatMap(products => [...products]))) {
        const both = bought.filter(products => products.has(other)).length
        const b = new Set(standing.filter(o => inWindow(o) && held(o).includes(other)).map(({ buyer }) => buyer)).size
        if (other === anchor || both < settings.minSupport || !isAttracted(both, a, b, visitors)) continue
        const ratio = logLikelihoodRatio(both, a - both, b - both, visitors - a - b + both)
        if (ratio < settings.pairLogLikelihoodRatio) continue
        scores.set(other, { score: both / (viewers.size + settings.pairShrinkage), support: both })
      }
      return ranked(scores)
    },
    buyAgain(anchors: readonly string[]): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      for (const product of anchors) {
        const days = new Map<string | undefined, Set<number>>()
        for (const { buyer, day } of standing.filter(order => inWindow(order) && held(order).includes(product)))
          days.set(buyer, new Set([...(days.get(buyer) ?? []), day]))
        const means = [...days.values()]
          .filter(({ size }) => size > 1)
          .map(set => (Math.max(...set) - Math.min(...set)) / (set.size - 1))
          .sort((a, b) => a - b)
        if (means.length === 0 || means.length < settings.minSupport) continue
        const interval = means[Math.ceil(means.length / 2) - 1]!
        const score = means.length / (days.size + settings.pairShrinkage) / interval
        scores.set(product, { score, support: means.length })
      }
      return ranked(scores)
    },
    mostShared(): Ranked[] {
      const newest = Math.max(...all.filter(({ kind }) => kind === 'share').map(dayOf))
      const scores = new Map<string, { score: number; support: number }>()
      const isReal = (product: string) =>
        sessions.some(({ products }) => products.includes(product)) || orders.some(({ net }) => net.has(product))
      for (const product of new Set(sharing.flatMap(({ products }) => products).filter(isReal))) {
        const ages = new Map<string, number>()
        for (const session of sharing.filter(({ products }) => products.includes(product))) {
          const age = newest - startDay(session)
          if (age < settings.shareWindowDays) ages.set(session.voter, Math.min(age, ages.get(session.voter) ?? age))
        }
        const score = [...ages.values()].reduce((sum, age) => sum + 2 ** (-age / settings.shareHalfLifeDays), 0)
        if (ages.size >= settings.minSupport) scores.set(product, { score, support: ages.size })
      }
      return ranked(scores)
    },
    /** What a search of one word finds. */
    searched(term: string): Ranked[] {
      const newest = Math.max(...all.filter(({ kind, ...fact }) => kind === 'search' && isSaid(fact)).map(dayOf))
      const within = searching.filter(
        session => session.seconds.has(term) && newest - startDay(session) < settings.searchWindowDays,
      )
      // Newest first: of each visitor one.
      const asked = within.filter(({ voter }, at) => within.findIndex(one => one.voter === voter) === at)
      const visitors = new Map<string, Set<string>>()
      for (const { id, voter, seconds } of asked) {
        const since = seconds.get(term)!
        for (const [product, at] of sessions.find(session => session.id === id)?.seconds ?? []) {
          if (at < since || at > since + settings.searchMinutes * 60) continue
          visitors.set(product, (visitors.get(product) ?? new Set()).add(voter))
        }
      }
      const scores = new Map<string, { score: number; support: number }>()
      for (const [product, { size: both }] of visitors) {
        const a = Math.max(asked.length, both)
        const b = Math.max(sessions.filter(({ products }) => products.includes(product)).length, both)
        const n = Math.max(sessions.length, a + b - both)
        if (both < settings.minSupport || !isAttracted(both, a, b, n)) continue
        if (logLikelihoodRatio(both, a - both, b - both, n - a - b + both) < settings.pairLogLikelihoodRatio) continue
        scores.set(product, { score: both / (asked.length + settings.pairShrinkage), support: both })
      }
      return ranked(scores)
    },
    trending(): Ranked[] {
      const { trendDays, trendLevelDays, trendOrderWeight, trendPrior } = settings
      const seconds = looks.map(({ at }) => Math.floor(at / 1000))
      const hour = lookDay >= today ? Math.floor(Math.max(...seconds) / 3600) : today * 24 + 23
      const day = Math.floor(hour / 24)
      const spanOf = (known: number) => Math.min(Math.max(known, trendDays), trendLevelDays)
      const viewsFrom = (hour + 1) / 24 - trendDays
      const viewSpan = spanOf(viewsFrom - Math.floor(Math.min(...seconds) / 3600) / 24)
      const ordersFrom = day + 1 - trendDays
      const orderSpan = spanOf(ordersFrom - Math.min(...all.filter(({ kind }) => kind === 'order').map(dayOf)))
      const ordersLast = trendDays - 1 + (hour - day * 24 + 1) / 24
      const scores = new Map<string, { score: number; support: number }>()
      for (const product of new Set([...sessions.flatMap(({ products }) => products), ...standing.flatMap(held)])) {
        const viewed = sessions.filter(({ products }) => products.includes(product))
        const bought = standing.filter(order => held(order).includes(product))
        const viewAge = (start: number) => viewsFrom - start / 86_400
        const views = viewed.filter(({ start }) => viewAge(start) <= 1e-9)
        const orders = bought.filter(order => order.day >= ordersFrom)
        const usualViews = viewed.filter(({ start }) => viewAge(start) > 1e-9 && viewAge(start) <= viewSpan + 1e-9)
        const usualOrders = bought.filter(order => order.day < ordersFrom && order.day >= ordersFrom - orderSpan)
        const recent = views.length + trendOrderWeight * orders.length
        const expected =
          (usualViews.length / viewSpan) * trendDays + (trendOrderWeight * usualOrders.length * ordersLast) / orderSpan
        const score = (recent - expected) / Math.sqrt(expected + trendPrior)
        const support = new Set([...views.map(({ voter }) => voter), ...orders.map(({ buyer }) => buyer)]).size
        if (score > 1e-9 && support >= Math.max(settings.trendSupport, settings.minSupport))
          scores.set(product, { score, support })
      }
      return ranked(scores)
    },
  }
}
