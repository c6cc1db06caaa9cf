import { describe, expect, it } from 'vitest'
import { ask, ids, learnt, SHOP_OF_EIGHT } from '../shopOfEight.js'

const CATALOG = [
  ['lamp', 'Home', 'Light'],
  ['bulb', 'Home', 'Light'],
  ['shade', 'Home', 'Light', 'Shades'],
  ['rug', 'Home', 'Floor'],
  ['mat', 'Home', 'Floor'],
] as const

const shop = () => {
  const recommender = learnt(SHOP_OF_EIGHT)
  for (const [id, ...categories] of CATALOG) recommender.product({ id, categories, available: true })
  return recommender
}

const inCategory = (category: string, recommender = shop()) =>
  ids(ask(recommender, 'category-bestsellers', [], { category }))

describe('category-bestsellers', () => {
  it('ranks the products that have the category at any level', () => {
    expect(inCategory('Light')).toEqual(['bulb', 'lamp', 'shade'])
    expect(inCategory('Shades')).toEqual(['shade'])
    expect(inCategory('Home')).toEqual(['rug', 'mat', 'bulb', 'lamp', 'shade'])
    expect(inCategory('Garden')).toEqual([])
  })

  it('scores like the shop’s own list', () => {
    const whole = ask(shop(), 'bestsellers')
    const part = ask(shop(), 'category-bestsellers', [], { category: 'Light' })
    expect(part.map(({ product, score, support }) => [product, score, support])).toEqual(
      whole
        .filter(({ product }) => ['lamp', 'bulb', 'shade'].includes(product))
        .map(({ product, score, support }) => [product, score, support]),
    )
  })

  it('follows a product that changes its category, or leaves the shop', () => {
    const recommender = shop()
    expect(inCategory('Light', recommender)).toEqual(['bulb', 'lamp', 'shade'])
    recommender.product({ id: 'rug', categories: ['Light'], available: true })
    expect(inCategory('Light', recommender)).toEqual(['rug', 'bulb', 'lamp', 'shade'])
    expect(inCategory('Floor', recommender)).toEqual(['mat'])
    recommender.removeProduct('bulb')
    expect(inCategory('Light', recommender)).toEqual(['rug', 'lamp', 'shade'])
    recommender.product({ id: 'bulb', categories: ['Light'], available: true })
    expect(inCategory('Light', recommender)).toEqual(['rug', 'bulb', 'lamp', 'shade'])
  })

  it('counts a category once that a product names twice', () => {
    const recommender = shop()
    recommender.product({ id: 'rug', categories: ['Floor', 'Floor'], available: true })
    expect(inCategory('Floor', recommender)).toEqual(['rug', 'mat'])
  })

  it('goes from the anchors’ narrowest categories to wider ones, as a fallback', () => {
    const recommender = shop()
    const filled = recommender.recommend({ type: 'also-bought', anchors: ['shade'], limit: 10 })
    // Shades holds nothing else, then Light, then Home; shade itself is the anchor.
    expect(filled.items.map(({ product, strategy }) => [product, strategy])).toEqual(
      ['bulb', 'lamp', 'rug', 'mat'].map(product => [product, 'category-bestsellers']),
    )
  })

  it('takes the categories of all anchors together', () => {
    const recommender = shop()
    const filled = recommender.recommend({ type: 'also-bought', anchors: ['bulb', 'mat'], limit: 10 })
    expect(filled.items.map(({ product, strategy }) => [product, strategy])).toEqual([
      ['lamp', 'also-bought'],
      ['rug', 'category-bestsellers'],
      ['shade', 'category-bestsellers'],
    ])
  })
})
