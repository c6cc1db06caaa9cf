import { hashText, mixHash } from '../../src/recommender/math/hashText.js'
import { IdTable } from '../../src/recommender/model/IdTable.js'
import { termsOf } from '../../src/recommender/model/termsOf.js'
import type { Fact, OrderFact, ShareFact, ViewFact } from '../../src/recommender/Recommender.js'
import type { Ranked } from '../../src/recommender/Strategy.js'

export interface Order {
  id: string
  placed: boolean
  cancelled: boolean
  day: number
  buyer: string | undefined
  market: string | undefined
  net: Map<string, number>
}

/** Days since 1970. */
export const dayOf = (fact: Fact): number => Math.floor(fact.at / 86_400_000)

export type IdOrder = (id: string, other: string) => number

/** The order that ids have where nothing else decides. */
export const orderOfIds = (seed: number): IdOrder => {
  const table = new IdTable(seed)
  return (id, other) => (id === other ? 0 : table.isBefore(table.intern(id), table.intern(other)) ? -1 : 1)
}

const marketOf = (fact: OrderFact) => (fact.kind === 'order' ? fact.market : undefined)

/** Groups facts into orders: net units by product; day and buyer of the oldest part, or of the oldest refund without one. */
export const ordersOf = (facts: readonly OrderFact[], byId: IdOrder): Order[] =>
  [...new Set(facts.map(({ order }) => order))].map(id => {
    const mine = facts.filter(({ order }) => order === id)
    const parts = mine.filter(({ kind }) => kind === 'order')
    const [oldest] = [...(parts.length > 0 ? parts : mine)].sort(
      (a, b) =>
        dayOf(a) - dayOf(b) ||
        Number(a.buyer === undefined) - Number(b.buyer === undefined) ||
        byId(a.buyer ?? '', b.buyer ?? '') ||
        Number(marketOf(a) === undefined) - Number(marketOf(b) === undefined) ||
        ((marketOf(a) ?? '') < (marketOf(b) ?? '') ? -1 : 1),
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
      market: marketOf(oldest!),
      net,
    }
  })

/** Begins the name of who has none. */
export const NOBODY = 'nobody of '

export interface Session {
  id: string
  start: number
  /** Of nobody: a name of its own. */
  voter: string
  /** By the last look at each, oldest first. */
  products: string[]
  /** Second of the last look at each. */
  seconds: ReadonlyMap<string, number>
}

/** Groups looks into sessions, newest start first; what happened in one second goes by id. */
export const sessionsOf = (facts: readonly (ViewFact | ShareFact)[], byId: IdOrder): Session[] =>
  [...new Set(facts.map(({ session }) => session))]
    .map(id => {
      const mine = facts.filter(({ session }) => session === id)
      const seconds = new Map<string, number>()
      for (const { product, at } of mine) {
        seconds.set(product, Math.max(Math.floor(at / 1000), seconds.get(product) ?? 0))
      }
      const [visitor] = mine.flatMap(fact => fact.visitor ?? []).sort(byId)
      return {
        id,
        start: Math.floor(Math.min(...mine.map(({ at }) => at)) / 1000),
        voter: visitor ?? `${NOBODY}${id}`,
        products: [...seconds].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([product]) => product),
        seconds,
      }
    })
    .sort((a, b) => b.start - a.start || byId(b.id, a.id))

/** Best first. */
export const ranked = (scores: Map<string, { score: number; support: number }>): Ranked[] =>
  [...scores]
    .map(([product, values]) => ({ product, ...values }))
    .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))

/** Products of which an order still has something. */
export const held = (order: Order): string[] => [...order.net].flatMap(([product, units]) => (units > 0 ? product : []))

/** The same, cut to so many by a hash of order and product. */
export const basketOf = (order: Order, most: number): string[] =>
  held(order)
    .map(product => ({ product, rank: mixHash(hashText(order.id) ^ hashText(product)) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ product }) => product)

/** Each order with itself, and each two of one buyer up to so many days apart, both ways; not of who has more than five of all. */
export const nearOrders = (orders: readonly Order[], all: readonly Order[], days: number): [Order, Order][] => {
  const isFew = (buyer: string | undefined) => all.filter(one => one.buyer === buyer).length <= 5
  return orders.flatMap(one =>
    orders
      .filter(
        two =>
          one === two ||
          (days > 0 && one.buyer === two.buyer && Math.abs(one.day - two.day) <= days && isFew(one.buyer)),
      )
      .map((two): [Order, Order] => [one, two]),
  )
}

/** Whether a fact says something of an order. */
export const isOfOrder = (fact: Fact): fact is OrderFact => fact.kind === 'order' || fact.kind === 'refund'

/** A history, grouped. */
export const grouped = (facts: readonly Fact[], seed: number) => {
  const byId = orderOfIds(seed)
  const looks = facts.filter(fact => fact.kind === 'view')
  const orders = ordersOf(facts.filter(isOfOrder), byId)
  return {
    looks,
    sessions: sessionsOf(looks, byId),
    sharing: sessionsOf(
      facts.filter(fact => fact.kind === 'share'),
      byId,
    ),
    /** Sessions by their terms. */
    searching: sessionsOf(
      facts.flatMap(fact =>
        fact.kind === 'search'
          ? termsOf(fact.term).map(term => ({ ...fact, kind: 'view' as const, product: term }))
          : [],
      ),
      byId,
    ),
    orders,
    standing: orders.filter(({ placed, cancelled }) => placed && !cancelled),
    /** Days of the newest order and of the newest look. */
    today: Math.max(...facts.filter(({ kind }) => kind === 'order').map(dayOf)),
    lookDay: Math.max(...looks.map(dayOf)),
  }
}
