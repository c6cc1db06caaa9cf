import { describe, expect, it } from 'vitest'
import { productIds } from '../../src/verify/seeProduct.js'

const text = (value: unknown) => JSON.stringify(value)

describe('productIds', () => {
  it('finds the ids of a product, of its offers and of variants', () => {
    expect(productIds(text({ '@type': 'Product', sku: 'A', offers: { '@type': 'Offer', sku: 'A-1' } }))).toEqual([
      'A',
      'A-1',
    ])
    expect(productIds(text({ '@type': ['Product'], productID: 7 }))).toEqual(['7'])
    expect(
      productIds(text({ '@graph': [{ '@type': 'ProductGroup', hasVariant: [{ '@type': 'Product', sku: 'B' }] }] })),
    ).toEqual(['B'])
  })

  it('finds none in what is about something else, or cannot be read', () => {
    expect(productIds(text({ '@type': 'Organization', sku: 'A' }))).toEqual([])
    expect(productIds(text({ '@type': 'Product', sku: 'A', isRelatedTo: { '@type': 'Product', sku: 'B' } }))).toEqual([
      'A',
    ])
    expect(productIds('{')).toEqual([])
  })
})
