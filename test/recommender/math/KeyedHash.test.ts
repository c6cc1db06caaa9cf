import { describe, expect, it } from 'vitest'
import { KeyedHash } from '../../../src/recommender/math/KeyedHash.js'

/** The bytes 0, 1, 2, … as code units, two in each. */
const counting = (bytes: number) =>
  Array.from({ length: bytes / 2 }, (_, n) => String.fromCharCode((2 * n) | ((2 * n + 1) << 8))).join('')

/** An answer as the reference prints it: byte by byte, the lowest first. */
const printed = ({ low, high }: KeyedHash) => {
  const bytes = Buffer.alloc(8)
  bytes.writeInt32LE(low, 0)
  bytes.writeInt32LE(high, 4)
  return bytes.toString('hex')
}

describe('KeyedHash', () => {
  // The vectors that come with the authors' code, for texts of whole code units; the key is the bytes 0 to 7.
  it.each([
    [0, '218d1f59b9b83cc8'],
    [2, '064f39ef7c50eb57'],
    [4, 'd5e78a175be52ea1'],
    [6, 'ce3e91358aa2bc25'],
    [8, 'edfee820bce4858c'],
    [14, '3bb1a870eae8e658'],
    [16, '7336aad25f7bf3b5'],
    [32, '28709d46d811626c'],
    [34, '8324e4d7528f9830'],
  ])('answers for %i bytes what its authors publish', (bytes, expected) => {
    const hash = new KeyedHash(0x03020100, 0x07060504, 2, 4)
    hash.take(counting(bytes))
    expect(printed(hash)).toBe(expected)
  })

  it('answers otherwise under another key, and the same again', () => {
    const answers = [1, 2, 1].map(key => {
      const hash = new KeyedHash(key, 0)
      hash.take('a')
      return printed(hash)
    })
    expect(answers[1]).not.toBe(answers[0])
    expect(answers[2]).toBe(answers[0])
  })
})
