import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DecodeContext,
  type Decoder,
  Invalid,
  id,
  list,
  number,
  oneOf,
  record,
  text,
  whole,
} from '../../src/protocol/decoder.js'

const context = (): DecodeContext => ({ currency: undefined, dropped: 0 })
const run = <T>(decoder: Decoder<T>, value: unknown) => decoder(value, context(), 'field')
const BAD = (code: string, field = 'field') => expect.objectContaining({ code, field })

describe('text', () => {
  it('cuts at a whole character', () => {
    expect(run(text(4), 'abcdef')).toBe('abcd')
    expect(run(text(4), 'abc🏮')).toBe('abc')
    expect(run(text(5), 'abc🏮d')).toBe('abc🏮')
    expect(run(text(), 'x'.repeat(600))).toHaveLength(512)
  })

  it('never answers more than its length, nor half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (value, most) => {
        const read = run(text(most), value) as string
        expect(value.startsWith(read)).toBe(true)
        expect(read.length).toBeLessThanOrEqual(most)
        expect(read.length).toBeGreaterThanOrEqual(Math.min(value.length, most - 1))
        expect(read).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })

  it('takes numbers and refuses everything else', () => {
    expect(run(text(), 12.5)).toBe('12.5')
    expect(run(text(), '')).toBe('')
    for (const wrong of [true, null, undefined, {}, [], ['a'], Number.NaN, Number.POSITIVE_INFINITY])
      expect(run(text(), wrong)).toEqual(BAD('bad_params'))
  })
})

describe('id', () => {
  it('keeps the id as it is', () => {
    expect(run(id(), ' SKU 1/ä🏮,;:%&= ')).toBe(' SKU 1/ä🏮,;:%&= ')
    expect(run(id(), 'x'.repeat(128))).toBe('x'.repeat(128))
  })

  it('refuses what is too long, blank or no id', () => {
    for (const wrong of ['', ' ', 'x'.repeat(129), true, null, undefined, {}, ['a'], Number.NaN, 2 ** 53])
      expect(run(id('bad_items'), wrong)).toEqual(BAD('bad_items'))
  })
})

describe('number', () => {
  it('reads decimal text as the number, and nothing else', () => {
    for (const given of ['2', '-2', '2.50', '007', '0.123456789'])
      expect(run(number(-10, 10), given)).toBe(Number(given))
    for (const wrong of ['', ' 2', '2 ', '+2', '.5', '2.', '1e1', '0b1', '٢', '1'.repeat(16), '0.1234567891', '2\n'])
      expect(run(number(-10, 10), wrong), wrong).toEqual(BAD('bad_params'))
  })

  it('stays within its bounds, both included', () => {
    expect(run(number(1, 3), 1)).toBe(1)
    expect(run(number(1, 3), 3)).toBe(3)
    for (const wrong of [0.999, 3.001, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(run(number(1, 3), wrong)).toEqual(BAD('bad_params'))
  })
})

describe('whole', () => {
  it('takes whole numbers within its bounds, and nothing else', () => {
    for (const given of [0, 50, '7']) expect(run(whole(0, 50), given)).toBe(Number(given))
    for (const wrong of [-1, 51, 0.5, '1.5', '', true, null, Number.NaN])
      expect(run(whole(0, 50, 'bad_items'), wrong)).toEqual(BAD('bad_items'))
  })
})

describe('oneOf', () => {
  it('knows its words only', () => {
    expect(run(oneOf(['good', 'poor']), 'good')).toBe('good')
    for (const wrong of ['Good', '', 0, null, ['good']])
      expect(run(oneOf(['good', 'poor']), wrong)).toEqual(BAD('bad_params'))
  })
})

describe('list and record', () => {
  it('name the field that is wrong', () => {
    const shape = record<{ a: string; b?: number }>({ a: text(), b: number(0, 9) }, ['a'])
    expect(run(shape, { b: 1 })).toEqual(BAD('bad_params', 'a'))
    expect(run(shape, { a: 'x', b: 10 })).toEqual(BAD('bad_params', 'b'))
    expect(run(list(shape, 2, 'bad_items', 'too_many_items'), [{ a: 'x' }, { a: [] }])).toEqual(BAD('bad_params', 'a'))
    expect(run(list(shape, 1, 'bad_items', 'too_many_items'), [{ a: 'x' }, {}])).toEqual(BAD('too_many_items'))
    expect(run(list(shape, 1, 'bad_items', 'too_many_items'), { 0: {} })).toEqual(BAD('bad_items'))
  })

  it('count what they drop, once', () => {
    const seen = context()
    const shape = record<{ a?: string }>({ a: text() }, [])
    expect(
      list(shape, 9, 'bad_items', 'too_many_items')([{ a: 'x', b: 1 }, { c: null, d: [] }, { a: null }], seen, 'f'),
    ).toEqual([{ a: 'x' }, {}, {}])
    expect(seen.dropped).toBe(3)
  })

  it('answer Invalid itself, which no JSON can look like', () => {
    expect(run(text(), new Invalid('bad_money', 'x'))).toEqual(BAD('bad_params'))
  })
})
