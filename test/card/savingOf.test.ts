import { describe, expect, it } from 'vitest'
import { savingOf } from '../../src/card/savingOf.js'

describe('savingOf', () => {
  it.each([
    ['en', '−20%'],
    ['en-GB', '−20%'],
    ['pl', '−20%'],
    ['de', '−20\u00a0%'],
    ['ru', '−20\u00a0%'],
    ['tr', '−%20'],
    // No language tag: said in some way, and nothing is thrown.
    ['en_US', '−20%'],
    ['', '−20%'],
  ])('is written as in %j: %s', (lang, saving) => {
    expect(savingOf(2820, 3525, lang)).toBe(saving)
  })

  it('is rounded down, and says nothing below one per cent', () => {
    expect(savingOf(1001, 1500, 'en')).toBe('−33%')
    expect(savingOf(71, 100, 'en')).toBe('−29%')
    expect(savingOf(991, 1000, 'en')).toBe('')
    expect(savingOf(990, 1000, 'en')).toBe('−1%')
    expect(savingOf(0, 1000, 'en')).toBe('−100%')
  })
})
