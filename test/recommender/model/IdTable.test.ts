import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdTable } from '../../../src/recommender/model/IdTable.js'
import { StateReader } from '../../../src/recommender/state/StateReader.js'
import { StateWriter } from '../../../src/recommender/state/StateWriter.js'

/** Also lone halves of a surrogate pair, which UTF-8 could not keep. */
const id = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
  maxLength: 12,
})

const restored = (table: IdTable, seed: number) => {
  const writer = new StateWriter()
  table.write(writer)
  const other = new IdTable(seed)
  other.read(new StateReader(Buffer.concat(writer.parts)))
  return other
}

describe('IdTable', () => {
  it('numbers ids in the order of their coming and finds each again, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), fc.integer(), (all, seed) => {
        const table = new IdTable(seed)
        const known = [...new Set(all)]
        for (const text of all) expect(table.intern(text)).toBe(known.indexOf(text))
        expect(table.size).toBe(known.length)
        for (const [index, text] of known.entries()) expect(table.find(text)).toBe(index)
      }),
    )
  })

  it('knows only what it was told, also after it has grown many times and was stored', () => {
    const table = new IdTable(0)
    for (let index = 0; index < 20_000; index++) expect(table.intern(`order-${index}`)).toBe(index)
    for (const one of [table, restored(table, 0)]) {
      expect(one.find('order-19999')).toBe(19_999)
      expect(one.find('order-20000')).toBe(-1)
      expect(one.find('')).toBe(-1)
      expect(one.intern('order-7')).toBe(7)
      expect(one.intern('order-20000')).toBe(20_000)
    }
  })

  it('forgets an id for good, and gives its number to nobody', () => {
    const table = new IdTable(0)
    for (let index = 0; index < 3000; index++) table.intern(`${index}`)
    for (let index = 0; index < 3000; index += 3) table.forget(table.find(`${index}`))
    for (const one of [table, restored(table, 0)]) {
      expect(one.known).toBe(2000)
      for (let index = 0; index < 3000; index++) expect(one.find(`${index}`)).toBe(index % 3 === 0 ? -1 : index)
      expect(one.intern('0')).toBe(3000)
      for (let index = 3000; index < 9000; index++) one.intern(`${index}`)
      expect(one.find('1')).toBe(1)
      expect(one.find('3')).toBe(-1)
      expect(one.find('0')).toBe(3000)
    }
  })

  it('does not know the id again that came last and was forgotten at once', () => {
    const table = new IdTable(1)
    expect([table.intern('a'), table.intern('a')]).toEqual([0, 0])
    table.forget(0)
    expect(table.find('a')).toBe(-1)
    expect([table.intern('a'), table.intern('a'), table.known]).toEqual([1, 1, 1])
  })

  it('has one order of ids, whenever they came', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `${index}`)
    const sorted = (all: readonly string[], seed: number) => {
      const table = new IdTable(seed)
      for (const text of all) table.intern(text)
      return [...ids].sort((a, b) => (table.isBefore(table.find(a), table.find(b)) ? -1 : 1))
    }
    expect(sorted([...ids].reverse(), 4)).toEqual(sorted(ids, 4))
    expect(sorted(ids, 5)).not.toEqual(sorted(ids, 4))
  })
})
