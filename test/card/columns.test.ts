import { describe, expect, it } from 'vitest'
import { askSize } from '../../src/card/askSize.js'
import { columns } from '../../src/card/columns.js'

describe('columns', () => {
  it.each([
    [1, 2, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
    [4, 2, 4, 4],
    [5, 2, 3, 5],
    [6, 3, 3, 6],
    [8, 2, 4, 4],
    [10, 2, 3, 5],
    [12, 3, 4, 6],
  ])('sets %d cards in %d, %d or %d columns', (limit, narrow, middle, wide) => {
    expect(columns(limit)).toBe(`--n0:${narrow};--n1:${middle};--n2:${wide}`)
  })
})

describe('askSize', () => {
  it.each([
    [6, 0, 12],
    [6, 1, 24],
    [6, 12, 24],
    [6, 13, 36],
    [24, 0, 48],
    [48, 100, 48],
  ])('asks for enough for %d products with %d taken out: %d', (limit, excluded, size) => {
    expect(askSize(limit, excluded)).toBe(size)
  })
})
