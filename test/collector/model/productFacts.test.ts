import { expect, test } from 'vitest'
import { productFacts } from '../../../src/collector/model/productFacts.js'
import { minor } from '../builders.js'

test('productFacts tells the recommender all that rules go by', () => {
  const bare = { id: 'A', title: 'Lamp', availability: 'in_stock', source: 'catalog' } as const
  const flags = { hidden: false, sensitive: false, replenishable: false }
  expect(productFacts(bare)).toEqual({ id: 'A', categories: [], available: true, ...flags })
  expect(
    productFacts({
      ...bare,
      categories: ['Home'],
      price: { amount: minor(1250), currency: 'EUR' },
      listPrice: { amount: minor(2500), currency: 'EUR' },
      addedAt: 7,
      seenAt: 6,
      groupId: 'g',
      brand: 'Glow',
      tags: ['sale'],
      attributes: { color: 'red' },
      margin: 0.3,
      stock: 0,
      stockAt: 5,
      sensitive: true,
      markets: {
        de: { availability: 'in_stock', stock: 1 },
        fr: { availability: 'in_stock', stock: 0, price: { amount: minor(1250), currency: 'EUR' } },
        ch: {
          availability: 'in_stock',
          price: { amount: minor(1500), currency: 'CHF' },
          listPrice: { amount: minor(2000), currency: 'CHF' },
        },
      },
    }),
  ).toEqual({
    id: 'A',
    categories: ['Home'],
    available: false,
    ...flags,
    sensitive: true,
    price: 12.5,
    listPrice: 25,
    addedAt: 7,
    group: 'g',
    brand: 'Glow',
    tags: ['sale'],
    attributes: { color: 'red' },
    margin: 0.3,
    stock: { units: 0, toldAt: 5 },
    markets: { de: true, fr: false, ch: true },
    savings: { fr: 0, ch: 0.25 },
  })
  expect(productFacts({ ...bare, price: { amount: minor(1250), currency: 'JPY' } }).price).toBe(1250)
  expect(productFacts({ ...bare, availability: 'backorder', stock: 0 }).available).toBe(true)
})
