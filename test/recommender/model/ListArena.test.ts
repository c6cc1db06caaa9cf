import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListArena } from '../../../src/recommender/model/ListArena.js'

const step = fc.record({ list: fc.nat({ max: 6 }), place: fc.nat(), value: fc.integer({ min: 1 }), take: fc.boolean() })

describe('ListArena', () => {
  it.each([1, 2, 3])('keeps lists of records of %i words apart', width => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), steps => {
        const arena = new ListArena(width)
        const lists: number[][] = Array.from({ length: 7 }, () => [])
        for (const { list, place, value, take } of steps) {
          const plain = lists[list]!
          if (take && plain.length > 0) {
            plain.splice(place % plain.length, 1)
            arena.remove(list, place % (plain.length + 1))
          } else {
            const position = place % (plain.length + 1)
            plain.splice(position, 0, value)
            const at = arena.insert(list, position)
            for (let word = 0; word < width; word++) arena.words[at + word] = value - word
          }
        }
        for (const [list, plain] of lists.entries()) {
          expect(arena.length(list)).toBe(plain.length)
          const start = arena.start(list)
          expect(Array.from(arena.words.subarray(start, start + plain.length * width))).toEqual(
            plain.flatMap(value => Array.from({ length: width }, (_, word) => value - word)),
          )
        }
      }),
    )
  })

  it('answers empty for a list far beyond those it has room for', () => {
    const arena = new ListArena(1)
    expect(arena.length(1_000_000)).toBe(0)
    arena.words[arena.insert(1_000_000, 0)] = 5
    expect(arena.length(1_000_000)).toBe(1)
    expect(arena.words[arena.start(1_000_000)]).toBe(5)
  })

  it('moves no list that is the last one', () => {
    const arena = new ListArena(2)
    arena.insert(1, 0)
    arena.insert(0, 0)
    const start = arena.start(0)
    for (let index = 1; index < 5000; index++) arena.words[arena.insert(0, index)] = index
    expect(arena.start(0)).toBe(start)
    expect(arena.words[start + 2 * 4321]).toBe(4321)
  })

  it('gives the room that a list has left to the next one of that size', () => {
    const arena = new ListArena(1)
    arena.insert(0, 0)
    arena.insert(6, 0)
    for (let index = 1; index < 64; index++) arena.insert(0, index)
    const before = arena.byteLength
    arena.insert(1, 0)
    expect(arena.start(1)).toBeLessThan(arena.start(0))
    expect(arena.byteLength).toBe(before)
  })
})
