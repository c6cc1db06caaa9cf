import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanJson } from '../../../src/collector/ingest/scanJson.js'
import { LIMITS } from '../../../src/protocol/limits.js'

/** What the scan must find, from the parsed value. */
function measure(value: unknown): { depth: number; keys: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, keys: 0 }
  const inner = Object.values(value).map(measure)
  return {
    depth: 1 + Math.max(0, ...inner.map(one => one.depth)),
    keys: Math.max(Array.isArray(value) ? 0 : Object.keys(value).length, ...inner.map(one => one.keys)),
  }
}

describe('the scan before parsing', () => {
  test('finds the nesting and the keys that parsing would find', () => {
    const key = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '[', ':', '}', '🏮'), maxLength: 4 })
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.dictionary(key, key), fc.boolean(), (any, odd, isSpaced) => {
        const value = { any, odd }
        const text = JSON.stringify(value, null, isSpaced ? 2 : 0)
        const { depth, keys } = measure(value)
        expect(scanJson(text, depth, keys)).toBe(true)
        expect(scanJson(text, depth - 1, keys)).toBe(false)
        expect(scanJson(text, depth, keys - 1)).toBe(false)
      }),
    )
  })

  test('refuses bottomless nesting and boundless objects without parsing them', () => {
    expect(scanJson('['.repeat(100_000))).toBe(false)
    expect(scanJson('{"a":'.repeat(100_000))).toBe(false)
    expect(scanJson(`{${'"65536":0,'.repeat(1_000_000)}"":0}`)).toBe(false)
    expect(scanJson(`{${Array.from({ length: LIMITS.keys + 1 }, (_, n) => `"${n}":0`).join()}}`)).toBe(false)
  })

  test('passes every text that is within the limits, JSON or not', () => {
    for (const text of ['', '"', '"\\', '}}]]', ':::', '{"a":"{[{[{[{[{["}', 'null']) expect(scanJson(text)).toBe(true)
  })
})
