import { describe, expect, it } from 'vitest'
import { decodeEvent } from '../../../src/protocol/decodeBatch.js'
import { LIMITS } from '../../../src/protocol/limits.js'
import { read, wireEvent } from '../wire.js'
import { ABOUT_PRODUCTS, EXAMPLES } from './examples.js'

const products = (count: number) => Array.from({ length: count }, (_, i) => ({ item_id: `SKU-${i}` }))
const one = [{ item_id: 'SKU-1' }]
/** Params of an event about products, with what it needs beside them. */
const paramsOf = (name: string, params: object) => ({
  ...(/purchase|refund/.test(name) && { transaction_id: 'T-1' }),
  ...params,
})

describe.each(ABOUT_PRODUCTS)('%s', name => {
  it('takes 200 products and refuses 201', () => {
    const most = read(name, paramsOf(name, { items: products(LIMITS.items) }))
    expect(most).toMatchObject({ params: { items: products(200) }, dropped: 0 })
    expect(read(name, paramsOf(name, { items: products(201) }))).toBe('too_many_items')
  })

  it('needs a currency wherever it has a value', () => {
    expect(read(name, paramsOf(name, { items: one, value: 12.5 }))).toBe('bad_currency')
    expect(read(name, paramsOf(name, { items: one, value: 12.5, currency: null }))).toBe('bad_currency')
    expect(read(name, paramsOf(name, { items: one, value: 0 }))).toBe('bad_currency')
    expect(read(name, paramsOf(name, { items: one, value: 12.5, currency: 'EUR' }))).toMatchObject({
      params: { value: 1250 },
    })
  })

  it('knows the currency wherever in the event it stands', () => {
    const last = paramsOf(name, { items: [{ price: '9.99', item_id: 'A' }], value: 9.99, currency: 'EUR' })
    expect(read(name, last)).toMatchObject({ params: { value: 999, items: [{ item_id: 'A', price: 999 }] } })
  })

  it('refuses what is no currency in use', () => {
    for (const currency of ['', 'eur', 'EURO', '€', 'XXX', 'DEM', ' EUR', 978, true, ['EUR'], { code: 'EUR' }])
      expect(read(name, paramsOf(name, { items: one, currency })), String(currency)).toBe('bad_currency')
  })

  it('drops and counts prices that nobody named a currency for', () => {
    const items = [{ item_id: 'A', price: 5, discount: 1 }, { item_id: 'B', price: 'cheap' }, { item_id: 'C' }]
    expect(read(name, paramsOf(name, { items }))).toEqual({
      params: paramsOf(name, { items: [{ item_id: 'A' }, { item_id: 'B' }, { item_id: 'C' }] }),
      dropped: 3,
    })
  })

  it('drops and counts what nobody knows of a product', () => {
    const text = JSON.stringify([{ item_id: 'A', currency: 'USD', promotion_id: 'P', constructor: {} }])
    const items = JSON.parse(text.replace('{', '{"__proto__":{"price":1},'))
    const result = decodeEvent(wireEvent(name, paramsOf(name, { items })))
    expect(result).toMatchObject({ ok: true, dropped: 4 })
    expect(result.ok && (result.event.params as { items: unknown }).items).toEqual([{ item_id: 'A' }])
  })

  it('counts in minor units of its own currency', () => {
    const amounts = (currency: string) => read(name, paramsOf(name, { currency, value: 1250.5, items: one }))
    expect(amounts('EUR')).toMatchObject({ params: { value: 125_050 } })
    expect(amounts('JPY')).toMatchObject({ params: { value: 1251 } })
    expect(amounts('KWD')).toMatchObject({ params: { value: 1_250_500 } })
  })

  it('reads the number texts of data layers', () => {
    const items = [{ item_id: 4711, price: '9.90', quantity: '2', index: '0', item_name: 5 }]
    expect(read(name, paramsOf(name, { currency: 'EUR', value: '19.80', items }))).toMatchObject({
      params: { value: 1980, items: [{ item_id: '4711', price: 990, quantity: 2, index: 0, item_name: '5' }] },
      dropped: 0,
    })
  })

  it('refuses amounts that are none', () => {
    const wrong = [
      '',
      ' ',
      '12,50',
      '€ 12',
      '1e3',
      '0x10',
      'NaN',
      'Infinity',
      '-1',
      -1,
      -0.001,
      1e12 + 1,
      '9999999999999',
    ]
    for (const value of wrong) {
      expect(read(name, paramsOf(name, { currency: 'EUR', value, items: one })), String(value)).toBe('bad_money')
      const items = [{ item_id: 'A', price: value }]
      expect(read(name, paramsOf(name, { currency: 'EUR', items })), `price ${value}`).toBe('bad_money')
    }
    const over = JSON.parse(JSON.stringify(wireEvent(name, EXAMPLES[name].params)).replace('30.03', '1e309'))
    expect(over.params.value).toBe(Number.POSITIVE_INFINITY)
    expect(decodeEvent(over)).toEqual({ ok: false, rejection: { id: 'event-1', code: 'bad_money', seq: 1 } })
  })

  it('takes -0 as 0', () => {
    const text = JSON.stringify(wireEvent(name, EXAMPLES[name].params)).replace('30.03', '-0').replace('10.01', '"-0"')
    const result = decodeEvent(JSON.parse(text))
    expect(result).toMatchObject({ ok: true, event: { params: { value: 0, items: [{ price: 0 }] } } })
  })

  it('refuses products without an id, and lists that are none', () => {
    for (const items of [[{}], [{ item_name: 'A' }], [{ item_id: '' }], [{ item_id: ' \t\n' }], [null], ['A'], [[]]])
      expect(read(name, paramsOf(name, { items })), JSON.stringify(items)).toBe('bad_items')
    for (const items of [{}, 'A', 1, { 0: { item_id: 'A' }, length: 1 }])
      expect(read(name, paramsOf(name, { items })), JSON.stringify(items)).toBe('bad_items')
    const [first, last] = [{ item_id: 'A' }, { item_id: 'x'.repeat(LIMITS.idLength + 1) }]
    expect(read(name, paramsOf(name, { items: [first, last] }))).toBe('bad_items')
  })

  it('refuses quantities that are none', () => {
    for (const quantity of [0, -1, '0', 'two', 1e6 + 1, true, [2]])
      expect(read(name, paramsOf(name, { items: [{ item_id: 'A', quantity }] })), String(quantity)).toBe('bad_quantity')
    for (const quantity of [1, 0.5, 1e6, '3'])
      expect(read(name, paramsOf(name, { items: [{ item_id: 'A', quantity }] }))).toMatchObject({
        params: { items: [{ quantity: Number(quantity) }] },
      })
  })

  it('is about no product only where that says something', () => {
    const isTold = ['cart', 'view_cart', 'refund'].includes(name)
    const result = read(name, paramsOf(name, { items: [] }))
    if (isTold) expect(result).toMatchObject({ params: { items: [] } })
    else expect(result).toBe('bad_items')
  })
})

