import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Crowds } from '../../../src/collector/ingest/Crowds.js'

const DAY = 86_400_000

describe('Crowds', () => {
  it('lets so many visitors of a network stand behind a product, and of another network as many', () => {
    const crowds = new Crowds(2)
    const isFull = (network: string, visitor: string) => crowds.isFull('looks', ['A'], network, visitor, 0)
    expect(['ann', 'bob', 'cem', 'dee'].map(visitor => isFull('home', visitor))).toEqual([false, false, true, true])
    expect(['eve', 'fay', 'gus'].map(visitor => isFull('work', visitor))).toEqual([false, false, true])
    expect(isFull('home', 'ann')).toBe(false)
  })

  it('counts sites, looks and orders apart, and products', () => {
    const crowds = new Crowds(1)
    crowds.isFull('looks', ['A'], 'home', 'ann', 0)
    expect(crowds.isFull('orders', ['A'], 'home', 'bob', 0)).toBe(false)
    expect(crowds.isFull('looks', ['B'], 'home', 'bob', 0)).toBe(false)
    expect(crowds.isFull('looks', ['A'], 'home', 'bob', 0)).toBe(true)
  })

  it('is full where one of several products is, and then counts the visitor behind none of them', () => {
    const crowds = new Crowds(1)
    crowds.isFull('looks', ['A'], 'home', 'ann', 0)
    expect(crowds.isFull('looks', ['A', 'B'], 'home', 'bob', 0)).toBe(true)
    expect(crowds.isFull('looks', ['B'], 'home', 'cem', 0)).toBe(false)
  })

  it('lets a fiftieth of the visitors of what many like come from one network', () => {
    const crowds = new Crowds(2)
    for (let n = 0; n < 1_000; n++) crowds.isFull('looks', ['A'], `network-${n}`, `visitor-${n}`, 0)
    const taken = Array.from({ length: 100 }, (_, n) => crowds.isFull('looks', ['A'], 'home', `of-home-${n}`, 0))
    // 2 % of 1,000 and of those that come: the 21st is let in at 1,020 visitors, the 22nd is not at 1,021.
    expect(taken.filter(isFull => !isFull)).toHaveLength(21)
  })

  it('forgets after a month what has not come again, and not what has', () => {
    const crowds = new Crowds(1)
    const isFull = (network: string, visitor: string, day: number) =>
      crowds.isFull('looks', ['A'], network, visitor, day * DAY)
    isFull('home', 'ann', 0)
    isFull('work', 'bob', 0)
    expect(isFull('home', 'ann', 16)).toBe(false)
    expect([isFull('home', 'cem', 17), isFull('work', 'dee', 17)]).toEqual([true, true])
    expect([isFull('home', 'cem', 32), isFull('work', 'dee', 32)]).toEqual([true, false])
  })

  it('never holds back a visitor whom it has counted, nor lets a network have more than its part', () => {
    const look = fc.record({ product: fc.nat(2), network: fc.nat(3), visitor: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(look, { maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (looks, least) => {
        const crowds = new Crowds(least)
        const behind = new Map<string, Set<string>>()
        for (const { product, network, visitor } of looks) {
          const [all, mine] = [`${product}`, `${product} ${network}`].map(key => {
            const set = behind.get(key) ?? new Set()
            behind.set(key, set)
            return set
          })
          const who = `${network} ${visitor}`
          const allowed = mine!.has(who) || mine!.size < Math.max(least, 0.02 * all!.size)
          expect(crowds.isFull('looks', [`${product}`], `${network}`, `${visitor}`, 0)).toBe(!allowed)
          if (!allowed) continue
          all!.add(who)
          mine!.add(who)
        }
      }),
    )
  })
})
