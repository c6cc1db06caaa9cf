import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unsent } from '../../../src/core/outbox/Outbox.js'
import { oneBatch } from '../../../src/core/outbox/oneBatch.js'
import { LIMITS } from '../../../src/protocol/limits.js'

const BYTES = 29_000
const unsent = (length: number, customer?: string): Unsent => ({
  outbox: 'o',
  visitor: 'v',
  customer,
  event: {
    id: 'e',
    seq: 1,
    at: 0,
    session: null,
    pageView: null,
    name: 'share',
    params: { method: 'x'.repeat(length) },
  },
})
const sizeOf = ({ event }: Unsent) => JSON.stringify(event).length
const small = unsent(10)
const tooLarge = unsent(LIMITS.eventBytes)

describe('oneBatch', () => {
  it('leaves out what the collector would refuse, which takes no room from the others', () => {
    expect(oneBatch([tooLarge, small, tooLarge, small], BYTES)).toEqual([small, small])
    expect(oneBatch([tooLarge], BYTES)).toEqual([])
  })

  it('ends where another customer begins, also where the first comes again', () => {
    const other = unsent(10, 'c')
    expect(oneBatch([small, other, small], BYTES)).toEqual([small])
  })

  it('is the first that fit, whatever their sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LIMITS.eventBytes + 1_000), { minLength: 1 }), lengths => {
        const all = lengths.map(length => unsent(length))
        const taken = oneBatch(all, BYTES)
        const fitting = all.filter(one => sizeOf(one) <= LIMITS.eventBytes)
        const bytes = (count: number) => fitting.slice(0, count).reduce((sum, one) => sum + sizeOf(one) + 1, 0)
        expect(taken).toEqual(fitting.slice(0, taken.length))
        expect(bytes(taken.length)).toBeLessThan(BYTES)
        if (taken.length < fitting.length) expect(bytes(taken.length + 1)).toBeGreaterThanOrEqual(BYTES)
      }),
    )
  })
})
