import { describe, expect, it } from 'vitest'
import { narrow } from '../../../src/recommender/math/narrow.js'

describe('narrow', () => {
  it('keeps every count, in half of the room where all of them fit', () => {
    expect(narrow(Uint32Array.of(0, 3, 65_535))).toEqual(Uint16Array.of(0, 3, 65_535))
    expect(narrow(Uint32Array.of(0, 3, 65_536))).toEqual(Uint32Array.of(0, 3, 65_536))
    expect(narrow(new Uint32Array(0))).toHaveLength(0)
  })
})
