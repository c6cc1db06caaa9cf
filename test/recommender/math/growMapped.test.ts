import { describe, expect, it } from 'vitest'
import { growMapped } from '../../../src/recommender/math/growMapped.js'
import { mappedLength } from '../../../src/recommender/math/mappedLength.js'

const MIB = 2 ** 20

describe('growMapped', () => {
  it('keeps the numbers, and has room for more of them', () => {
    const few = growMapped(Uint32Array.of(1, 2, 3), 4)
    expect([...few.subarray(0, 4)]).toEqual([1, 2, 3, 0])
    const array = new Uint32Array(MIB).fill(7)
    const more = growMapped(array, MIB + 1)
    expect(more.subarray(0, MIB)).toEqual(array)
    expect(more.length).toBeGreaterThan(MIB)
    expect(more[MIB]).toBe(0)
  })

  it('leaves an array that is long enough as it is', () => {
    const array = new Uint32Array(8)
    expect(growMapped(array, 8)).toBe(array)
  })

  it('asks for no array of a size that would stay with the process', () => {
    expect(mappedLength(1000, 4)).toBe(1000)
    for (const bytes of [MIB, 8 * MIB, 32 * MIB]) expect(mappedLength(bytes / 4, 4) * 4).toBeGreaterThan(32 * MIB)
    expect(mappedLength(10 * MIB, 4)).toBe(10 * MIB)
    expect(mappedLength(MIB, 4) % 2).toBe(0)
  })
})
