import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../../src/recommender/model/termsOf.js'

describe('termsOf', () => {
  it('answers the whole search first, then its words', () => {
    expect(termsOf('Red shoes')).toEqual(['red shoes', 'red', 'shoes'])
    expect(termsOf('shoes')).toEqual(['shoes'])
    expect(termsOf('')).toEqual([])
    expect(termsOf(' …! ')).toEqual([])
  })

  it('takes searches that differ in case, order, signs, blanks, repeats and Latin accents for one', () => {
    for (const same of ['shoes red', '  RED,shoes!', 'red red shoes', 'réd shoeś', 'ｒｅｄ shoes'])
      expect(termsOf(same)).toEqual(termsOf('Red shoes'))
  })

  it('keeps letters apart that other alphabets do not take for one', () => {
    expect(termsOf('чай')).not.toEqual(termsOf('чаи'))
    expect(termsOf('が')).not.toEqual(termsOf('か'))
    expect(termsOf('łóżko 2')).toEqual(['2 łozko', '2', 'łozko'])
  })

  it('bounds what one search can bring', () => {
    const words = Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ')
    expect(termsOf(words)).toHaveLength(9)
    expect(termsOf('x'.repeat(500))).toEqual(['x'.repeat(40)])
  })

  it('is total, and has nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const terms = termsOf(text)
        expect(new Set(terms).size).toBe(terms.length)
        expect(termsOf(terms[0] ?? '')).toEqual(terms)
      }),
    )
  })
})
