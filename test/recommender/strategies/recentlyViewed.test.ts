import { describe, expect, it } from 'vitest'
import { ask, ids, learnt, SHOP_OF_EIGHT } from '../shopOfEight.js'

describe('recently-viewed', () => {
  it('answers what the browser remembers, in its order, each once', () => {
    const items = ask(learnt(SHOP_OF_EIGHT), 'recently-viewed', ['mat', 'lamp', 'mat', 'rug'])
    expect(items.map(({ product, score, support }) => [product, score, support])).toEqual([
      ['mat', 1, 0],
      ['lamp', 1 / 2, 0],
      ['rug', 1 / 3, 0],
    ])
  })

  it('leaves out what is excluded, out of stock or removed, and keeps what the model has never heard of', () => {
    const recommender = learnt(SHOP_OF_EIGHT)
    recommender.product({ id: 'lamp', categories: [], available: false })
    recommender.removeProduct('rug')
    const anchors = ['lamp', 'new', 'rug', 'mat', 'newer', 'bulb']
    expect(ids(ask(recommender, 'recently-viewed', anchors, { exclude: ['mat', 'newer'] }))).toEqual(['new', 'bulb'])
  })

  it('stays short and is not filled up', () => {
    const filled = learnt(SHOP_OF_EIGHT).recommend({ type: 'recently-viewed', anchors: ['mat'], limit: 5 })
    expect(ids(filled.items)).toEqual(['mat'])
    expect(filled.source).toBe('primary')
  })
})
