import { describe, expect, it } from 'vitest'
import type { RecommendationRequest, Recommender } from '../../../src/recommender/Recommender.js'
import type { Every, Selector } from '../../../src/recommender/rules/Rule.js'
import { daysAgo, learnt, lines, order } from '../shopOfEight.js'
import { list, rule, shopOfFive } from './shopOfFive.js'

const hide = (match: Selector) => list(shopOfFive([rule({ kind: 'hide', match })]))
const only = (match: Selector, strict = true) => list(shopOfFive([rule({ kind: 'only', match, strict })]))

describe('selectors', () => {
  it.each<[Selector, string]>([
    [{ products: ['b', 'unheard of'] }, 'b'],
    [{ categories: ['Lamps'] }, 'ab'],
    [{ categories: ['Lamps', 'Garden'] }, 'abe'],
    [{ brands: ['Weave'] }, 'cd'],
    [{ tags: ['sale'] }, 'ad'],
    [{ attributes: { color: ['red', 'green'] } }, 'b'],
    [{ price: { from: 20, to: 30 } }, 'bc'],
    [{ price: { from: 30 } }, 'cd'],
    [{ price: { to: 10 } }, 'a'],
    [{ tags: ['sale'], brands: ['Glow'] }, 'a'],
    [{ tags: ['sale'], categories: ['Garden'] }, ''],
    [{ tags: ['unheard of'] }, ''],
    [{ attributes: { size: ['red'] } }, ''],
  ])('%j are %s', (match, expected) => {
    expect(only(match)).toBe(expected)
    expect(hide(match)).toBe([...'abcde'].filter(id => !expected.includes(id)).join(''))
  })

  it('compare with the category of the anchor, and do not hold without one', () => {
    const anchored = (anchorCategory: 'same' | 'other', anchors: string[]) => {
      const shop = shopOfFive([rule({ kind: 'only', match: { anchorCategory }, strict: true })])
      return list(shop, { type: 'also-bought', anchors })
    }
    expect(anchored('same', ['a'])).toBe('b')
    expect(anchored('other', ['a'])).toBe('cde')
    expect(anchored('other', ['a', 'c'])).toBe('e')
    expect(anchored('same', ['unheard of'])).toBe('abcde')
  })

  it('see what changes', () => {
    const shop = shopOfFive([rule({ kind: 'hide', match: { brands: ['Glow'] } })])
    expect(list(shop)).toBe('cde')
    shop.product({ id: 'c', categories: [], brand: 'Glow', available: true })
    shop.product({ id: 'a', categories: [], available: true })
    expect(list(shop)).toBe('ade')
  })
})

