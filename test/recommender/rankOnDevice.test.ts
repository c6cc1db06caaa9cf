import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEVICE_LISTS, rankOnDevice } from '../../src/recommender/rankOnDevice.js'

const none = () => false

describe('rankOnDevice', () => {
  it('sums 1 / (place of the list · (place in it + 8))', () => {
    // x: 1/8 = .125 · y: 1/9 + 1/(2·8) = .1736 · z: 1/(2·9) = .0556
    expect(
      rankOnDevice(
        [
          ['x', 'y'],
          ['y', 'z'],
        ],
        9,
        none,
      ),
    ).toEqual(['y', 'x', 'z'])
    // The same place counts half in the older list: w 1/16, v 1/8.
    expect(rankOnDevice([['v'], ['w']], 9, none)).toEqual(['v', 'w'])
  })

  it('reads so many lists and no more', () => {
    const lists = Array.from({ length: DEVICE_LISTS + 1 }, (_, n) => [`p${n}`])
    expect(rankOnDevice(lists, 99, none)).toEqual(lists.slice(0, DEVICE_LISTS).flat())
  })

  it('leaves out what is not wanted, and fills up from behind', () => {
    expect(rankOnDevice([['a', 'b', 'c']], 2, product => product === 'a')).toEqual(['b', 'c'])
  })

  it('orders what is level by its id', () => {
    // b: 1/(2·8) · a: 1/(1·16), the ninth of the newest list.
    const newest = [...'stuvwxyz', 'a']
    expect(rankOnDevice([newest, ['b']], 99, none).slice(-2)).toEqual(['a', 'b'])
    expect(rankOnDevice([[...'stuvwxyz', 'b'], ['a']], 99, none).slice(-2)).toEqual(['a', 'b'])
  })

  const product = fc.constantFrom(...'abcdefgh')
  const lists = fc.array(fc.uniqueArray(product, { maxLength: 8 }), { maxLength: 8 })

  it('answers each product of the lists that is wanted once, at most as many as asked for, and the same again', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 9 }), fc.array(product), (of, limit, unwanted) => {
        const ranked = rankOnDevice(of, limit, id => unwanted.includes(id))
        const there = new Set(
          of
            .slice(0, DEVICE_LISTS)
            .flat()
            .filter(id => !unwanted.includes(id)),
        )
        expect(ranked).toHaveLength(Math.min(limit, there.size))
        expect(new Set(ranked).size).toBe(ranked.length)
        for (const id of ranked) expect(there).toContain(id)
        expect(rankOnDevice(of, limit, id => unwanted.includes(id))).toEqual(ranked)
      }),
    )
  })

  it('keeps the order of a single list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(product), list => {
        expect(rankOnDevice([list], 99, none)).toEqual(list)
      }),
    )
  })
})
