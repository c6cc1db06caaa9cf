import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { receiptOf } from '../../../src/collector/ingest/receiptOf.js'
import { receiveBatch } from '../../../src/collector/ingest/receiveBatch.js'
import { LIMITS } from '../../../src/protocol/limits.js'
import { NOON } from '../builders.js'

const DAY = 86_400_000

const view = (over: object = {}) => ({
  id: 'a',
  seq: 1,
  at: NOON - 500,
  session: 's',
  pageView: 'p',
  name: 'page_view',
  params: {},
  ...over,
})

const batch = (events: unknown[], over: object = {}) =>
  JSON.stringify({
    v: 1,
    site: 'demo',
    batch: 'b',
    sentAt: NOON,
    outbox: 'o',
    consent: 'granted',
    visitor: 'v',
    customer: null,
    events,
    ...over,
  })

/** JSON that is not too deep inside of an event: a batch that is deeper is refused as a whole. */
const SHALLOW = fc.jsonValue({ maxDepth: 3 })

function received(text: string, at: number = NOON) {
  const result = receiveBatch(text, at)
  if (!result.ok) throw new Error(result.problem)
  return result.append
}

describe('a received batch', () => {
  test('is the events to append and the verdicts that are reached already', () => {
    const { events, rejected, receivedAt } = received(batch([view(), view({ id: 'b', name: 'nonsense' })]))
    expect(events.map(one => one.event.id)).toEqual(['a'])
    expect(rejected).toEqual([{ id: 'b', code: 'unknown_event', seq: 1 }])
    expect(receivedAt).toBe(NOON)
  })

  test('of a customer who is called by an e-mail address is refused event by event, and the address is not kept', () => {
    const append = received(batch([view(), view({ id: 'b', at: 0 })], { customer: 'ada@shop.example' }))
    expect(append.events).toEqual([])
    expect(append.rejected).toEqual([
      { id: 'a', code: 'email_refused', seq: 1 },
      { id: 'b', code: 'email_refused', seq: 1 },
    ])
    expect(JSON.stringify(append)).not.toContain('@')
    for (const over of [
      { customer: 'C-77' },
      { customer: '@ada' },
      { customer: 'ada@shop.example', consent: 'anonymous' },
    ])
      expect(received(batch([view()], over))).toMatchObject({ events: [{ event: { id: 'a' } }], rejected: [] })
  })

  test('keeps an event with as many keys as fit into one, and counts those that nobody knows', () => {
    const params: Record<string, number> = {}
    const bytes = () => JSON.stringify(params).length
    for (let n = 0; bytes() < LIMITS.eventBytes - 384; n++) params[n.toString(36)] = 1
    expect(Object.keys(params).length).toBeGreaterThan(1_500)
    const { events, rejected, droppedFields } = received(batch([view(), view({ id: 'wide', params })]))
    expect(events.map(one => one.event.id)).toEqual(['a', 'wide'])
    expect(rejected).toEqual([])
    expect(droppedFields).toBe(Object.keys(params).length)
  })

  test.each([
    ['no JSON', '{"v":1', 'bad_json'],
    ['nothing', '', 'bad_json'],
    ['no batch', '[]', 'bad_batch'],
    ['nesting', '['.repeat(20), 'too_deep'],
    ['another version', '{"v":2}', 'unsupported_version'],
    ['too many events', batch(Array.from({ length: 101 }, () => view())), 'too_large'],
  ])('is refused as a whole: %s', (_, text, problem) => {
    expect(receiveBatch(text, NOON)).toMatchObject({ ok: false, problem })
  })

  test('corrects the page clock, however wrong it is, and never into the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * 365 * DAY, max: 10 * 365 * DAY }), fc.nat(29 * DAY), (wrong, age) => {
        const sentAt = NOON + wrong
        const { events } = received(batch([view({ at: sentAt - age })], { sentAt }))
        expect(events[0]?.at).toBe(NOON - age)
      }),
    )
    expect(received(batch([view({ at: NOON + DAY })])).events[0]?.at).toBe(NOON)
  })

  test('rejects what is older than 30 days, to the millisecond', () => {
    const at = NOON - LIMITS.maxAgeMs
    expect(received(batch([view({ at })])).events).toHaveLength(1)
    expect(received(batch([view({ at: at - 1 })]))).toMatchObject({
      events: [],
      rejected: [{ id: 'a', code: 'too_old' }],
    })
  })

  test('counts nothing of who has not agreed', () => {
    for (const consent of ['pending', 'denied']) {
      const { events, rejected } = received(batch([view()], { consent }))
      expect(events).toEqual([])
      expect(rejected).toEqual([{ id: 'a', code: 'consent_denied', seq: 1 }])
    }
    expect(received(batch([view()], { consent: 'anonymous' })).events).toHaveLength(1)
  })

  test('rejects one large event alone', () => {
    const items = Array.from({ length: 30 }, (_, n) => ({ item_id: `${n}`, item_name: 'ü'.repeat(400) }))
    const large = view({ id: 'large', name: 'view_item_list', params: { items } })
    const { events, rejected } = received(batch([view(), large]))
    expect(events.map(one => one.event.id)).toEqual(['a'])
    expect(rejected).toEqual([{ id: 'large', code: 'event_too_large', seq: 1 }])
  })

  test('is answered whatever it is, and never changes a prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    fc.assert(
      fc.property(SHALLOW, SHALLOW, (events, params) => {
        const one = view({ params, __proto__: { polluted: true } })
        const text = batch([one, events]).replace('"v":1', '"v":1,"__proto__":{"polluted":true}')
        const { events: good, rejected } = received(text)
        expect(good.length + rejected.length).toBe(2)
      }),
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('a receipt', () => {
  test('has a verdict for every event', () => {
    const request = received(batch([view(), view({ id: 'b' }), view({ id: 'c' }), { id: 'd' }]))
    const receipt = receiptOf(request, [
      { status: 'accepted' },
      { status: 'duplicate' },
      { status: 'rejected', code: 'conflict' },
    ])
    expect(receipt).toEqual({
      v: 1,
      batch: 'b',
      accepted: 1,
      duplicate: 1,
      rejected: [
        { id: 'd', code: 'bad_event' },
        { id: 'c', code: 'conflict' },
      ],
      retryAfterMs: 0,
    })
  })
})
