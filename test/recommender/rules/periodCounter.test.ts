import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodCounter } from '../../../src/recommender/rules/periodCounter.js'
import type { Every } from '../../../src/recommender/rules/Rule.js'

const at = (text: string) => Date.parse(text)
/** Whether a period ends within the second before a time. */
const turns = (every: Every, timeZone: string, time: string) => {
  const period = periodCounter(every, timeZone)
  return period(at(time)) - period(at(time) - 1)
}

describe('a period', () => {
  it.each<[Every, string, string, number]>([
    ['hour', 'UTC', '2026-11-28T14:00Z', 1],
    ['hour', 'UTC', '2026-11-28T14:01Z', 0],
    ['day', 'UTC', '2026-11-28T00:00Z', 1],
    ['day', 'UTC', '2026-11-28T23:00Z', 0],
    ['day', 'Europe/Berlin', '2026-11-27T23:00Z', 1],
    ['day', 'Europe/Berlin', '2026-11-28T00:00Z', 0],
    ['day', 'America/New_York', '2026-11-28T05:00Z', 1],
    ['day', 'Asia/Kathmandu', '2026-11-27T18:15Z', 1],
    ['week', 'UTC', '2026-11-30T00:00Z', 1],
    ['week', 'UTC', '2026-11-29T00:00Z', 0],
    ['week', 'Europe/Berlin', '2026-11-29T23:00Z', 1],
    ['week', 'Europe/Berlin', '2026-11-30T00:00Z', 0],
  ])('of a %s in %s at %s: %i', (every, timeZone, time, ended) => {
    expect(turns(every, timeZone, time)).toBe(ended)
  })

  it('is as long as the day, where summer time makes it shorter or longer', () => {
    const day = periodCounter('day', 'Europe/Berlin')
    const hours = (from: string, until: string) => {
      const all = Array.from({ length: 72 }, (_, hour) => day(at(from) + hour * 3_600_000))
      return all.filter(one => one === day(at(until))).length
    }
    expect(hours('2026-03-28T00:00Z', '2026-03-29T12:00Z')).toBe(23)
    expect(hours('2026-10-24T00:00Z', '2026-10-25T12:00Z')).toBe(25)
    expect(hours('2026-11-24T00:00Z', '2026-11-25T12:00Z')).toBe(24)
  })

  it('has a number that never falls, and is the same whatever was asked before', () => {
    const time = fc.integer({ min: at('2000-01-01'), max: at('2040-01-01') })
    const every = fc.constantFrom<Every>('hour', 'day', 'week')
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    fc.assert(
      fc.property(every, zone, fc.array(time, { minLength: 2 }), (every, timeZone, times) => {
        const period = periodCounter(every, timeZone)
        const numbers = new Map(times.map(one => [one, period(one)]))
        const sorted = [...times].sort((a, b) => a - b).map(one => numbers.get(one)!)
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
        for (const [one, number] of numbers) expect(periodCounter(every, timeZone)(one)).toBe(number)
      }),
    )
  })

  it('needs a zone that exists', () => {
    expect(() => periodCounter('day', 'Europe/Berlyn')).toThrow(RangeError)
  })
})
