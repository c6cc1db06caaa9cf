import { describe, expect, it } from 'vitest'
import type { ProductFacts } from '../../../src/recommender/Recommender.js'
import { learnt, lines, order } from '../shopOfEight.js'
import { list, rule, shopOfFive } from './shopOfFive.js'

describe('what is never shown', () => {
  it('is what is hidden or sensitive, and what is shown instead is the next', () => {
    expect(list(shopOfFive())).toBe('abcde')
    expect(list(shopOfFive([], { id: 'a', hidden: true }), { limit: 3 })).toBe('bcd')
    expect(list(shopOfFive([], { id: 'b', sensitive: true }), { limit: 3 })).toBe('acd')
    expect(list(shopOfFive([], { id: 'a', hidden: true }, { id: 'a', hidden: false }))).toBe('abcde')
  })

  it('is what was bought, unless it is replenishable, and what is in the cart', () => {
    const shop = shopOfFive([], { id: 'a', replenishable: true })
    expect(list(shop, { bought: ['a', 'b'], limit: 3 })).toBe('acd')
    expect(list(shop, { exclude: ['a', 'b'], limit: 3 })).toBe('cde')
  })

  it('is sensitive also as an anchor and among what was looked at', () => {
    const together = [1, 2, 3].map(n => order(`t${n}`, 0, lines('test', 'pill')))
    const others = Array.from({ length: 30 }, (_, n) => order(`o${n}`, 0, lines('soap')))
    const strategies = (sensitive: boolean) => {
      const recommender = learnt([...together, ...others])
      recommender.product({ id: 'test', categories: [], available: true, sensitive })
      return recommender
        .recommend({ type: 'also-bought', anchors: ['test'], limit: 1 })
        .items.map(({ product, strategy }) => [product, strategy])
    }
    expect(strategies(false)).toEqual([['pill', 'also-bought']])
    expect(strategies(true)).toEqual([['soap', 'bestsellers']])
    const seen = { type: 'recently-viewed', anchors: ['d', 'a', 'c'] } as const
    expect(list(shopOfFive(), seen)).toBe('dac')
    expect(list(shopOfFive([], { id: 'a', sensitive: true }), seen)).toBe('dc')
  })

  it('is sensitive until a rule of the shop says otherwise, where it says so', () => {
    const rules = [rule({ kind: 'sensitive' }, { placements: ['pharmacy'] })]
    const shop = shopOfFive(rules, { id: 'a', sensitive: true })
    expect(list(shop)).toBe('bcde')
    expect(list(shop, { placement: 'pharmacy' })).toBe('abcde')
  })
})

describe('variants of one thing', () => {
  const group = (...ids: string[]) => ids.map(id => ({ id, group: 'g' }))

  it('are never two in a list, which is filled up', () => {
    expect(list(shopOfFive([], ...group('a', 'b', 'c')), { limit: 3 })).toBe('ade')
    expect(list(shopOfFive([], ...group('a', 'b', 'c', 'd', 'e')))).toBe('a')
    expect(list(shopOfFive([], ...group('b', 'd')))).toBe('abce')
  })

  it('are not shown beside the one that the block is about or that is in the cart', () => {
    const shop = shopOfFive([], ...group('a', 'c'))
    expect(list(shop, { exclude: ['c'] })).toBe('bde')
    expect(list(shop, { type: 'also-bought', anchors: ['c'] })).not.toContain('a')
    expect(list(shop, { type: 'recently-viewed', anchors: ['d', 'c', 'a'] })).toBe('dc')
  })
})

describe('markets', () => {
  const markets = (id: string, sold: ProductFacts['markets']) => ({ id, ...(sold && { markets: sold }) })

  it('show what is available there; products of no market are sold in all', () => {
    const shop = shopOfFive([], markets('a', { de: true, fr: false }), markets('b', { fr: true }))
    expect(list(shop)).toBe('abcde')
    expect(list(shop, { market: 'de' })).toBe('acde')
    expect(list(shop, { market: 'fr' })).toBe('bcde')
    expect(list(shop, { market: 'nowhere' })).toBe('cde')
    expect(list(shop, { market: 'de', limit: 2 })).toBe('ac')
  })

  it('change at once', () => {
    const shop = shopOfFive([], markets('a', { de: true }), markets('a', { de: false }))
    expect(list(shop, { market: 'de' })).toBe('bcde')
    const gone = shopOfFive([], markets('a', { de: false }), markets('a', undefined))
    expect(list(gone, { market: 'de' })).toBe('abcde')
    const sold = shopOfFive([], { id: 'a', available: false, markets: { de: true } })
    expect([list(sold), list(sold, { market: 'de' })]).toEqual(['bcde', 'abcde'])
  })
})
