import { describe, expect, it } from 'vitest'
import type { ProductFacts } from '../../../src/recommender/Recommender.js'
import { ask, ids, learnt, lines, order, session } from '../shopOfEight.js'

const product = (id: string, price: number | undefined, ...categories: string[]): ProductFacts => ({
  id,
  categories: categories.length === 0 ? ['Camping', 'Tents'] : categories,
  available: true,
  price,
})

const shelf = [
  product('tent', 100),
  product('cheap', 50),
  product('near', 110),
  product('dear', 400),
  product('unpriced', undefined),
  product('stove', 100, 'Camping', 'Cooking'),
  product('dome', 90, 'Camping', 'Tents', 'Domes'),
]

const stocked = (
  products: readonly ProductFacts[],
  facts: Parameters<typeof learnt>[0] = [],
  settings: Parameters<typeof learnt>[1] = {},
) => {
  const recommender = learnt(facts, { minSupport: 1, ...settings })
  for (const one of products) recommender.product(one)
  return recommender
}

describe('alternatives', () => {
  it('ranks the anchor’s narrowest category by how near the price is on a log scale', () => {
    const items = ask(stocked(shelf), 'alternatives', ['tent'])
    expect(items.map(({ product, score }) => [product, score])).toEqual([
      ['near', expect.closeTo(100 / 110, 12)],
      ['dome', expect.closeTo(90 / 100, 12)],
      ['cheap', expect.closeTo(1 / 2, 12)],
      ['dear', expect.closeTo(1 / 4, 12)],
      ['unpriced', expect.closeTo(1 / 10, 12)],
    ])
    expect(items.map(({ support }) => support)).toEqual([0, 0, 0, 0, 0])
  })

  it('prefers what sells by up to a tenth', () => {
    const facts = Array.from({ length: 10 }, (_, n) => order(`${n}`, 0, lines('dome')))
    const [dome, near] = ask(stocked(shelf, facts), 'alternatives', ['tent'])
    // Ten units add half of a tenth.
    expect(dome).toMatchObject({ product: 'dome', score: expect.closeTo(0.9 * 1.05, 12) })
    expect(near?.product).toBe('near')
  })

  it('prefers what has tags and attributes of the anchor by up to a quarter', () => {
    const labelled = [
      { ...product('tent', 100), tags: ['summer', 'light'], attributes: { color: 'red', size: '2' } },
      // Two of four, three others do not matter: half of a quarter.
      { ...product('near', 110), tags: ['a', 'b', 'light'], attributes: { color: 'blue', size: '2' } },
      // All four.
      { ...product('dome', 90), tags: ['light', 'summer'], attributes: { color: 'red', size: '2' } },
      // A tag is no attribute.
      { ...product('cheap', 50), tags: ['red', '2'] },
    ]
    const scores = (settings = {}) => {
      const recommender = stocked(labelled, [], settings)
      return ask(recommender, 'alternatives', ['tent']).map(({ product, score }) => [product, score])
    }
    expect(scores()).toEqual([
      ['dome', expect.closeTo((90 / 100) * (1 + 0.25), 12)],
      ['near', expect.closeTo((100 / 110) * (1 + 0.25 / 2), 12)],
      ['cheap', expect.closeTo(1 / 2, 12)],
    ])
    expect(scores({ alternativeLabels: 0 }).map(([id]) => id)).toEqual(['near', 'dome', 'cheap'])
  })

  it('compares with the anchor that a product is most like, price and labels of the same one', () => {
    const recommender = stocked([
      { ...product('tent', 100), tags: ['red'] },
      { ...product('cheap', 50), tags: ['blue'] },
      { ...product('near', 60), tags: ['red'] },
    ])
    // 50 / 60 without its tag rather than 60 / 100 with it.
    const [near] = ask(recommender, 'alternatives', ['tent', 'cheap'])
    expect(near).toMatchObject({ product: 'near', score: expect.closeTo(50 / 60, 12) })
    const [alone] = ask(recommender, 'alternatives', ['tent'], { exclude: ['cheap'] })
    expect(alone?.score).toBeCloseTo((60 / 100) * 1.25, 12)
  })

  it.each([undefined, Number.NaN, -5, 0, Number.POSITIVE_INFINITY])('takes a price of %s for none', price => {
    const shown = (recommender: ReturnType<typeof stocked>) => ask(recommender, 'alternatives', ['tent'])
    const ofCandidate = shown(stocked([...shelf, product('odd', price)]))
    expect(ofCandidate.find(item => item.product === 'odd')?.score).toBeCloseTo(0.1, 12)
    const ofAnchor = shown(stocked([...shelf, product('tent', price)]))
    expect(ids(ofAnchor)).toEqual(['cheap', 'dear', 'dome', 'near', 'unpriced'])
  })

  it('takes the nearest of several anchors, and shows no product twice', () => {
    const anchors = ['tent', 'dear', 'stove', 'dome', 'tent', 'unheard of']
    const items = ask(stocked([...shelf, product('palace', 500, 'Camping', 'Tents', 'Domes')]), 'alternatives', anchors)
    expect(items.map(({ product, score }) => [product, score])).toEqual([
      ['near', expect.closeTo(100 / 110, 12)],
      ['cheap', expect.closeTo(1 / 2, 12)],
      // Among domes there is one anchor, of 90.
      ['palace', expect.closeTo(90 / 500, 12)],
      ['unpriced', expect.closeTo(1 / 10, 12)],
    ])
  })

  it('finds the nearest price whatever the order of the anchors', () => {
    for (const anchors of [
      ['dear', 'cheap', 'tent'],
      ['cheap', 'tent', 'dear'],
    ]) {
      const [near, palace] = ask(stocked([...shelf, product('palace', 300)]), 'alternatives', anchors, {
        exclude: ['dome'],
      })
      expect(near).toMatchObject({ product: 'near', score: expect.closeTo(100 / 110, 12) })
      expect(palace).toMatchObject({ product: 'palace', score: expect.closeTo(300 / 400, 12) })
    }
  })

  it('shows nothing that cannot be bought, and nothing without a category', () => {
    const recommender = stocked([...shelf, { ...product('near', 110), available: false }, product('bare', 1)])
    recommender.product({ id: 'bare', categories: [], available: true })
    expect(ids(ask(recommender, 'alternatives', ['tent'], { limit: 2 }))).toEqual(['dome', 'cheap'])
    expect(ask(recommender, 'alternatives', ['bare'])).toEqual([])
    expect(ask(recommender, 'alternatives', [])).toEqual([])
  })

  it('goes on with what was looked at near it, then with bestsellers', () => {
    const facts = [...session('1', 0, ['stove', 'lantern'], 'a'), order('1', 0, lines('rug'))]
    const recommender = stocked([product('stove', 100, 'Cooking'), product('pan', 90, 'Cooking')], facts)
    const { source, items } = recommender.recommend({ type: 'alternatives', anchors: ['stove'], limit: 3 })
    expect(items.map(({ product, strategy }) => [product, strategy])).toEqual([
      ['pan', 'alternatives'],
      ['lantern', 'also-viewed'],
      ['rug', 'bestsellers'],
    ])
    expect(source).toBe('bestsellers')
  })

  it('knows of a new price at once', () => {
    const recommender = stocked(shelf)
    const before = recommender.version('alternatives')
    recommender.product(product('dear', 100))
    expect(recommender.version('alternatives')).toBeGreaterThan(before)
    expect(ids(ask(recommender, 'alternatives', ['tent'], { limit: 1 }))).toEqual(['dear'])
    recommender.product(product('dear', 100))
    expect(recommender.version('alternatives')).toBe(before + 1)
  })
})
