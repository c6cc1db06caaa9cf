import { describe, expect, test } from 'vitest'
import { BelievedClock } from '../../../src/collector/retention/BelievedClock.js'
import { NOON } from '../builders.js'

const DAY = 86_400_000

/** A log, and starts of a collector that find it; `ran` is the time that has passed, in days, and `off` how wrong the clock is. */
function machine() {
  const log: { believedAt: number | undefined } = { believedAt: undefined }
  const time = { ran: 0, off: 0 }
  const warnings: string[] = []
  const start = () => {
    const clock = () => NOON + (time.ran + time.off) * DAY
    const believed = new BelievedClock(
      log,
      clock,
      message => warnings.push(message),
      () => time.ran * DAY,
    )
    return (ran: number, off = time.off) => {
      Object.assign(time, { ran, off })
      const now = believed.now()
      return now === undefined ? undefined : (now - NOON) / DAY
    }
  }
  return { log, start, warnings }
}

describe('BelievedClock', () => {
  test('keeps the first time, and believes every day after that', () => {
    const { start, warnings } = machine()
    const look = start()
    expect([0, 1, 2, 3].map(day => look(day))).toEqual([undefined, 1, 2, 3])
    expect(warnings).toEqual([])
  })

  test('believes a collector that was off for 40 days, not one of 41', () => {
    const { start } = machine()
    start()(0)
    expect(start()(40)).toBe(40)
    expect(start()(81.1)).toBeUndefined()
  })

  test.each([3_650, -3_650])('does not believe a clock that is %s days off, however often it starts', off => {
    const { start, warnings } = machine()
    start()(0)
    for (const day of [1, 2, 3]) expect(start()(day, off)).toBeUndefined()
    expect(warnings.length).toBe(3)
    expect(start()(4, 0)).toBe(4)
  })

  test('does not believe a clock that is changed by more than three days, until it is put back', () => {
    const { start, warnings } = machine()
    const look = start()
    look(0)
    expect(look(1, 3.1)).toBeUndefined()
    expect(look(2, 3.1)).toBeUndefined()
    expect(look(2.5, 0)).toBe(2.5)
    expect(warnings).toEqual([expect.stringContaining('4 days after the last time that was believed')])
  })

  test('believes what has gone on evenly for a week, so that who was away for long need do nothing', () => {
    const { start } = machine()
    start()(0)
    const look = start()
    expect([100, 103, 106.9].map(day => look(day))).toEqual([undefined, undefined, undefined])
    expect(look(107)).toBe(107)
    expect(look(108)).toBe(108)
  })

  test('begins the week anew with each change', () => {
    const { start, warnings } = machine()
    start()(0)
    const look = start()
    expect(look(100)).toBeUndefined()
    expect(look(106, 500)).toBeUndefined()
    expect(look(108)).toBeUndefined()
    expect(warnings.length).toBe(2)
    expect(look(113)).toBe(613)
  })
})
