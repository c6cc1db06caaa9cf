import { describe, expect, it } from 'vitest'
import { EVENT_DECODERS, EVENT_NAMES } from '../../../src/protocol/events/index.js'
import { read } from '../wire.js'
import { EXAMPLES, type Example } from './examples.js'

const without = (params: object, field: string) =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== field))

const CODES: Record<string, string> = {
  items: 'bad_items',
  transaction_id: 'bad_transaction_id',
  currency: 'bad_currency',
  value: 'bad_money',
  tax: 'bad_money',
  shipping: 'bad_money',
}
/** The verdict on an event in which this field is wrong. */
const codeOf = (name: string, field: string) => (name === 'web_vital' ? 'bad_params' : (CODES[field] ?? 'bad_params'))

describe('EVENT_DECODERS', () => {
  it('has a decoder for every name, and no other', () => {
    expect(Object.keys(EVENT_DECODERS)).toEqual([...EVENT_NAMES])
    expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length)
  })
})

describe.each(EVENT_NAMES)('%s', name => {
  const { params, decoded, required }: Example = EXAMPLES[name]

  it('decodes every field of the reference', () => {
    expect(read(name, params)).toEqual({ params: decoded, dropped: 0 })
  })

  it('decodes with nothing but its required fields', () => {
    // Amounts need the currency, which only such an event leaves out.
    const least = Object.fromEntries(required.map(field => [field, params[field]]))
    const kept = Object.fromEntries(required.map(field => [field, decoded[field]]))
    if (least.items) {
      least.items = [{ item_id: 'SKU-1' }]
      kept.items = [{ item_id: 'SKU-1' }]
    }
    expect(read(name, least)).toEqual({ params: kept, dropped: 0 })
  })

  it.each(required)('is refused without %s, and with null in its place', field => {
    expect(read(name, without(params, field))).toBe(codeOf(name, field))
    expect(read(name, { ...params, [field]: null })).toBe(codeOf(name, field))
  })

  it('takes null for a field that may be missing', () => {
    for (const field of Object.keys(params).filter(field => !required.includes(field) && field !== 'currency')) {
      const kept = without(decoded, field)
      expect(read(name, { ...params, [field]: null }), field).toEqual({ params: kept, dropped: 0 })
    }
  })

  it('is refused with a field of a wrong type', () => {
    for (const field of Object.keys(params)) {
      for (const wrong of [true, {}, ['x'], [[]], []]) {
        const isEmptyList = field === 'items' && Array.isArray(wrong) && wrong.length === 0
        if (isEmptyList) continue
        expect(read(name, { ...params, [field]: wrong }), `${field}: ${JSON.stringify(wrong)}`).toBe(
          codeOf(name, field),
        )
      }
    }
  })

  it('is refused when its params are no object', () => {
    for (const wrong of ['x', 1, true, [], [params]]) expect(read(name, wrong)).toBe('bad_params')
  })

  it('drops and counts what nobody knows', () => {
    const more = { ...params, customer_type: 'new', nested: { a: { b: 1 } }, item: [1] }
    expect(read(name, more)).toEqual({ params: decoded, dropped: 3 })
  })

  it('drops and counts keys that would reach a prototype', () => {
    const text = JSON.stringify({ ...params, constructor: { prototype: { stained: 1 } }, toString: 1 })
    const hostile = JSON.parse(text.replace(/^\{/, '{"__proto__":{"stained":1,"items":[]},'))
    expect(Object.keys(hostile)).toContain('__proto__')
    const result = EVENT_DECODERS[name](hostile, { currency: undefined, dropped: 0 }, 'params')
    expect(result).toEqual(decoded)
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).stained).toBeUndefined()
  })

  it('takes no field from a prototype', () => {
    const result = EVENT_DECODERS[name](Object.create(params), { currency: undefined, dropped: 0 }, 'params')
    expect(result).toEqual(required[0] ? expect.objectContaining({ code: codeOf(name, required[0]) }) : {})
  })
})
