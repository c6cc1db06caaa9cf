import { expect, it } from 'vitest'
import { isFor } from '../../src/inspector/isFor.js'

const request = {
  type: 'also-bought',
  market: '',
  category: '',
  term: '',
  placement: 'product',
  anchors: ['A', 'B'],
  limit: 24,
} as const

it.each([
  [{ type: 'also-bought', item: 'A, B', placement: 'product' }, true],
  [{ type: 'also-bought', item: 'A', placement: 'product' }, true],
  [{ type: 'also-bought', placement: ' product ' }, true],
  [{ type: 'also-bought', item: 'B', placement: 'product' }, false],
  [{ type: 'also-viewed', item: 'A', placement: 'product' }, false],
  [{ type: 'also-bought', item: 'A' }, false],
  [{ type: 'also-bought', item: 'A', placement: 'product', category: 'lamps' }, false],
])('%j asked: %s', (attributes, expected) => {
  expect(isFor(request, attributes as Record<string, string>)).toBe(expected)
})
