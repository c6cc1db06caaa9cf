import { describe, expect, it } from 'vitest'
import { LAPSED_DAYS, type Remembered, SEGMENTS, segmentOf } from '../../src/protocol/segment.js'

const DAY = 86_400_000
const now = 1_000 * DAY
const back = { session: 's-2', first: 's-1' }
const ordered = (...daysAgo: number[]): Remembered => ({
  ...back,
  bought: ['A'],
  orders: daysAgo.map((days, i) => [`T-${i}`, now - days * DAY] as const),
})

describe('segmentOf', () => {
  it.each([
    ['first-time', {}],
    ['first-time', { session: 's-1' }],
    ['first-time', { session: 's-1', first: 's-1' }],
    ['returning', back],
    ['returning', { session: 's-1', first: '' }],
    ['buyer', { session: 's-1', first: 's-1', bought: ['A'] }],
    ['buyer', ordered(0)],
    ['buyer', ordered(LAPSED_DAYS)],
    ['repeat-buyer', ordered(0, 1)],
    ['repeat-buyer', ordered(LAPSED_DAYS, 400)],
    ['lapsed', ordered(LAPSED_DAYS + 1)],
    ['lapsed', ordered(LAPSED_DAYS + 1, 400)],
  ] as [string, Remembered][])('is %s for %j', (segment, remembered) => {
    expect(segmentOf(remembered, now)).toBe(segment)
    expect(SEGMENTS).toContain(segment)
  })
})