describe.each(['purchase', 'refund'])('transaction_id of %s', name => {
  const order = (transaction_id: unknown) => read(name, { transaction_id, items: one })

  it('is never empty, nor blank, nor anything but an id', () => {
    for (const wrong of ['', ' ', '\t\n', '\u00a0\u3000', true, [], ['T-1'], {}, 'x'.repeat(129)])
      expect(order(wrong), JSON.stringify(wrong)).toBe('bad_transaction_id')
  })

  it('may be a number, as its digits', () => {
    expect(order(0)).toMatchObject({ params: { transaction_id: '0' } })
    expect(order(5_234_567_890_123)).toMatchObject({ params: { transaction_id: '5234567890123' } })
    expect(order('x'.repeat(128))).toMatchObject({ params: { transaction_id: 'x'.repeat(128) } })
  })

  it('is refused as a number that has lost its last digits, or two orders would be one', () => {
    const text = (digits: string) =>
      JSON.parse(JSON.stringify(wireEvent(name, { transaction_id: 0, items: one })).replace(':0,', `:${digits},`))
    expect(text('9007199254740993').params.transaction_id).toBe(text('9007199254740992').params.transaction_id)
    for (const digits of ['9007199254740993', '12345678901234567890', '-9007199254740993', '1e300', '1e309'])
      expect(decodeEvent(text(digits)), digits).toMatchObject({ ok: false, rejection: { code: 'bad_transaction_id' } })
    expect(decodeEvent(text('9007199254740991'))).toMatchObject({ ok: true })
  })
})
