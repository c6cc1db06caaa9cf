import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES } from '../../src/protocol/block.js'
import { formatBlockQuery, parseBlockQuery } from '../../src/protocol/blockQuery.js'

describe('the query of a block', () => {
  it.each([
    [{ type: 'bestsellers', anchors: [] }, 'bestsellers'],
    [{ type: 'also-bought', anchors: ['SKU-1', 'SKU-2'], limit: 6 }, 'also-bought:SKU-1,SKU-2;limit=6'],
    [
      { type: 'bestsellers', anchors: [], category: 'Toys & Games', placement: '' },
      'bestsellers;category=Toys%20%26%20Games',
    ],
    [{ type: 'also-bought', anchors: ['a,b;c:d'], exclude: ['x=y', 'z'] }, 'also-bought:a%2Cb%3Bc%3Ad;exclude=x%3Dy,z'],
  ] as const)('of %j is %s', (request, query) => {
    expect(formatBlockQuery(request)).toBe(query)
  })

  it('is read as it was written, whatever the ids and names are', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    const request = fc.record(
      {
        type: fc.constantFrom(...BLOCK_TYPES),
        anchors: fc.array(id, { maxLength: 5 }),
        category: id,
        placement: id,
        exclude: fc.array(id, { minLength: 1, maxLength: 5 }),
        limit: fc.integer({ min: 1, max: 48 }),
      },
      { requiredKeys: ['type', 'anchors'] },
    )
    fc.assert(
      fc.property(request, given => {
        expect(parseBlockQuery(formatBlockQuery(given))).toEqual(given)
      }),
    )
  })

  it.each([
    '',
    'unknown',
    'also-bought:%',
    'bestsellers;limit=0',
    'bestsellers;limit=49',
    'bestsellers;limit',
    'bestsellers;category=%',
  ])('%j cannot be read', query => {
    expect(parseBlockQuery(query)).toBeUndefined()
  })
})
