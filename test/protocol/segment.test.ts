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

  it('goes by the days of the shop, from the first to two years', () => {
    const by = (days: number, daysAgo: number) => segmentOf(ordered(daysAgo, 800), now, days)
    expect([by(30, 30), by(30, 31), by(30, 90)]).toEqual(['repeat-buyer', 'lapsed', 'lapsed'])
    expect([by(1, 1), by(1, 2), by(730, 91), by(730, 731)]).toEqual([
      'repeat-buyer',
      'lapsed',
      'repeat-buyer',
      'lapsed',
    ])
    expect(segmentOf(back, now, 1)).toBe('returning')
  })
})
