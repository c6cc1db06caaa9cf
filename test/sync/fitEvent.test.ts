import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '../../src/collector/ingest/scanJson.js'
import type { Unsent } from '../../src/core/outbox/Outbox.js'
import { LIMITS } from '../../src/protocol/limits.js'
import { fitEvent } from '../../src/sync/fitEvent.js'
import { draft } from '../contracts/outbox.js'

const unsent = (params: object): Unsent =>
  ({ event: { ...draft('purchase'), seq: 1, session: 's'.repeat(32), params }, outbox: 'o' }) as unknown as Unsent
const fitted = (params: object) => fitEvent(unsent(params)).event as unknown as { params: Order; truncated?: true }
const bytes = (event: object) => new TextEncoder().encode(JSON.stringify(event)).length

interface Order {
  transaction_id: string
  value: number
  note?: string
  items: { item_id: string; item_name?: string; quantity: number; price: number }[]
}

const order = (lines: number, more: object = {}) => ({
  transaction_id: 'A-1',
  currency: 'EUR',
  value: 25,
  items: Array.from({ length: lines }, (_, i) => ({ item_id: `SKU-${i}`, quantity: 2, price: 12.5, ...more })),
})

describe('fitEvent', () => {
  it('leaves alone what is within the limits', () => {
    const one = unsent(order(200))
    expect(fitEvent(one)).toEqual(one)
  })

  it('cuts to the products that one event may name, and says so', () => {
    const event = fitted(order(201))
    expect(event.params.items).toHaveLength(200)
    expect(event.truncated).toBe(true)
  })

  it('shortens texts before it gives up products, and keeps what the order is worth', () => {
    const event = fitted(order(60, { item_name: 'Lantern '.repeat(200) }))
    expect(event.params.items).toHaveLength(60)
    expect(event.params.items[59]).toMatchObject({ item_id: 'SKU-59', quantity: 2, price: 12.5 })
    expect(event.params).toMatchObject({ transaction_id: 'A-1', value: 25 })
  })

  it('gives up fields that an order can do without before it gives up products', () => {
    const more = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`extra_${i}`, 'x'.repeat(100)]))
    const event = fitted(order(150, more))
    expect(event.params.items).toHaveLength(150)
    expect(event.params.items[0]).toEqual({ item_id: 'SKU-0', quantity: 2, price: 12.5 })
  })

  it('never cuts an id within its limit', () => {
    const item_id = 'x'.repeat(LIMITS.idLength)
    for (const { item_id: kept } of fitted({ items: Array.from({ length: 500 }, () => ({ item_id })) }).params.items) {
      expect(kept).toBe(item_id)
    }
  })

  it('leaves no half of a character', () => {
    const note = fitted({ ...order(1), note: `x${'\u{1f600}'.repeat(3000)}` }).params.note!
    expect(note).not.toMatch(/\p{Cs}/u)
    expect(fitted({ ...order(1), note: 'a\ud83db' }).params.note).toBe('a\ufffdb')
  })

  it('cuts what is nested too deeply for a batch, and a name that is none', () => {
    const deep = (levels: number): object => (levels > 1 ? { inner: deep(levels - 1) } : {})
    const batch = (params: object, more: object = {}) => {
      const one = unsent(params)
      const { event } = fitEvent({ ...one, event: { ...one.event, ...more } })
      return { event: event as { truncated?: true; name: string }, text: JSON.stringify({ events: [event] }) }
    }
    for (const [params, isCut] of [
      [deep(5), false],
      [deep(6), true],
      [{ list: [[deep(9)]] }, true],
    ] as const) {
      const { event, text } = batch(params)
      expect([scanJson(text), event.truncated ?? false]).toEqual([true, isCut])
    }
    expect(batch({}, { name: 'x'.repeat(20_000) }).text.length).toBeLessThan(1000)
  })

  it('is within 16 KiB up to a hundred thousand lines, and names a product of an order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.string({ unit: 'grapheme', maxLength: 3000 }),
        fc.integer({ min: 0, max: 5 }),
        (lines, text, fields) => {
          const more = Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, text]))
          const event = fitted(order(lines, { item_name: text, ...more }))
          expect(bytes(event)).toBeLessThanOrEqual(LIMITS.eventBytes)
          expect(event.params.items.length).toBeGreaterThan(0)
          expect(event.params.transaction_id).toBe('A-1')
        },
      ),
      { numRuns: 15 },
    )
  })

  it('is within 16 KiB for whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4, maxKeys: 200 }), params => {
        expect(bytes(fitted(JSON.parse(JSON.stringify(params))))).toBeLessThanOrEqual(LIMITS.eventBytes)
      }),
      { numRuns: 200 },
    )
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [i, 'x']))
    expect(fitted(wide)).toMatchObject({ params: {}, truncated: true })
  })
})
