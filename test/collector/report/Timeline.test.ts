import { array, assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Timeline } from '../../../src/collector/report/Timeline.js'

const timeline = (...times: number[]) => {
  const all = new Timeline<{ at: number; n: number }>()
  for (const [n, at] of times.entries()) all.add({ at, n })
  return all
}

describe('a timeline', () => {
  test('answers the last thing within a time, whatever the order in which they came', () => {
    const all = timeline(30, 10, 20)
    expect(all.lastIn(0, 100)?.at).toBe(30)
    expect(all.lastIn(0, 29)?.at).toBe(20)
    expect(all.lastIn(0, 10)?.at).toBe(10)
    expect(all.lastIn(10, 19)).toBeUndefined()
    expect(all.lastIn(0, 9)).toBeUndefined()
    expect(timeline().lastIn(0, 100)).toBeUndefined()
  })

  test('of two at one time answers the one that came last', () => {
    expect(timeline(20, 10, 20).lastIn(0, 25)?.n).toBe(2)
  })

  test('answers as a walk over all does, also between additions', () => {
    assert(
      property(
        array(integer({ min: 0, max: 20 })),
        integer({ min: 0, max: 20 }),
        integer({ min: 0, max: 20 }),
        (times, from, until) => {
          const all = new Timeline<{ at: number }>()
          const known: number[] = []
          for (const at of times) {
            all.add({ at })
            known.push(at)
            const within = known.filter(one => one > from && one <= until)
            expect(all.lastIn(from, until)?.at).toBe(within.length === 0 ? undefined : Math.max(...within))
          }
        },
      ),
    )
  })
})
