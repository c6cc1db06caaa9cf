import fc from 'fast-check'
import type { Fact } from '../../src/recommender/Recommender.js'
import { daysAgo } from './shopOfEight.js'

const PRODUCTS = ['p0', 'p1', 'p2', 'p3', 'p4', 'P5', 'ä', '10', '9']
const line = fc.record({ product: fc.constantFrom(...PRODUCTS), units: fc.constantFrom(1, 2, 3, 5, 0.5) })
const buyer = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const at = fc.constantFrom(0, 0, 1, 14, 14, 89, 90, 120, 364, 365, 400).map(daysAgo)
const orderId = fc.nat({ max: 11 }).map(n => `o${n}`)

const order = fc.record(
  {
    kind: fc.constant('order' as const),
    order: orderId,
    buyer,
    at,
    market: fc.constantFrom('de', 'pl'),
    lines: fc.array(line, { maxLength: 5 }),
  },
  { requiredKeys: ['kind', 'order', 'buyer', 'at', 'lines'] },
)

const refund = fc.record(
  { kind: fc.constant('refund' as const), order: orderId, buyer, at, lines: fc.array(line, { maxLength: 2 }) },
  { requiredKeys: ['kind', 'order', 'at', 'lines'] },
)

const view = fc.record(
  {
    kind: fc.constant('view' as const),
    session: fc.nat({ max: 7 }).map(n => `s${n}`),
    visitor: buyer,
    at: fc.tuple(at, fc.nat({ max: 4 })).map(([ms, seconds]) => ms + seconds * 1000),
    product: fc.constantFrom(...PRODUCTS),
  },
  { requiredKeys: ['kind', 'session', 'at', 'product'] },
)

const share = view.map(fact => ({ ...fact, kind: 'share' as const }))

const search = fc.record(
  {
    kind: fc.constant('search' as const),
    session: fc.nat({ max: 7 }).map(n => `s${n}`),
    visitor: buyer,
    at: fc.tuple(at, fc.nat({ max: 4 })).map(([ms, seconds]) => ms + seconds * 1000),
    term: fc.constantFrom('red lamp', 'Lamp, red!', 'lamp', 'red', 'rug', '??'),
  },
  { requiredKeys: ['kind', 'session', 'at', 'term'] },
)

/**
 * Histories that are small enough to collide in everything: parts of one order on several days and by several buyers, a
 * buyer with several orders of a product, refunds of more than was bought, before the order, and of no order, sessions with looks
 * that come late, of one second, of several visitors, searches in sessions with and without looks.
 */
export const arbitraryFacts: fc.Arbitrary<Fact[]> = fc
  .tuple(
    fc.array(order, { minLength: 1, maxLength: 30 }),
    fc.array(refund, { maxLength: 6 }),
    fc.array(view, { maxLength: 30 }),
    fc.array(share, { maxLength: 12 }),
    fc.array(search, { maxLength: 8 }),
  )
  .chain(parts => {
    const facts: Fact[] = parts.flat()
    return fc.shuffledSubarray(facts, { minLength: facts.length })
  })
