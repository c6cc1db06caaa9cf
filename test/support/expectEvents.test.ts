import { describe, expect, it } from 'vitest'
import type { ExportedEvent, StoryCollector } from './collector.js'
import { compareEvents, expectEvents } from './expectEvents.js'

const event = (id: string, name: string, params: Record<string, unknown> = {}): ExportedEvent => ({
  id,
  name,
  at: 0,
  visitor: 'v',
  params,
})

const log = [
  event('1', 'page_view', { page_type: 'home' }),
  event('2', 'view_item', { items: [{ item_id: 'A', price: 100 }] }),
  event('3', 'view_item', { items: [{ item_id: 'B', price: 100 }] }),
]

describe('compareEvents', () => {
  it('is content with a log that says what was stated', () => {
    expect(
      compareEvents(log, {
        expected: [
          { name: 'page_view', params: { page_type: 'home' } },
          { name: 'view_item', times: 2 },
          { name: 'view_item', params: { items: [{ item_id: 'B' }] }, visitor: 'v' },
        ],
        refuted: [{ name: 'purchase' }, { name: 'view_item', params: { items: [{ item_id: 'C' }] } }],
      }),
    ).toEqual({ missing: [], wrong: [] })
  })

  it.each([
    ['too few', { expected: [{ name: 'page_view', times: 2 }], refuted: [] }, 'missing'],
    ['too many', { expected: [{ name: 'view_item' }], refuted: [] }, 'wrong'],
    ['one too many of none', { expected: [{ name: 'view_item', times: 0 }], refuted: [] }, 'wrong'],
    ['a refuted one', { expected: [], refuted: [{ name: 'page_view' }] }, 'wrong'],
    ['another list', { expected: [{ name: 'view_item', params: { items: [] } }], refuted: [] }, 'missing'],
    ['another visitor', { expected: [{ name: 'page_view', visitor: null }], refuted: [] }, 'missing'],
  ] as const)('is not content with %s', (_, wanted, kind) => {
    expect(compareEvents(log, wanted)[kind]).toHaveLength(1)
  })

  it('sees an event that was counted twice', () => {
    expect(compareEvents([...log, event('1', 'share')], { expected: [], refuted: [] }).wrong).toHaveLength(1)
  })
})

describe('expectEvents', () => {
  const collectorOf = (logs: ExportedEvent[][]): StoryCollector =>
    ({ events: async () => (logs.length > 1 ? logs.shift() : logs[0]) as ExportedEvent[] }) as StoryCollector

  it('waits for what is still to come', async () => {
    await expectEvents(collectorOf([[], [], log]), { expected: [{ name: 'page_view' }], refuted: [] })
  })

  it('sees a refuted event that comes after the expected ones', async () => {
    const late = [...log, event('4', 'purchase')]
    await expect(
      expectEvents(collectorOf([log, log, late]), {
        expected: [{ name: 'page_view' }],
        refuted: [{ name: 'purchase' }],
      }),
    ).rejects.toThrow('refuted purchase, counted 1')
  })

  it('gives up in the end and shows the log', async () => {
    await expect(
      expectEvents(collectorOf([log]), { expected: [{ name: 'share' }], refuted: [], withinMs: 300 }),
    ).rejects.toThrow(/expected 1 × share, counted 0\nThe log holds:\n {2}page_view/)
  })
})
