import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_TYPES, type BlockRequest } from '../../src/protocol/block.js'
import { formatBlockQuery, parseBlockQuery } from '../../src/protocol/blockQuery.js'
import { LIMITS } from '../../src/protocol/limits.js'

const ids = (count: number) => Array.from({ length: count }, (_, i) => `SKU-${i}`)
const there = (request: BlockRequest) => {
  const address = new URL(`http://127.0.0.1/?${new URLSearchParams([['b', formatBlockQuery(request)]])}`)
  return parseBlockQuery(address.searchParams.get('b') as string)
}

/** Texts that are well formed and full of the characters which the format itself uses. */
const wellFormed = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...',;:%&=+# /?"\\', '🏮', 'é', '%2C', '\0'), minLength: 1, maxLength: 30 }),
  )
  .filter(value => value.length <= LIMITS.idLength)

const requests: fc.Arbitrary<BlockRequest> = fc.record(
  {
    type: fc.constantFrom(...BLOCK_TYPES),
    anchors: fc.array(wellFormed, { maxLength: LIMITS.anchors }),
    market: wellFormed,
    category: wellFormed,
    term: wellFormed,
    placement: wellFormed,
    exclude: fc.array(wellFormed, { minLength: 1, maxLength: LIMITS.anchors }),
    limit: fc.integer({ min: 1, max: LIMITS.blockItems }),
  },
  { requiredKeys: ['type', 'anchors'], noNullPrototype: true },
)

describe('formatBlockQuery', () => {
  it('writes what the wire documents', () => {
    expect(formatBlockQuery({ type: 'also-bought', anchors: ['SKU-1', 'SKU-2'], limit: 6 })).toBe(
      'also-bought:SKU-1,SKU-2;limit=6',
    )
    expect(formatBlockQuery({ type: 'bestsellers', anchors: [], category: 'Toys & games', placement: 'home' })).toBe(
      'bestsellers;category=Toys%20%26%20games;placement=home',
    )
    expect(formatBlockQuery({ type: 'also-bought', anchors: ['a,b'], exclude: ['c;d', 'e'] })).toBe(
      'also-bought:a%2Cb;exclude=c%3Bd,e',
    )
    expect(formatBlockQuery({ type: 'bestsellers', market: 'de', limit: 6 })).toBe('bestsellers;market=de;limit=6')
    expect(formatBlockQuery({ type: 'search-term', anchors: [], term: 'desk lamp; cheap' })).toBe(
      'search-term;term=desk%20lamp%3B%20cheap',
    )
    expect(formatBlockQuery({ type: 'bestsellers', exclude: [], category: '', term: '', placement: '' })).toBe(
      'bestsellers',
    )
  })

  it('is read back as it was, whatever the ids', () => {
    fc.assert(
      fc.property(requests, request => {
        expect(there(request)).toEqual(request)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves out ids that are none, wherever they stand', () => {
    const request: BlockRequest = { type: 'also-bought', anchors: ['', 'A', '', 'B'], exclude: ['', 'C'] }
    expect(there(request)).toEqual({ type: 'also-bought', anchors: ['A', 'B'], exclude: ['C'] })
    expect(there({ type: 'also-bought', anchors: [''], exclude: [''] })).toEqual({ type: 'also-bought', anchors: [] })
  })

  it('cuts what is more than one block may name, or the whole page would get no answer', () => {
    expect(there({ type: 'also-bought', anchors: ids(51), exclude: ids(99) })).toEqual({
      type: 'also-bought',
      anchors: ids(LIMITS.anchors),
      exclude: ids(LIMITS.anchors),
    })
  })

  it('cuts texts that are longer than the collector reads, also in the middle of a character', () => {
    const term = 'x'.repeat(LIMITS.textLength - 1)
    expect(there({ type: 'search-term', anchors: [], term: `${term}yz` })?.term).toBe(`${term}y`)
    expect(there({ type: 'search-term', anchors: [], term: `${term}🏮` })?.term).toBe(`${term}\ufffd`)
  })

  it('does not throw for half a character', () => {
    expect(there({ type: 'also-bought', anchors: ['a\ud83c', '\udfeeb', '🏮'] })).toEqual({
      type: 'also-bought',
      anchors: ['a\ufffd', '\ufffdb', '🏮'],
    })
  })
})

describe('parseBlockQuery', () => {
  it('answers for any text, and only requests within the limits', () => {
    const pieces = fc.constantFrom(
      ...BLOCK_TYPES,
      ':',
      ';',
      ',',
      '=',
      '%',
      '%ff',
      'limit',
      'exclude',
      'term',
      '6',
      '49',
      '__proto__',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(texts, value => {
        const request = parseBlockQuery(value)
        if (request === undefined) return
        expect(BLOCK_TYPES).toContain(request.type)
        expect([request.anchors, request.exclude ?? []].flat().every(id => id !== '' && id.length <= 128)).toBe(true)
        expect(request.anchors.length).toBeLessThanOrEqual(50)
        expect(Object.getPrototypeOf(request)).toBe(Object.prototype)
        const { category, term, placement, exclude, ...rest } = request
        const said = { ...rest, ...(category && { category }), ...(term && { term }), ...(placement && { placement }) }
        expect(parseBlockQuery(formatBlockQuery(request))).toEqual(exclude?.length ? { ...said, exclude } : said)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    '',
    'no-such-block',
    'Also-bought:A',
    'constructor:A',
    'also-bought,A',
    'also-bought:%',
    'also-bought:%ff',
    'also-bought;limit',
    'bestsellers;',
    'bestsellers;limit=0',
    'bestsellers;limit=49',
    'bestsellers;limit=1.5',
    'bestsellers;limit=-1',
    'bestsellers;limit=',
    'bestsellers;limit=six',
    'bestsellers;category=%e0',
    'bestsellers;exclude=%',
    'search-term;term=%e0',
    `also-bought:${'x'.repeat(129)}`,
    `bestsellers;exclude=${'x'.repeat(129)}`,
    `bestsellers;category=${'x'.repeat(513)}`,
    `search-term;term=${'x'.repeat(513)}`,
    `also-bought:${ids(51).join()}`,
    `bestsellers;exclude=${ids(51).join()}`,
  ])('cannot read %s', value => {
    expect(parseBlockQuery(value)).toBeUndefined()
  })

  it('reads up to the limits', () => {
    expect(parseBlockQuery(`also-bought:${ids(50).join()};limit=48`)).toEqual({
      type: 'also-bought',
      anchors: ids(50),
      limit: 48,
    })
    expect(parseBlockQuery('also-bought:,A,,B,')).toEqual({ type: 'also-bought', anchors: ['A', 'B'] })
    expect(parseBlockQuery(`search-term;term=${'x'.repeat(512)}`)?.term).toHaveLength(512)
    expect(parseBlockQuery('bestsellers:')).toEqual({ type: 'bestsellers', anchors: [] })
  })

  it('leaves settings alone that it does not know, and takes a value up to its end', () => {
    expect(parseBlockQuery('bestsellers;days=7;__proto__=x;constructor=y;category=a=b')).toEqual({
      type: 'bestsellers',
      anchors: [],
      category: 'a=b',
    })
  })
})
