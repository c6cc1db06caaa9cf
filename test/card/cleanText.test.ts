import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/card/cleanText.js'
import { LIMITS } from '../../src/protocol/limits.js'

describe('cleanText', () => {
  it.each([
    ['Tea  set', 'Tea set'],
    ['  Tea\nset\t', 'Tea set'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    ['\u2066a\u2069', 'a'],
    ['a\u0000b\u009fc', 'a b c'],
    ['\uD800a\uDFFF', 'a'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['👩‍👩‍👧 שלום', '👩‍👩‍👧 שלום'],
    ['\u202E\u0007 ', ''],
  ])('makes %j to %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it.each([undefined, null, 7, {}, ['a']])('answers an empty string for %j', value => {
    expect(cleanText(value)).toBe('')
  })

  it('leaves no control, no bidi control and no half of a pair in any text, and is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1500 }), text => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
        expect(clean.length).toBeLessThanOrEqual(LIMITS.textLength)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})
