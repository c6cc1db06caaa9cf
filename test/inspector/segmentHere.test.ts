import { describe, expect, it, vi } from 'vitest'
import { lapsedDaysHere, segmentHere } from '../../src/inspector/segmentHere.js'
import type { RecommendedBlock } from '../../src/protocol/recommendations.js'

const DAY = 86_400_000
const asked = (...answers: (Partial<RecommendedBlock> | undefined)[]) =>
  ({ blocks: { asks: answers.map(answer => ({ answer })) } }) as never
const model = (days: number, answer: Partial<RecommendedBlock>, consent = 'granted') =>
  ({
    tracker: { state: { consent } },
    self: { orders: [['T-1', Date.now() - days * DAY]] },
    ...(asked(answer) as object),
  }) as never

describe('the inspector', () => {
  it('goes by the days of the newest answer', () => {
    expect(lapsedDaysHere(asked())).toBe(90)
    expect(lapsedDaysHere(asked(undefined, {}))).toBe(90)
    expect(lapsedDaysHere(asked({ lapsedDays: 30 }, { lapsedDays: 60 }, undefined))).toBe(60)
    expect(lapsedDaysHere(asked({ lapsedDays: 60 }, {}))).toBe(90)
    expect(lapsedDaysHere(asked({ lapsedDays: 60 }, { paused: 'all' }))).toBe(60)
  })

  it('says the segment as blocks take it', () => {
    vi.stubGlobal('location', { search: '' })
    expect([segmentHere(model(70, {})), segmentHere(model(70, { lapsedDays: 60 }))]).toEqual(['buyer', 'lapsed'])
    expect(segmentHere(model(70, { lapsedDays: 60 }, 'anonymous'))).toBe('first-time')
    vi.stubGlobal('location', { search: '?gv-segment=returning' })
    expect(segmentHere(model(70, { lapsedDays: 60 }))).toBe('returning')
    vi.unstubAllGlobals()
  })
})
