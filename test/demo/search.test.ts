import { describe, expect, test } from 'vitest'
import { PRODUCTS } from '../../demo/catalog/catalog.js'
import { searchProducts } from '../../demo/catalog/searchProducts.js'

const ids = (term: string) => searchProducts(PRODUCTS, term).map(product => product.id)

describe('search', () => {
  test('puts products that are named so before those that only mention it', () => {
    expect(ids('kettle').slice(0, 2).sort()).toEqual(['heron-kettle', 'whistling-kettle'])
    expect(ids('honey')[0]).toBe('wildflower-honey')
  })

  test('wants every word, in any order and case', () => {
    expect(ids('blue mug')).toEqual(ids('MUG  blue'))
    expect(ids('blue mug')).toContain('speckled-mug-blue')
    expect(ids('blue mug')).not.toContain('speckled-mug-oat')
  })

  test('finds beginnings of words and a plural, not the middle of words', () => {
    expect(ids('whist')).toContain('whistling-kettle')
    expect(ids('kettles')).toContain('whistling-kettle')
    expect(ids('ettle')).toEqual([])
  })

  test('finds nothing for nothing, for signs and for what is not sold', () => {
    for (const term of ['', '   ', '<>&', 'zeppelin', 'kettle zeppelin']) expect(ids(term)).toEqual([])
  })
})
