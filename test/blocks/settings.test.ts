import { describe, expect, it } from 'vitest'
import { type Attribute, readSettings } from '../../src/blocks/settings.js'

const read = (attributes: Partial<Record<Attribute, string>>) =>
  readSettings({ getAttribute: name => attributes[name] ?? null })

describe('readSettings', () => {
  it('has defaults for everything but the type', () => {
    expect(read({ type: 'bestsellers' })).toEqual({
      request_: { type: 'bestsellers', market: '', category: '', term: '', placement: '' },
      named_: [],
      heading_: '',
      limit_: 6,
      min_: 3,
      layout_: '',
    })
  })

  it('reads what is asked for, without the space around it', () => {
    const attributes = { type: 'search-term', market: 'de', category: 'Home', placement: 'search' } as const
    expect(read({ ...attributes, term: ' desk lamp ' })?.request_).toEqual({ ...attributes, term: 'desk lamp' })
  })

  it('reads the products that the block is about', () => {
    expect(read({ type: 'also-bought', item: ' SKU-1 ,SKU-2,, ' })?.named_).toEqual(['SKU-1', 'SKU-2'])
    expect(read({ type: 'also-bought', item: `${'x'.repeat(129)},a` })?.named_).toEqual(['a'])
    expect(read({ type: 'also-bought', item: Array(80).fill('a').join() })?.named_).toHaveLength(50)
  })

  it.each([
    [undefined, undefined, 6, 3],
    ['4', '2', 4, 2],
    ['2', undefined, 2, 2],
    ['1000', '1000', 48, 48],
    ['-3', '-1', 6, 3],
    ['0', '0', 6, 3],
    ['many', 'few', 6, 3],
    ['4.9', '1.2', 4, 1],
  ])('reads limit %s and min %s as %d and %d', (limit, min, limit_, min_) => {
    expect(read({ type: 'bestsellers', ...(limit && { limit }), ...(min && { min }) })).toMatchObject({ limit_, min_ })
  })

  it.each(['', 'also_bought', 'constructor', '__proto__', 'toString'])('knows no type %j', type => {
    expect(() => read({ type })).toThrow(`${type} is no type. Use also-bought,`)
  })
})
