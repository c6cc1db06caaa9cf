import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BatchResult, decodeBatch, decodeEvent, type EventResult } from '../../src/protocol/decodeBatch.js'
import { EVENT_NAMES } from '../../src/protocol/events/index.js'
import { type MinorUnits, toDecimal } from '../../src/protocol/money.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
import { anyJson, spoilt } from './arbitraryJson.js'
import { CURRENCIES } from './currencyCodes.js'
import { EXAMPLES } from './events/examples.js'
import { read, wireBatch, wireEvent } from './wire.js'

/** Every property of what all values inherit from. */
const inherited = () =>
  [Object, Array, Function, String, Number, Boolean].flatMap(({ prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype)).map(([name, { value, get, set }]) => [
      prototype,
      name,
      value,
      get,
      set,
    ]),
  )

let before: unknown[][]
beforeEach(() => {
  before = inherited()
})
afterEach(() => {
  const after = inherited()
  expect(after.map(([, name]) => name)).toEqual(before.map(([, name]) => name))
  expect(after.filter((row, i) => row.some((cell, k) => cell !== before[i]?.[k])).map(([, name]) => name)).toEqual([])
})

const AMOUNTS = ['price', 'discount', 'tax', 'shipping']

/** Whatever is answered is plain data within the limits, and every amount in it is in minor units. */
function expectSound(value: unknown, name = ''): void {
  if (AMOUNTS.includes(name)) expect(Number.isSafeInteger(value) && (value as number) >= 0, name).toBe(true)
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(2048)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) expectSound(one, name)
    return
  }
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  for (const key of Object.keys(value)) {
    expect(['__proto__', 'constructor', 'prototype', 'toString', 'then']).not.toContain(key)
    expectSound((value as Record<string, unknown>)[key], key)
  }
}

function expectAnswer(result: EventResult): void {
  if (!result.ok) {
    expect(Object.keys(PROBLEMS)).toContain(result.rejection.code)
    return
  }
  expect(EVENT_NAMES).toContain(result.event.name)
  expect(Number.isSafeInteger(result.dropped) && result.dropped >= 0).toBe(true)
  expectSound(result.event)
}

function expectBatchAnswer(result: BatchResult, given: unknown): void {
  if (!result.ok) {
    expect(PROBLEMS[result.problem].status).toBeGreaterThanOrEqual(400)
    return
  }
  const { events, rejected } = result.batch
  expect(events.length + rejected.length).toBe((given as { events: unknown[] }).events.length)
  expectSound(result.batch)
}

describe('decoders are total', () => {
  it('for any JSON', () => {
    fc.assert(
      fc.property(anyJson, text => {
        const value: unknown = JSON.parse(text)
        expectAnswer(decodeEvent(value))
        expectBatchAnswer(decodeBatch(value), value)
      }),
      { numRuns: 500 },
    )
  })

  it.each(EVENT_NAMES)('for any JSON as params of %s', name => {
    fc.assert(
      fc.property(fc.oneof(anyJson, spoilt(EXAMPLES[name].params)), text => {
        expectAnswer(decodeEvent(wireEvent(name, JSON.parse(text))))
      }),
      { numRuns: 200 },
    )
  })

  it('for a product that is nearly right', () => {
    const [product] = EXAMPLES.purchase.params.items as object[]
    fc.assert(
      fc.property(spoilt(product as object), text => {
        const items: unknown[] = [JSON.parse(text)]
        expectAnswer(decodeEvent(wireEvent('cart', { currency: 'EUR', items })))
      }),
      { numRuns: 500 },
    )
  })

  it('for a batch or an event that is nearly right', () => {
    fc.assert(
      fc.property(spoilt(wireBatch()), spoilt(wireEvent('login', {})), (batch, event) => {
        const value: unknown = JSON.parse(batch)
        expectBatchAnswer(decodeBatch(value), value)
        expectAnswer(decodeEvent(JSON.parse(event)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is decoded', () => {
  const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter(value => value.trim() !== '')
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const amount = fc.integer({ min: 0, max: 1e12 }) as fc.Arbitrary<number>
  const product = fc.record(
    {
      item_id: id,
      item_name: text,
      price: amount,
      discount: amount,
      quantity: fc.integer({ min: 1, max: 1e6 }),
      index: fc.nat(1e6),
      item_category: text,
      item_variant: text,
    },
    { requiredKeys: ['item_id'], noNullPrototype: true },
  )
  const order = fc.record(
    {
      transaction_id: id,
      currency: fc.constantFrom(...CURRENCIES),
      value: amount,
      tax: amount,
      shipping: amount,
      coupon: text,
      items: fc.array(product, { minLength: 1, maxLength: 6 }),
    },
    { requiredKeys: ['transaction_id', 'currency', 'items'], noNullPrototype: true },
  )

  it('comes back the same when it is written as the page writes it', () => {
    fc.assert(
      fc.property(order, fc.boolean(), (decoded, asText) => {
        const write = (name: string, value: unknown) => {
          if (![...AMOUNTS, 'value'].includes(name)) return value
          const decimal = toDecimal(value as MinorUnits, decoded.currency)
          return asText ? `${decimal}` : decimal
        }
        const sent = JSON.parse(JSON.stringify(decoded, write))
        expect(read('purchase', sent)).toEqual({ params: decoded, dropped: 0 })
      }),
      { numRuns: 300 },
    )
  })
})
