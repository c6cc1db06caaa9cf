import { describe, expect, it } from 'vitest'
import { TwoSpans } from '../../../src/collector/ingest/TwoSpans.js'

const spans = () =>
  new TwoSpans<number[]>(
    10,
    () => [],
    span => span.length >= 2,
  )
/** Writes a number and answers what is remembered, the newer span first. */
const write = (of: TwoSpans<number[]>, n: number, now: number) => {
  const { newer, older } = of.at(now)
  newer.push(n)
  return [[...newer], older]
}

describe('TwoSpans', () => {
  it('remembers for a span, and for one more', () => {
    const two = spans()
    expect(write(two, 1, 100)).toEqual([[1], undefined])
    expect(write(two, 2, 109)).toEqual([[1, 2], undefined])
    expect(write(two, 3, 110)).toEqual([[3], [1, 2]])
    expect(write(two, 4, 120)).toEqual([[4], [3]])
  })

  it('begins a span when one is full', () => {
    const two = spans()
    for (const n of [1, 2]) write(two, n, 100)
    expect(write(two, 3, 100)).toEqual([[3], [1, 2]])
  })

  it('has forgotten everything after a pause of two spans', () => {
    const two = spans()
    write(two, 1, 100)
    expect(write(two, 2, 120)).toEqual([[2], undefined])
  })

  it('goes on where a clock is put back', () => {
    const two = spans()
    write(two, 1, 100)
    expect(write(two, 2, 50)).toEqual([[1, 2], undefined])
  })
})
