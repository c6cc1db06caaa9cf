import { describe, expect, it } from 'vitest'
import { retryAfter } from '../../src/sync/retryAfter.js'

const NOW = Date.parse('2026-11-22T10:00:00Z')

describe('retryAfter', () => {
  it.each([
    ['seconds in the header', undefined, '120', 120_000],
    ['a date in the header', undefined, 'Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['milliseconds in the body', 1500, null, 1500],
    ['the longer of both', 1500, '2', 2000],
    ['a wait of more than an hour, cut to an hour', undefined, '999999', 3_600_000],
    ['a date in the past as no wait', undefined, 'Sun, 22 Nov 2020 10:00:30 GMT', 0],
    ['nonsense as no wait', 'soon', 'later', 0],
    ['a negative wait as none', -5, '-5', 0],
    ['nothing as no wait', undefined, null, 0],
  ])('reads %s', (_, ms, header, wait) => {
    expect(retryAfter(ms, header, NOW)).toBe(wait)
  })
})
