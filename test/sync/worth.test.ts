import { describe, expect, it } from 'vitest'
import { worth } from '../../src/sync/worth.js'

describe('worth', () => {
  it('adds price times quantity without the noise of binary fractions', () => {
    expect(worth([{ item_id: 'A', price: 0.1, quantity: 3 }])).toBe(0.3)
    expect(
      worth([
        { item_id: 'A', price: 12.5 },
        { item_id: 'B', price: 1.25, quantity: 2 },
      ]),
    ).toBe(15)
  })

  it('counts a product without a price as nothing', () => {
    expect(worth([{ item_id: 'A' }])).toBe(0)
  })
})
