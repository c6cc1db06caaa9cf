import { expect, test } from 'vitest'
import { judgeLooks, type Look } from './judgeLooks.js'
import { slopeOf } from './slopeOf.js'

/** 48 looks in an hour, as they are unless told otherwise. */
const hour = (over: (n: number) => Partial<Look> = () => ({})): Look[] =>
  Array.from({ length: 48 }, (_, n) => ({
    at: n * 75,
    heldMb: 118 + (n % 3),
    openFiles: 28,
    p99: 30 + (n % 5),
    ...over(n),
  }))

test('the slope of a line is found among noise that cancels out', () => {
  expect(slopeOf([0, 1, 2, 3].map(x => [x, 5 + 2 * x]))).toBeCloseTo(2)
  expect(slopeOf([0, 1, 2, 3].map(x => [x, 7]))).toBe(0)
})

test('an hour that stays as it is has nothing wrong, also after warming up', () => {
  expect(judgeLooks(hour(), true).wrongs).toEqual([])
  const warming = hour(n => (n < 12 ? { heldMb: 90 + n, p99: 200 } : {}))
  expect(judgeLooks(warming, true)).toMatchObject({ wrongs: [], figures: { held_mb_early: 118, p99_ms_early: 32 } })
})

test.each([
  ['memory grows by 1.60', hour(n => ({ heldMb: 118 + n * 0.2 }))],
  ['28 open files became 33', hour(n => ({ openFiles: n === 47 ? 33 : 28 }))],
  ['p99 went from 30.0 to 37.0', hour(n => ({ p99: n < 30 ? 30 : 37 }))],
])('finds that %s', (wrong, looks) => {
  expect(judgeLooks(looks, true).wrongs).toEqual([expect.stringContaining(wrong)])
})

test('a short run may warm up by 16 MB, and is not judged by its latency', () => {
  const growing = (by: number) => hour(n => ({ heldMb: 80 + (n * by) / 47, p99: n }))
  expect(judgeLooks(growing(20), false).wrongs).toEqual([])
  expect(judgeLooks(growing(30), false).wrongs).toEqual(['memory grew from 88 to 110 MB'])
})
