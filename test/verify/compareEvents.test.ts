import { describe, expect, it } from 'vitest'
import { PRESENT } from '../../src/testing/covers.js'
import { faultOf } from '../../src/testing/faultOf.js'
import type { TestEvent } from '../../src/testing/TestEvent.js'
import { compareEvents } from '../../src/verify/compareEvents.js'

let count = 0
const event = (name: TestEvent['name'], params: Record<string, unknown> = {}): TestEvent => {
  const id = `e${++count}`
  const fault = faultOf({ id, name, params, at: 0, seq: 1 })
  return {
    id,
    name,
    params,
    at: 0,
    session: null,
    pageView: null,
    visitor: null,
    customer: null,
    consent: 'granted',
    ...(fault && { fault }),
  }
}
const look = (id: string) => event('view_item', { items: [{ item_id: id }] })
const wanted = { name: 'view_item', params: { items: [{ item_id: PRESENT }] }, advice: 'Tell it.' } as const

describe('compareEvents', () => {
  it('is content with what was stated', () => {
    const told = [event('page_view'), event('page_view'), look('A')]
    const expected = { events: [wanted, { name: 'page_view', times: 'some', advice: '' }] } as const
    expect(compareEvents(told, { expected, refuted: { events: [{ name: 'purchase', advice: '' }] } })).toEqual({
      missing: [],
      wrong: [],
    })
  })

  it('names what is missing, and what came instead', () => {
    const { missing, wrong } = compareEvents([event('page_view')], { expected: { events: [wanted] }, refuted: {} })
    expect(missing).toEqual([{ expected: 'view_item once', seen: 'none of it, only page_view', advice: 'Tell it.' }])
    expect(wrong).toEqual([])
  })

  it.each([
    ['nothing at all', [], 'no event at all'],
    [
      'other params',
      [event('view_item', { items: [{ item_id: 'A' }, { item_id: 'B' }] })],
      'view_item {"items":[{"item_id":"A"},{"item_id":"B"}]}',
    ],
  ])('tells %s', (_, told, seen) => {
    expect(compareEvents(told, { expected: { events: [wanted] }, refuted: {} }).missing[0]?.seen).toBe(seen)
  })

  it('finds an event too many wrong, which waiting cannot mend', () => {
    const { wrong } = compareEvents([look('A'), look('B')], { expected: { events: [wanted] }, refuted: {} })
    expect(wrong[0]).toMatchObject({
      seen: expect.stringMatching(/^twice: view_item .*A.*, view_item .*B/),
      advice: 'Tell it.',
    })
  })

  it('has other advice for what comes too often, where there is any', () => {
    const expected = { events: [{ ...wanted, surplus: 'Tell it once.' }] } as const
    expect(compareEvents([look('A'), look('B')], { expected, refuted: {} }).wrong[0]?.advice).toBe('Tell it once.')
    expect(compareEvents([], { expected, refuted: {} }).missing[0]?.advice).toBe('Tell it.')
  })

  it('says which pages were viewed', () => {
    const view = (path: string) => event('page_view', { kind: 'load', page_location: `https://shop.example${path}` })
    const expected = { events: [{ name: 'page_view', times: 3, advice: '' }] } as const
    expect(compareEvents([view('/'), view('/cart')], { expected, refuted: {} }).missing[0]?.seen).toBe(
      'twice: page_view of https://shop.example/ (load), page_view of https://shop.example/cart (load)',
    )
  })

  it('finds an event wrong that a collector refuses, and says what its problem says', () => {
    const told = [event('view_item', { value: 3, items: [{ item_id: 'A' }] })]
    const { wrong, missing } = compareEvents(told, { expected: { events: [wanted] }, refuted: {} })
    expect(missing).toEqual([])
    expect(wrong).toMatchObject([
      { seen: expect.stringContaining('bad_currency (value)'), advice: expect.stringContaining('ISO 4217') },
    ])
  })

  it('finds refuted events, and any where no name is stated', () => {
    const refuted = {
      events: [
        { name: 'purchase', advice: 'Not yet.' },
        { says: 'before consent', advice: 'Ask.' },
      ],
    } as const
    const told = [event('purchase', { transaction_id: 'O-1', items: [{ item_id: 'A' }] })]
    expect(compareEvents(told, { expected: {}, refuted }).wrong.map(({ expected }) => expected)).toEqual([
      'no purchase',
      'no event before consent',
    ])
    expect(compareEvents([], { expected: {}, refuted }).wrong).toEqual([])
  })
})
