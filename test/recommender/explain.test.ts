import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { DEFAULTS } from '../../src/recommender/defaults.js'
import { explain } from '../../src/recommender/explain.js'

describe('explain', () => {
  it('says who stands behind a product, and over which time', () => {
    expect(explain({ strategy: 'also-bought' }, '10+', DEFAULTS)).toBe('Bought together by 10+ customers in 365 days.')
    expect(explain({ strategy: 'trending' }, '5+', { ...DEFAULTS, trendDays: 1 })).toBe(
      'More in demand than usual: by 5+ visitors in 1 days.',
    )
  })

  it('tells no number that may not be told', () => {
    for (const strategy of BLOCK_TYPES) {
      expect(explain({ strategy }, undefined, DEFAULTS)).not.toMatch(/\d\+|undefined/)
      expect(explain({ strategy }, '3+', DEFAULTS)).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('names the rules', () => {
    expect(explain({ strategy: 'rule', rules: ['Advent'] }, undefined, DEFAULTS)).toBe(
      'Chosen by the shop. By rule: "Advent".',
    )
    expect(explain({ strategy: 'for-you', rules: ['A', 'B'] }, '3+', DEFAULTS)).toBe(
      'What 3+ visitors with such a session went on to. By rule: "A", "B".',
    )
  })
})
