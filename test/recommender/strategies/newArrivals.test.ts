import { describe, expect, it } from 'vitest'
import type { ProductFacts } from '../../../src/recommender/Recommender.js'
import { ask, daysAgo, ids, learnt, lines, order, session, TODAY } from '../shopOfEight.js'

const MS_PER_DAY = 86_400_000

/** The first moment of the day that was so many days before `TODAY`. */
const morning = (age: number) => (TODAY - age) * MS_PER_DAY

const product = (id: string, addedAt?: number, over: Partial<ProductFacts> = {}): ProductFacts => ({
  id,
  categories: ['Home'],
  available: true,
  ...(addedAt === undefined ? {} : { addedAt }),
  ...over,
})

const shelf = [
  product('today', morning(0)),
  product('week', morning(7)),
  product('last', morning(29)),
  product('over', morning(30)),
  product('undated'),
]

/** So that today is known. */
const today = [order('1', 0, lines('undated'))]

const stocked = (products: readonly ProductFacts[], facts: Parameters<typeof learnt>[0] = today, settings = {}) => {
  const recommender = learnt(facts, settings)
  for (const one of products) recommender.product(one)
  return recommender
}

const scores = (items: readonly { product: string; score: number }[]) =>
  items.map(({ product, score }) => [product, score])

describe('new-arrivals', () => {
  it('shows what came in the last 30 days, the newest first, by 1 − age / 30 at the last moment of the newest day', () => {
    const items = ask(stocked(shelf), 'new-arrivals')
    expect(items.map(({ product, score, support }) => [product, score, support])).toEqual([
      ['today', expect.closeTo(1 - 1 / 30, 9), 0],
      ['week', expect.closeTo(1 - 8 / 30, 9), 0],
      ['last', expect.closeTo(0, 9), 0],
    ])
    expect(items.at(-1)?.score).toBeGreaterThan(0)
    const older = product('last', morning(29) - 1)
    expect(ids(ask(stocked([...shelf, older]), 'new-arrivals'))).toEqual(['today', 'week'])
    expect(ids(ask(stocked(shelf, today, { newDays: 7 }), 'new-arrivals'))).toEqual(['today'])
    expect(ids(ask(stocked(shelf, today, { newDays: 8 }), 'new-arrivals'))).toEqual(['today', 'week'])
  })

  it('counts from the newest order or view, or without any from the newest addition', () => {
    const tomorrow = session('s', -1, ['undated'])
    expect(ids(ask(stocked(shelf, [...today, ...tomorrow]), 'new-arrivals'))).toEqual(['today', 'week'])
    expect(ids(ask(stocked(shelf, tomorrow), 'new-arrivals'))).toEqual(['today', 'week'])
    const cold = [product('a', morning(30)), product('b', morning(59)), product('c', morning(60)), product('d')]
    expect(ids(ask(stocked(cold, []), 'new-arrivals'))).toEqual(['a', 'b'])
    expect(ids(ask(stocked([product('d')], []), 'new-arrivals'))).toEqual([])
  })

  it('does not take what is still to come for new, and lets it make nothing old', () => {
    const coming = [product('soon', morning(-2) - 1), product('later', morning(-2)), product('far', morning(-999))]
    expect(scores(ask(stocked([...shelf, ...coming]), 'new-arrivals'))).toEqual([
      // The collector may have seen it today by a clock that no order has reached.
      ['soon', expect.closeTo(1 + 1 / 30, 9)],
      ['today', expect.closeTo(1 - 1 / 30, 9)],
      ['week', expect.closeTo(1 - 8 / 30, 9)],
      ['last', expect.closeTo(0, 9)],
    ])
  })

  it('takes the nearest to an anchor first, by the share of its categories, tags and attributes', () => {
    const labels = { tags: ['summer'], attributes: { color: 'red' } }
    const recommender = stocked([
      product('tent', undefined, { categories: ['Camping', 'Tents'], ...labels }),
      product('dome', morning(9), { categories: ['Camping', 'Tents'], attributes: { color: 'blue' } }),
      product('red', morning(9), { categories: ['Camping', 'Tents'], attributes: { color: 'red' }, tags: ['x'] }),
      product('mug', morning(1), { categories: ['Camping', 'Cooking'], ...labels }),
      product('rug', morning(0)),
      product('mat', morning(2)),
    ])
    // Of four: three, three and newer, two, none.
    expect(scores(ask(recommender, 'new-arrivals', ['tent']))).toEqual([
      ['mug', expect.closeTo(3 / 4 + 28 / 30 / 1e6, 9)],
      ['red', expect.closeTo(3 / 4 + 20 / 30 / 1e6, 9)],
      ['dome', expect.closeTo(2 / 4 + 20 / 30 / 1e6, 9)],
      ['rug', expect.closeTo(29 / 30 / 1e6, 9)],
      ['mat', expect.closeTo(27 / 30 / 1e6, 9)],
    ])
    // Nearest to the rug: what is in its only category.
    expect(ids(ask(recommender, 'new-arrivals', ['tent', 'rug']))).toEqual(['mat', 'mug', 'red', 'dome'])
    expect(ids(ask(recommender, 'new-arrivals', ['unheard of']))).toEqual(['rug', 'mug', 'mat', 'dome', 'red'])
  })

  it('keeps to a category, and shows nothing that cannot be bought', () => {
    const recommender = stocked([
      ...shelf,
      product('today', morning(0), { available: false }),
      product('tent', morning(1), { categories: ['Camping', 'Tents'] }),
      product('dome', morning(31), { categories: ['Camping', 'Tents'] }),
    ])
    expect(ids(ask(recommender, 'new-arrivals'))).toEqual(['tent', 'week', 'last'])
    expect(ids(ask(recommender, 'new-arrivals', [], { category: 'Camping' }))).toEqual(['tent'])
    expect(ids(ask(recommender, 'new-arrivals', [], { category: 'Nowhere' }))).toEqual([])
  })

  it('knows at once what comes, what goes and what gets old', () => {
    const recommender = stocked(shelf)
    const shown = () => ids(ask(recommender, 'new-arrivals'))
    const moved = (change: () => void) => {
      const before = recommender.version('new-arrivals')
      change()
      return recommender.version('new-arrivals') > before
    }
    expect(shown()).toEqual(['today', 'week', 'last'])
    expect(moved(() => recommender.product(product('undated', daysAgo(3))))).toBe(true)
    expect(shown()).toEqual(['today', 'undated', 'week', 'last'])
    expect(moved(() => recommender.removeProduct('week'))).toBe(true)
    expect(shown()).toEqual(['today', 'undated', 'last'])
    expect(moved(() => recommender.add(session('s', 0, ['rug'])[0]!))).toBe(true)
    expect(moved(() => recommender.add(session('t', 0, ['rug'])[0]!))).toBe(false)
    expect(moved(() => recommender.add(session('u', -1, ['rug'])[0]!))).toBe(true)
    expect(shown()).toEqual(['today', 'undated'])
  })

  it('rather stays short than shows what is long in the shop', () => {
    const { source, items } = stocked(shelf).recommend({ type: 'new-arrivals', anchors: [], limit: 9 })
    expect(source).toBe('primary')
    expect(ids(items)).toEqual(['today', 'week', 'last'])
  })
})