describe('rules', () => {
  it('pause what is sold out within so many hours at its present speed', () => {
    const sales = Array.from({ length: 10 }, (_, n) => order(`s${n}`, 0, lines('c')))
    const paused = (hours: number, units: number, at: number | undefined = daysAgo(0)) => {
      const shop = shopOfFive([rule({ kind: 'pause', hours })], { id: 'c', stock: { units, toldAt: daysAgo(0) } })
      for (const sale of sales) shop.add(sale)
      return list(shop, at === undefined ? {} : { at })
    }
    // 13 since the stock was told, in the two full hours before: 6.5 an hour.
    expect(paused(4, 13 + 25)).toBe('abde')
    expect(paused(4, 13 + 27)).toBe('cabde')
    expect(paused(4, 0)).toBe('abde')
    expect(paused(4, Number.NaN)).toBe('cabde')
    expect(paused(4, 13, daysAgo(0) + 4 * 3_600_000)).toBe('cabde')
    const shop = shopOfFive([rule({ kind: 'pause', hours: 4 })], { id: 'c', stock: { units: 1, toldAt: daysAgo(0) } })
    for (const sale of sales) shop.add(sale)
    expect(list(shop)).toBe('cabde')
    expect(shop.ruleEpoch(daysAgo(0) + 600_000)).toBeGreaterThan(shop.ruleEpoch(daysAgo(0)))
  })

  it('let a filter come first and others fill what is left, unless it is strict', () => {
    expect(only({ categories: ['Rugs'] }, false)).toBe('cdabe')
    expect(only({ categories: ['unheard of'] }, false)).toBe('abcde')
    expect(only({ categories: ['unheard of'] }, true)).toBe('')
  })

  it('pin products into slots, in the order in which they are named', () => {
    const pin = (at: number, ...products: string[]) => rule({ kind: 'pin', products, at })
    expect(list(shopOfFive([pin(1, 'e', 'd')]))).toBe('edabc')
    expect(list(shopOfFive([pin(2, 'e')]))).toBe('aebcd')
    expect(list(shopOfFive([pin(2, 'e'), pin(2, 'd')]))).toBe('aedbc')
    expect(list(shopOfFive([pin(1, 'e')]), { limit: 1 })).toBe('e')
    expect(list(shopOfFive([pin(4, 'a')]), { limit: 3 })).toBe('abc')
    expect(list(shopOfFive([pin(5, 'e')]), { exclude: ['a', 'b'] })).toBe('cde')
    expect(list(shopOfFive([pin(1, 'unheard of', 'e')]))).toBe('eabcd')
  })

  it('pin nothing that may not be shown, also not twice', () => {
    const pins = [rule({ kind: 'pin', products: ['e', 'd', 'c', 'e'], at: 1 })]
    expect(list(shopOfFive(pins, { id: 'e', available: false }, { id: 'd', hidden: true }))).toBe('cab')
    expect(list(shopOfFive(pins), { exclude: ['e'] })).toBe('dcab')
    expect(list(shopOfFive([...pins, rule({ kind: 'hide', match: { products: ['d'] } })]))).toBe('ecab')
    expect(list(shopOfFive(pins, { id: 'e', sensitive: true }))).toBe('edcab')
    expect(list(shopOfFive(pins, { id: 'e', group: 'g' }, { id: 'd', group: 'g' }))).toBe('ecab')
  })

  it('put a manual list before what the strategies find, or in its stead as long as any of it can be shown', () => {
    const manual = (strict: boolean, ...products: string[]) => [rule({ kind: 'list', products, strict })]
    expect(list(shopOfFive(manual(false, 'd', 'b')))).toBe('dbace')
    expect(list(shopOfFive(manual(true, 'd', 'b')))).toBe('db')
    expect(list(shopOfFive(manual(true, 'd'), { id: 'd', available: false }))).toBe('abce')
    expect(list(shopOfFive([...manual(true, 'd', 'b'), rule({ kind: 'pin', products: ['e'], at: 2 })]))).toBe('deb')
  })

  it('boost and bury', () => {
    const boost = (by: number, match: Selector) => rule({ kind: 'boost', match, by })
    expect(list(shopOfFive([boost(3, { products: ['d'] })]))).toBe('dabce')
    expect(list(shopOfFive([boost(0.1, { categories: ['Lamps'] })]))).toBe('cdeab')
    expect(list(shopOfFive([boost(2, { tags: ['sale'] }), boost(2, { brands: ['Weave'] })]))).toBe('adcbe')
  })

  it('weigh by margin against the mean of the catalog, 0.2; what has none counts as the mean', () => {
    // 5 · ½, 4 · ½, 3 · 2, 2, 1
    expect(list(shopOfFive([rule({ kind: 'margin', exponent: 1 })]))).toBe('cabde')
    // 5 · 2, 4 · 2, 3 · ½, 2, 1
    expect(list(shopOfFive([rule({ kind: 'margin', exponent: -1 })]))).toBe('abdce')
  })

  it('spread categories and brands', () => {
    // a 5; b 4 · ½ · ½ = 1, c 3; b 1, d 2 · ½ · ½ = ½, e 1
    const spread = (category: number, brand: number) => list(shopOfFive([rule({ kind: 'diversity', category, brand })]))
    expect(spread(0.5, 0.5)).toBe('acbed')
    expect(spread(0.9, 0)).toBe('acebd')
    expect(spread(0, 0.9)).toBe('acebd')
    expect(spread(0.1, 0)).toBe('abcde')
    const pinned = [rule({ kind: 'pin', products: ['b'], at: 1 }), rule({ kind: 'diversity', category: 0.9, brand: 0 })]
    expect(list(shopOfFive(pinned))).toBe('bcead')
  })

  describe('introduce what is new', () => {
    const introduce = (share: number, name = 'News') => rule({ kind: 'introduce', share }, { name })
    const added = (id: string, age: number) => ({ id, addedAt: daysAgo(age) })
    const twoNew = [added('d', 5), added('e', 1)] as const

    it('in the last slots, by their share, rounded', () => {
      expect(list(shopOfFive([], ...twoNew), { limit: 4 })).toBe('abcd')
      expect(list(shopOfFive([introduce(0.1)], ...twoNew), { limit: 4 })).toBe('abcd')
      expect(list(shopOfFive([introduce(0.2)], ...twoNew), { limit: 4 })).toBe('abce')
      expect(list(shopOfFive([introduce(0.5)], ...twoNew), { limit: 4 })).toBe('abed')
      expect(list(shopOfFive([introduce(0.5), introduce(0.2)], ...twoNew), { limit: 4 })).toBe('abed')
    })

    it('and leave the slots to others where nothing is new', () => {
      expect(list(shopOfFive([introduce(0.5)], added('e', 1)), { limit: 4 })).toBe('abce')
      expect(list(shopOfFive([introduce(0.5)], added('e', 31)), { limit: 4 })).toBe('abcd')
    })

    it('but nothing that may not be shown', () => {
      expect(list(shopOfFive([introduce(0.2)], ...twoNew), { limit: 4, exclude: ['e'] })).toBe('abcd')
      expect(list(shopOfFive([introduce(0.2)], { ...added('e', 1), available: false }), { limit: 4 })).toBe('abcd')
      const hidden = rule({ kind: 'hide', match: { products: ['e'] } })
      expect(list(shopOfFive([introduce(0.5), hidden], ...twoNew), { limit: 4 })).toBe('abcd')
      const lamps = rule({ kind: 'only', match: { categories: ['Home'] }, strict: false })
      expect(list(shopOfFive([introduce(0.5), lamps], ...twoNew), { limit: 4 })).toBe('abcd')
      expect(list(shopOfFive([introduce(0.5), lamps], ...twoNew, added('a', 0)), { limit: 3 })).toBe('abd')
    })

    it('beside pins and manual lists, which keep their slots', () => {
      const pin = rule({ kind: 'pin', products: ['c'], at: 4 })
      // Of three open slots one and a half.
      expect(list(shopOfFive([introduce(0.5), pin], ...twoNew), { limit: 4 })).toBe('aedc')
      const manual = (strict: boolean) => rule({ kind: 'list', products: ['c', 'b'], strict })
      expect(list(shopOfFive([introduce(0.5), manual(false)], ...twoNew), { limit: 4 })).toBe('cbae')
      expect(list(shopOfFive([introduce(0.5), manual(true)], ...twoNew), { limit: 4 })).toBe('cb')
    })

    it('in an order that other rules may change', () => {
      const boost = rule({ kind: 'boost', match: { products: ['d'] }, by: 2 })
      expect(list(shopOfFive([introduce(0.5), boost], ...twoNew), { limit: 4 })).toBe('abde')
    })

    it('and say so, with what filled the rest as the source', () => {
      const shop = shopOfFive([introduce(0.3), rule({ kind: 'boost', match: { products: ['e'] }, by: 2 })], ...twoNew)
      const { source, items } = shop.recommend({ type: 'bestsellers', anchors: [], limit: 3 })
      expect(items.map(({ product, strategy, rules }) => [product, strategy, rules])).toEqual([
        ['a', 'bestsellers', undefined],
        ['b', 'bestsellers', undefined],
        ['e', 'new-arrivals', ['News', 'boost']],
      ])
      expect(source).toBe('primary')
      expect(shop.explain(items[2]!)).toBe('New in the shop in these 30 days. By rule: "News", "boost".')
    })

    it('never in the only slot', () => {
      const shop = shopOfFive([introduce(0.5)], ...twoNew)
      expect(list(shop, { type: 'bestsellers', limit: 1 })).toBe('a')
      expect(list(shop, { type: 'bestsellers', limit: 2 })).toBe('ae')
    })

    it('in no block that promises something else', () => {
      const shop = shopOfFive([introduce(0.5)], { ...added('e', 1), price: 5 }, { id: 'a', listPrice: 20 })
      expect(list(shop, { type: 'on-sale' })).toBe('a')
      expect(list(shop, { type: 'recently-viewed', anchors: ['a', 'b'] })).toBe('ab')
      expect(list(shopOfFive([introduce(0.5)], ...twoNew), { type: 'new-arrivals' })).toBe('ed')
    })
  })

  describe('let the best take turns', () => {
    const DAY = 86_400_000
    const rotate = (among: number, over: { every?: Every; timeZone?: string; name?: string } = {}) => {
      const { every = 'day', timeZone = 'UTC', name = 'Turns' } = over
      return rule({ kind: 'rotate', among, every, timeZone }, { name })
    }
    /** What is shown on each of 100 days. */
    const days = (shop: Recommender, request: Partial<RecommendationRequest> = {}) =>
      Array.from({ length: 100 }, (_, day) => list(shop, { at: daysAgo(0) + day * DAY, ...request }))

    it('in another order each day, and what is not among them stays behind', () => {
      const shown = days(shopOfFive([rotate(3)]))
      expect(new Set(shown)).toEqual(new Set(['abcde', 'acbde', 'bacde', 'bcade', 'cabde', 'cbade']))
      expect(new Set(days(shopOfFive([rotate(2)]), { limit: 1 }))).toEqual(new Set(['a', 'b']))
      expect(new Set(days(shopOfFive([rotate(48)]), { limit: 2 })).size).toBeGreaterThan(10)
    })

    it('until the period is over where the shop is, and at no time where none is asked for', () => {
      const orders = (every: Every, hours: number, timeZone?: string) => {
        const shop = shopOfFive([rotate(5, { every, ...(timeZone && { timeZone }) })])
        const monday = Date.parse('2026-11-30T00:00Z')
        return Array.from({ length: hours }, (_, hour) => list(shop, { at: monday + hour * 3_600_000 }))
      }
      expect(new Set(orders('week', 7 * 24)).size).toBe(1)
      expect(new Set(orders('week', 8 * 24)).size).toBe(2)
      expect(new Set(orders('day', 24)).size).toBe(1)
      const inBerlin = orders('day', 24, 'Europe/Berlin')
      expect([new Set(inBerlin.slice(0, 23)).size, new Set(inBerlin).size]).toEqual([1, 2])
      expect(new Set(orders('hour', 24)).size).toBeGreaterThan(12)
      expect(list(shopOfFive([rotate(5)]))).toBe('abcde')
    })

    it('so that nobody gets the answer of the day before', () => {
      const shop = shopOfFive([rotate(5, { timeZone: 'Europe/Berlin' })])
      const [noon, evening, night] = ['T11:00Z', 'T22:59Z', 'T23:00Z'].map(time => Date.parse(`2026-11-28${time}`))
      expect(shop.ruleEpoch(evening!)).toBe(shop.ruleEpoch(noon!))
      expect(shop.ruleEpoch(night!)).toBeGreaterThan(shop.ruleEpoch(evening!))
      expect(shopOfFive().ruleEpoch(night!)).toBe(shopOfFive().ruleEpoch(noon!))
    })

    it('the same for all who ask, whatever they looked at, and another at each placement and in each type', () => {
      const shop = shopOfFive([rotate(5)])
      const home = days(shop, { placement: 'home' })
      expect(days(shop, { placement: 'home' })).toEqual(home)
      expect(days(shop, { placement: 'home', limit: 3 })).toEqual(home.map(order => order.slice(0, 3)))
      expect(days(shop, { placement: 'cart' })).not.toEqual(home)
      const best = days(shop, { type: 'for-you', placement: 'home' })
      expect(days(shop, { type: 'for-you', placement: 'home', anchors: ['unheard of'] })).toEqual(best)
      expect(best).not.toEqual(home)
    })

    it('but for pins, manual lists and what may not be shown', () => {
      const pins = [rule({ kind: 'pin', products: ['e'], at: 2 }), rotate(2)]
      expect(new Set(days(shopOfFive(pins)))).toEqual(new Set(['aebcd', 'beacd']))
      const manual = [rule({ kind: 'list', products: ['d', 'c'], strict: false }), rotate(2)]
      expect(new Set(days(shopOfFive(manual)))).toEqual(new Set(['dcabe', 'dcbae']))
      const hidden = [rule({ kind: 'hide', match: { products: ['a'] } }), rotate(2)]
      expect(new Set(days(shopOfFive(hidden), { exclude: ['b'] }))).toEqual(new Set(['cde', 'dce']))
      const rugs = [rule({ kind: 'only', match: { categories: ['Rugs'] }, strict: false }), rotate(2)]
      expect(new Set(days(shopOfFive(rugs)))).toEqual(new Set(['cdabe', 'dcabe']))
      expect(new Set(days(shopOfFive([rotate(5)]), { type: 'recently-viewed', anchors: ['b', 'a'] }))).toEqual(
        new Set(['ba']),
      )
    })

    it('among what each strategy of a block has found, so that what fills up stays behind', () => {
      const pairs = Array.from({ length: 5 }, (_, n) => order(`p${n}`, 0, lines('e', 'd', 'c')))
      const shop = shopOfFive([rotate(48)])
      for (const pair of pairs) shop.add(pair)
      const { items } = shop.recommend({ type: 'also-bought', anchors: ['e'], limit: 5 })
      expect(items.map(({ product, strategy }) => `${product} ${strategy}`)).toEqual([
        'd also-bought',
        'c also-bought',
        'a bestsellers',
        'b bestsellers',
      ])
      const shown = days(shop, { type: 'also-bought', anchors: ['e'] })
      expect(new Set(shown)).toEqual(new Set(['dcab', 'cdab', 'dcba', 'cdba']))
    })

    it('also where slots are kept for what is new, which takes turns by itself', () => {
      const added = (id: string, age: number) => ({ id, addedAt: daysAgo(age) })
      const introduce = rule({ kind: 'introduce', share: 0.5 })
      const some = shopOfFive([introduce, rotate(2)], added('d', 5), added('e', 1))
      expect(new Set(days(some, { limit: 4 }))).toEqual(new Set(['abed', 'baed', 'abde', 'bade']))
      // Nothing is new: the slots go to the rest of the two, and not to two others.
      const none = shopOfFive([introduce, rotate(2)])
      expect(new Set(days(none, { limit: 2 }))).toEqual(new Set(['ab', 'ba']))
    })

    it('after what other rules make of their scores, and before a list is spread', () => {
      const boosted = [rule({ kind: 'boost', match: { products: ['e'] }, by: 9 }), rotate(2)]
      expect(new Set(days(shopOfFive(boosted)))).toEqual(new Set(['eabcd', 'aebcd']))
      const spread = [rule({ kind: 'diversity', category: 0.9, brand: 0 }), rotate(4)]
      const lampsAndRugs = days(shopOfFive(spread))
      for (const [first, second] of lampsAndRugs) expect(['ab', 'ba', 'cd', 'dc']).not.toContain(`${first}${second}`)
      expect(new Set(lampsAndRugs.map(([first]) => first))).toEqual(new Set('abcd'))
    })

    it('as one where they are variants of one thing, the best of which is shown', () => {
      const variants = [
        { id: 'b', group: 'g' },
        { id: 'c', group: 'g' },
        { id: 'd', group: 'g' },
      ] as const
      const shown = days(shopOfFive([rotate(3)], ...variants))
      expect(new Set(shown)).toEqual(new Set(['abe', 'aeb', 'bae', 'bea', 'eab', 'eba']))
    })

    it('by the first rule that holds, which those carry that it moved', () => {
      const shop = shopOfFive([rotate(2, { name: 'Home' }), rotate(5, { name: 'All' })])
      expect(new Set(days(shop))).toEqual(new Set(['abcde', 'bacde']))
      const moved = days(shop).indexOf('bacde')
      const stayed = days(shop).indexOf('abcde')
      const rulesAt = (day: number) =>
        shop
          .recommend({ type: 'bestsellers', anchors: [], limit: 5, at: daysAgo(0) + day * DAY })
          .items.map(item => item.rules)
      expect(rulesAt(moved)).toEqual([['Home'], ['Home'], undefined, undefined, undefined])
      expect(rulesAt(stayed)).toEqual([undefined, undefined, undefined, undefined, undefined])
    })
  })

  it('hold at their placements, blocks and times alone', () => {
    const pin = { kind: 'pin', products: ['e'], at: 1 } as const
    const there = (over: object, request: object) => list(shopOfFive([rule(pin, over)]), { limit: 2, ...request })
    expect(there({ placements: ['home'] }, { placement: 'home' })).toBe('ea')
    expect(there({ placements: ['home'] }, { placement: 'cart' })).toBe('ab')
    expect(there({ placements: ['home'] }, {})).toBe('ab')
    expect(there({ blocks: ['bestsellers'] }, {})).toBe('ea')
    expect(there({ blocks: ['for-you'] }, {})).toBe('ab')
    for (const [at, shown] of [
      [9, 'ab'],
      [10, 'ea'],
      [19, 'ea'],
      [20, 'ab'],
      [undefined, 'ab'],
    ] as const)
      expect(there({ from: 10, until: 20 }, { at })).toBe(shown)
    expect(there({ until: 20 }, { at: 5 })).toBe('ea')
  })

  it('take out of what was looked at, and put nothing in', () => {
    const rules = [
      rule({ kind: 'pin', products: ['e'], at: 1 }),
      rule({ kind: 'boost', match: { products: ['c'] }, by: 9 }),
      rule({ kind: 'hide', match: { products: ['b'] } }),
    ]
    expect(list(shopOfFive(rules), { type: 'recently-viewed', anchors: ['a', 'b', 'c'] })).toBe('ac')
    const { items } = shopOfFive(rules).recommend({ type: 'recently-viewed', anchors: ['unheard of'], limit: 3 })
    expect(items.map(({ product }) => product)).toEqual(['unheard of'])
  })

  it('say of each product what put it there', () => {
    const shop = shopOfFive([
      rule({ kind: 'pin', products: ['e'], at: 1 }, { name: 'Our own' }),
      rule({ kind: 'boost', match: { tags: ['sale'] }, by: 3 }, { name: 'Sale' }),
    ])
    const { source, items } = shop.recommend({ type: 'bestsellers', anchors: [], limit: 3 })
    expect(items.map(({ product, strategy, rules }) => [product, strategy, rules])).toEqual([
      ['e', 'rule', ['Our own']],
      ['a', 'bestsellers', ['Sale']],
      ['d', 'bestsellers', ['Sale']],
    ])
    expect(source).toBe('primary')
    const { source: own } = shop.recommend({ type: 'bestsellers', anchors: [], limit: 1 })
    expect(own).toBe('rule')
  })

  it('name what no product has', () => {
    const shop = shopOfFive([
      rule({ kind: 'pin', products: ['a', 'x'], at: 1 }, { name: 'P' }),
      rule(
        {
          kind: 'hide',
          match: {
            products: ['y'],
            categories: ['Rugs', 'Rug'],
            brands: ['Glow', 'glow'],
            tags: ['sale', 'new'],
            attributes: { color: ['red', 'pink'] },
          },
        },
        { name: 'H' },
      ),
    ])
    expect(shop.unknownNames()).toEqual([
      { rule: 'P', kind: 'product', name: 'x' },
      { rule: 'H', kind: 'product', name: 'y' },
      { rule: 'H', kind: 'category', name: 'Rug' },
      { rule: 'H', kind: 'brand', name: 'glow' },
      { rule: 'H', kind: 'tag', name: 'new' },
      { rule: 'H', kind: 'attribute', name: 'color=pink' },
    ])
    for (const id of ['c', 'd']) shop.product({ id, categories: ['Home'], available: true })
    expect(shop.unknownNames()).toContainEqual({ rule: 'H', kind: 'category', name: 'Rugs' })
  })

  it('can be asked about products that nothing but orders named, however many', () => {
    const facts = Array.from({ length: 1000 }, (_, n) => order(`o${n}`, 0, lines(`p${n}`)))
    const recommender = learnt(facts)
    recommender.setRules([rule({ kind: 'hide', match: { products: ['p7', 'p1000'], tags: ['sale'] } })])
    expect(recommender.unknownNames().map(({ name }) => name)).toEqual(['p1000', 'sale'])
    recommender.setRules([rule({ kind: 'hide', match: { products: ['p999'] } })])
    expect(list(recommender, { limit: 2000 })).not.toContain('p999')
  })

  it('change the version, so that nobody gets an answer by the old ones', () => {
    const shop = shopOfFive()
    const before = shop.version('bestsellers')
    shop.setRules([])
    expect(shop.version('bestsellers')).toBeGreaterThan(before)
  })
})
