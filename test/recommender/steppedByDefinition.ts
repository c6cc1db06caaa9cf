import { DEFAULTS, type Settings } from '../../src/recommender/defaults.js'
import { isAttracted, logLikelihoodRatio } from '../../src/recommender/math/logLikelihoodRatio.js'
import type { Fact } from '../../src/recommender/Recommender.js'
import type { Ranked } from '../../src/recommender/Strategy.js'
import { basketOf, grouped, held, NOBODY, nearOrders, type Order, ranked } from './groupedFacts.js'

/** Days on which a pair was met, by who stands behind it. */
type Meetings = Map<string | undefined, number[]>

/** What lists whose counts change in steps have to be, straight from the definitions, as `byDefinition`. */
export function steppedByDefinition(all: readonly Fact[], options: Partial<Settings>) {
  const settings = { ...DEFAULTS, ...options }
  const step = settings.supportStep
  const { looks, sessions, orders, standing, today, lookDay } = grouped(all, settings.hashSeed)
  const basket = (order: Order) => basketOf(order, settings.pairBasketProducts)
  const whole = (count: number) => count - (count % step)
  /** A visitor votes on the first day, and on the first one after that which is a window later. */
  const votesOf = (days: readonly number[], windowDays: number) => {
    const votes: number[] = []
    for (const day of [...days].sort((a, b) => a - b)) {
      if (votes.length === 0 || day - votes.at(-1)! >= windowDays) votes.push(day)
    }
    return votes
  }
  /** Whole steps that were completed within a window. */
  const count = (meetings: Meetings, last: number, windowDays: number) => {
    const votes = [...meetings].flatMap(([who, days]) => votesOf(days, windowDays).map(day => ({ who, day })))
    let begun = Number.NEGATIVE_INFINITY
    let waiting = 0
    let counted = 0
    for (const today of [...new Set(votes.map(({ day }) => day))].sort((a, b) => a - b)) {
      // Who voted since the step began is among those who wait already.
      const come = votes.filter(
        ({ who, day }) => day === today && !votes.some(one => one.who === who && one.day >= begun && one.day < today),
      )
      const steps = Math.floor((waiting + come.length) / step)
      waiting = (waiting + come.length) % step
      if (steps > 0) begun = waiting === 0 ? today + 1 : today
      if (last - today < windowDays) counted += steps * step
    }
    return counted
  }
  const within = (order: Order) => Math.max(0, today - order.day) < settings.pairWindowDays
  const buyersOf = (product: string) =>
    whole(new Set(standing.filter(o => within(o) && held(o).includes(product)).map(({ buyer }) => buyer)).size)
  const visitors = whole(new Set(orders.filter(o => o.placed && within(o)).map(({ buyer }) => buyer)).size)
  const isGated = (both: number, ofA: number, ofB: number) => {
    const [a, b] = [Math.max(ofA, both), Math.max(ofB, both)]
    const n = Math.max(visitors, a + b - both)
    const ratio = logLikelihoodRatio(both, a - both, b - both, n - a - b + both)
    return isAttracted(both, a, b, n) && ratio >= settings.pairLogLikelihoodRatio
  }
  const meet = (meetings: Meetings, who: string | undefined, day: number) =>
    meetings.set(who, [...(meetings.get(who) ?? []), day])
  const bought = (anchor: string, other: string) => {
    const meetings: Meetings = new Map()
    for (const [one, two] of nearOrders(standing, orders, settings.pairNearDays)) {
      const isPair = basket(one).includes(anchor) && basket(two).includes(other)
      if (isPair) meet(meetings, one.buyer, Math.max(one.day, two.day))
    }
    return count(meetings, today, settings.pairWindowDays)
  }
  const products = [...new Set([...standing.flatMap(held), ...looks.map(({ product }) => product)])]

  return {
    alsoBought(anchor: string): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of products) {
        const both = bought(anchor, other)
        if (other === anchor || both === 0 || both < settings.minSupport) continue
        if (!isGated(both, buyersOf(anchor), buyersOf(other))) continue
        const popularity = Math.max(both, buyersOf(other)) ** settings.pairPopularityExponent
        const divisor = bought(anchor, anchor) + settings.pairShrinkage
        scores.set(other, { score: both / divisor / popularity, support: both })
      }
      return ranked(scores)
    },
    alsoViewed(anchor: string): Ranked[] {
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of products) {
        const meetings: Meetings = new Map()
        let near = 0
        for (const { voter, start, products: looked } of sessions) {
          const distance = looked.indexOf(other) - looked.indexOf(anchor)
          if (!looked.includes(other) || !looked.includes(anchor) || Math.abs(distance) > settings.viewGap) continue
          if (distance < 0 && settings.viewBackward === 0) continue
          meet(meetings, voter, Math.floor(start / 86_400))
        }
        near = count(meetings, lookDay, settings.viewWindowDays)
        if (other === anchor || near === 0 || near < settings.minSupport) continue
        const having = whole(sessions.filter(({ products: looked }) => looked.includes(other)).length)
        scores.set(other, { score: near / Math.max(1, having) ** settings.viewPopularityExponent, support: near })
      }
      const best = Math.max(...[...scores.values()].map(({ score }) => score))
      for (const one of scores.values()) one.score /= best
      return ranked(scores)
    },
    boughtAfterViewing(anchor: string): Ranked[] {
      const viewers = new Map<string, number[]>()
      for (const { voter, seconds } of sessions) {
        const look = seconds.get(anchor)
        if (look === undefined || voter.startsWith(NOBODY)) continue
        viewers.set(voter, [...(viewers.get(voter) ?? []), Math.floor(look / 86_400)])
      }
      const after = standing.filter(order =>
        viewers.get(order.buyer ?? '')?.some(day => order.day >= day && order.day - day <= settings.afterViewDays),
      )
      const buyers = whole(
        new Set(after.filter(order => within(order) && held(order).length > 0).map(({ buyer }) => buyer)).size,
      )
      const recent = new Set(
        sessions
          .filter(({ start }) => lookDay - Math.floor(start / 86_400) < settings.viewWindowDays)
          .flatMap(({ voter, seconds }) => (seconds.has(anchor) && !voter.startsWith(NOBODY) ? voter : [])),
      )
      const scores = new Map<string, { score: number; support: number }>()
      for (const other of products) {
        const meetings: Meetings = new Map()
        for (const order of after) if (held(order).includes(other)) meet(meetings, order.buyer, order.day)
        const both = count(meetings, today, settings.pairWindowDays)
        if (other === anchor || both === 0 || both < settings.minSupport) continue
        if (!isGated(both, buyers, buyersOf(other))) continue
        scores.set(other, { score: both / (whole(recent.size) + settings.pairShrinkage), support: both })
      }
      return ranked(scores)
    },
  }
}
