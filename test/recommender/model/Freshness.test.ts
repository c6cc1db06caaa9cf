import { describe, expect, it } from 'vitest'
import { Freshness } from '../../../src/recommender/model/Freshness.js'

describe('Freshness', () => {
  it('has a product counted once, and again after a change', () => {
    const freshness = new Freshness()
    freshness.open(2, true)
    expect([freshness.isStale(1, 0), freshness.isStale(1, 0), freshness.isStale(0)]).toEqual([true, false, true])
    expect([freshness.isStale(1, 1), freshness.isStale(1, 1), freshness.isStale(0)]).toEqual([true, false, false])
  })

  it('has everything counted again when time is over, and only what is new when there are more products', () => {
    const freshness = new Freshness()
    freshness.open(2, true)
    for (const product of [0, 1]) freshness.isStale(product, 3)
    freshness.open(200, false)
    expect([freshness.isStale(0, 3), freshness.isStale(1, 3), freshness.isStale(199)]).toEqual([false, false, true])
    freshness.open(200, true)
    expect([freshness.isStale(0, 3), freshness.isStale(199)]).toEqual([true, true])
  })
})
