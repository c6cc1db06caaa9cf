import fc from 'fast-check'
import type { Random } from '../../../../src/simulator/createRandom.js'
import { anyJson } from '../../../protocol/arbitraryJson.js'

/** Values that are no others' business, as JSON text or as what only looks like it. */
const HOSTILE = [
  ...['NaN', 'Infinity', 'undefined', '1e309', '-1e309', '-0', '1e21', '9007199254740993', '0.1e-400', '-1', '""'],
  ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '"__proto__"', '"constructor"'],
  ...['"\\ud800"', '"\\udc00x"', '"\\u0000"', '"\\u202eabc\\u2066"', '"\u202egnp.exe"', '"\ufeff"', '"a\\r\\nb"'],
  ...['"\'; DROP TABLE event; --"', '"<script>alert(1)</script>"', '"../../../etc/passwd"', '"%00"', '"{{7*7}}"'],
  ...['[]', '{}', '[[]]', '{"toJSON":1}', '{"length":4294967295}', '"1e5"', '"12,50"', '"0x10"', '[null]', 'true'],
]

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  'x',
  '0',
  'items',
]

/** Changes JSON text in one place, so that most of it stays what it was. */
export type MutateJson = (text: string) => string

/** Changes of values, keys, depth and width, drawn from `random`. */
export function jsonMutator(random: Random): MutateJson {
  const pool = fc.sample(anyJson, { seed: random.below(2 ** 31), numRuns: 2_000 })
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  const size = (): number => 2 ** random.below(17)

  const value = (): string => {
    const kind = random.below(100)
    if (kind < 45) return pick(HOSTILE)
    if (kind < 90) return pick(pool)
    if (kind < 93) return `"${pick(['x', '\\u0000', '\u{1f3ee}', '\\\\', '\\ud83c']).repeat(size() / 2)}"`
    if (kind < 96) return nested(size() / 8)
    if (kind < 98) return `{${Array.from({ length: size() / 16 }, (_, n) => `"${n}":0`).join()}}`
    return `[${Array.from({ length: size() / 16 }, () => '{}').join()}]`
  }
  const nested = (depth: number): string => {
    const [open, close] = pick([
      ['[', ']'],
      ['{"a":', '}'],
    ])
    return `${open.repeat(depth)}0${close.repeat(depth)}`
  }

  return text => {
    const from = random.below(text.length)
    if (random.chance(0.25)) {
      const brace = text.indexOf('{', from)
      return brace < 0
        ? text
        : `${text.slice(0, brace + 1)}${JSON.stringify(pick(KEYS))}:${value()},${text.slice(brace + 1)}`
    }
    const colon = text.indexOf('":', from)
    if (colon < 0) return value()
    const end = endOfValue(text, colon + 2)
    return text.slice(0, colon + 2) + value() + text.slice(end)
  }
}

/** Where the value that begins at `start` ends. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const char = text[i]
    if (char === '"') i = text.indexOf('"', i + 1)
    if (i < 0) return text.length
    if (char === '{' || char === '[') depth++
    if ((char === '}' || char === ']') && depth-- === 0) return i
    if (char === ',' && depth === 0) return i
  }
  return text.length
}
