import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdTable } from '../../../src/recommender/model/IdTable.js'

/** Also lone halves of a surrogate pair, which UTF-8 could not keep. */
const id = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
  maxLength: 12,
})

describe('IdTable', () => {
  it('numbers ids in the order of their coming and gives each back, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), fc.integer(), (all, seed) => {
        const table = new IdTable(seed)
        const known = [...new Set(all)]
        for (const text of all) expect(table.intern(text)).toBe(known.indexOf(text))
        expect(table.size).toBe(known.length)
        for (const [index, text] of known.entries()) {
          expect(table.id(index)).toBe(text)
          expect(table.find(text)).toBe(index)
        }
      }),
    )
  })

  it('knows only what it was told, also after it has grown many times', () => {
    const table = new IdTable(0)
    for (let index = 0; index < 20_000; index++) expect(table.intern(`order-${index}`)).toBe(index)
    expect(table.find('order-19999')).toBe(19_999)
    expect(table.find('order-20000')).toBe(-1)
    expect(table.find('')).toBe(-1)
    expect(table.intern('order-7')).toBe(7)
  })
})
