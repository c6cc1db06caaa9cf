import { describe, expect, it } from 'vitest'
import { CONSENTS } from '../../src/protocol/consent.js'
import { decodeBatch, decodeEvent } from '../../src/protocol/decodeBatch.js'
import { LIMITS } from '../../src/protocol/limits.js'
import { PROBLEMS } from '../../src/protocol/problems.js'
import { throughJson, wireBatch, wireEvent } from './wire.js'

const LONG = 'x'.repeat(LIMITS.idLength + 1)
const NOT_IDS = ['', LONG, 5, true, {}, []]
const HALF_CHARACTERS = ['\ud83c', 'a\udfee', '\udfee\ud83c']
const NOT_TIMES = ['1795176000000', '', true, {}, [], Number.POSITIVE_INFINITY, 8.65e15, -8.65e15]

const decode = (over: object) => decodeBatch(wireBatch(over))
const refusal = (over: object) => {
  const result = decode(over)
  return result.ok ? 'ok' : [result.problem, result.field]
}
const accepted = (over: object = {}) => {
  const result = decode(over)
  if (!result.ok) throw new Error(`${result.problem} in ${result.field}`)
  return result.batch
}

describe('decodeBatch', () => {
  it('reads the events that a page asks about', () => {
    const asking = wireBatch({
      ask: [
        { id: 'a', seq: 0, more: 1 },
        { id: 'b', seq: 7 },
      ],
    })
    expect(decodeBatch(throughJson(asking))).toMatchObject({
      ok: true,
      batch: {
        ask: [
          { id: 'a', seq: 0 },
          { id: 'b', seq: 7 },
        ],
      },
    })
    for (const ask of ['all', ['a'], [{ id: 'a' }], [{ id: '', seq: 1 }], [{ id: 'a', seq: -1 }]]) {
      expect(decodeBatch(throughJson(wireBatch({ ask })))).toEqual({ ok: false, problem: 'bad_batch', field: 'ask' })
    }
  })

  it('reads a whole batch', () => {
    expect(decodeBatch(throughJson(wireBatch({ dropped: { outbox_full: 2 } })))).toEqual({
      ok: true,
      batch: {
        ...wireBatch({ dropped: { outbox_full: 2 } }),
        rejected: [],
        droppedFields: 0,
      },
    })
  })

  it('refuses what is no object', () => {
    for (const value of [null, undefined, 1, 'batch', true, [], [wireBatch()]])
      expect(decodeBatch(value)).toEqual({ ok: false, problem: 'bad_batch', field: 'batch' })
  })

  it.each(['v', 'site', 'batch', 'sentAt', 'outbox', 'consent', 'events'])('refuses a batch without %s', field => {
    expect(refusal({ [field]: undefined })).toEqual(['bad_batch', field])
    expect(refusal({ [field]: null })).toEqual(['bad_batch', field])
  })

  it.each(['site', 'batch', 'outbox', 'visitor', 'customer'])('refuses a %s that is no id', field => {
    for (const wrong of NOT_IDS)
      expect(refusal({ [field]: wrong }), JSON.stringify(wrong)).toEqual(['bad_batch', field])
    expect(refusal({ [field]: 'x'.repeat(LIMITS.idLength) })).toBe('ok')
  })

  it('refuses ids with half a character, which could not be read back, and mends the one of the shop', () => {
    for (const half of HALF_CHARACTERS) {
      for (const field of ['site', 'batch', 'outbox', 'visitor'])
        expect(refusal({ [field]: half })).toEqual(['bad_batch', field])
      expect(decodeEvent(wireEvent('login', {}, { id: half }))).toMatchObject({
        rejection: { id: '', code: 'bad_event' },
      })
    }
    expect(refusal({ visitor: '\ud83c\udfee' })).toBe('ok')
    expect(accepted({ customer: 'C\ud83c' }).customer).toBe('C\ufffd')
  })

  it('says of another version that it is one', () => {
    for (const v of [0, 2, 1.5, -1, Number.POSITIVE_INFINITY])
      expect(refusal({ v })).toEqual(['unsupported_version', 'v'])
    for (const v of ['1', true, [1], {}]) expect(refusal({ v })).toEqual(['bad_batch', 'v'])
  })

  it('refuses a sentAt that is no time', () => {
    for (const sentAt of NOT_TIMES) expect(refusal({ sentAt }), String(sentAt)).toEqual(['bad_batch', 'sentAt'])
  })

  it('refuses a consent that nobody can give', () => {
    for (const consent of ['', 'Granted', 'yes', true, ['granted'], 'constructor'])
      expect(refusal({ consent })).toEqual(['bad_batch', 'consent'])
  })

  it('keeps visitor and customer only where the shopper agreed', () => {
    for (const consent of CONSENTS) {
      const { visitor, customer } = accepted({ consent })
      const isGranted = consent === 'granted'
      expect({ visitor, customer }, consent).toEqual({
        visitor: isGranted ? 'visitor-1' : null,
        customer: isGranted ? 'customer-1' : null,
      })
    }
  })

  it('refuses ids of a wrong type also where it would not keep them', () => {
    expect(refusal({ consent: 'anonymous', visitor: 5 })).toEqual(['bad_batch', 'visitor'])
  })

  it('takes missing ids for none', () => {
    expect(accepted({ visitor: undefined, customer: undefined })).toMatchObject({ visitor: null, customer: null })
  })

  it('takes 100 events and refuses 101', () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, i) => wireEvent('page_view', {}, { id: `${i}` }))
    expect(accepted({ events: events(LIMITS.batchEvents) }).events).toHaveLength(100)
    expect(refusal({ events: events(101) })).toEqual(['too_large', 'events'])
    expect(accepted({ events: [] })).toMatchObject({ events: [], rejected: [] })
    for (const wrong of [{}, 'x', { length: 1 }]) expect(refusal({ events: wrong })).toEqual(['bad_batch', 'events'])
  })

  it('gives each event its own verdict, in their order', () => {
    const batch = accepted({
      events: [
        wireEvent('page_view', {}, { id: 'good-1' }),
        wireEvent('purchase', { items: [{ item_id: 'A' }] }, { id: 'bad-1' }),
        null,
        wireEvent('page_view', { extra: 1 }, { id: 'good-2', more: 1 }),
        wireEvent('no_such', {}, { id: 'bad-2' }),
      ],
    })
    expect(batch.events.map(one => one.id)).toEqual(['good-1', 'good-2'])
    expect(batch.rejected).toEqual([
      { id: 'bad-1', code: 'bad_transaction_id', seq: 1 },
      { id: '', code: 'bad_event', seq: 0 },
      { id: 'bad-2', code: 'unknown_event', seq: 1 },
    ])
    expect(batch.droppedFields).toBe(2)
  })

  it('reads only tallies of known problems', () => {
    const text =
      '{"outbox_full":3,"network":0,"too_old":-1,"bad_id":1.5,"no_browser":"2","made_up":9,"bad_money":1e309}'
    const hostile = text.replace('{', '{"__proto__":{"stopped":7},"constructor":4,"toString":4,')
    expect(accepted({ dropped: JSON.parse(hostile) }).dropped).toEqual({ outbox_full: 3 })
    expect(accepted({ dropped: Object.fromEntries(Object.keys(PROBLEMS).map(code => [code, 1])) }).dropped).toEqual(
      Object.fromEntries(Object.keys(PROBLEMS).map(code => [code, 1])),
    )
  })

  it('goes on without tallies that are none', () => {
    expect(accepted({ dropped: { network: 2 ** 53 - 1 } }).dropped).toEqual({ network: LIMITS.dropped })
    for (const dropped of [null, 5, 'x', [1], undefined]) expect(accepted({ dropped })).not.toHaveProperty('dropped')
    expect(accepted({ dropped: {} }).dropped).toEqual({})
  })

  it('carries no field that nobody knows', () => {
    expect(accepted({ extra: 1, constructor: 5 })).toEqual(accepted())
  })
})

describe('decodeEvent', () => {
  const code = (over: object) => {
    const result = decodeEvent(wireEvent('page_view', {}, over))
    return result.ok ? 'ok' : result.rejection.code
  }

  it('refuses what is no object, without an id to name', () => {
    for (const value of [null, undefined, 1, 'event', true, [], [wireEvent('page_view', {})]])
      expect(decodeEvent(value)).toEqual({ ok: false, rejection: { id: '', code: 'bad_event', seq: 0 } })
  })

  it('names the event that it refuses, where it can be named', () => {
    for (const id of [undefined, null, ...NOT_IDS])
      expect(decodeEvent(wireEvent('page_view', {}, { id }))).toEqual({
        ok: false,
        rejection: { id: '', code: 'bad_event', seq: 1 },
      })
    expect(decodeEvent(wireEvent('page_view', {}, { id: 'E-1', at: 'now' }))).toEqual({
      ok: false,
      rejection: { id: 'E-1', code: 'bad_event', seq: 1 },
    })
  })

  it('keeps the number of what it refuses, where it is one', () => {
    for (const seq of [-1, 1.5, '7', null, 2 ** 53, Number.NaN, {}])
      expect(decodeEvent(wireEvent('page_view', {}, { seq }))).toMatchObject({
        rejection: { code: 'bad_event', seq: 0 },
      })
    expect(decodeEvent(wireEvent('page_view', {}, { seq: 7, at: 'now' }))).toMatchObject({ rejection: { seq: 7 } })
  })

  it('refuses names that nobody documented', () => {
    for (const name of [
      '',
      'Purchase',
      'purchase ',
      'view_promotion',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ])
      expect(code({ name }), name).toBe('unknown_event')
    for (const name of [undefined, null, 5, true, ['page_view'], {}]) expect(code({ name })).toBe('bad_event')
  })

  it('refuses a time or a number in the outbox that is none', () => {
    for (const at of [undefined, null, ...NOT_TIMES]) expect(code({ at }), String(at)).toBe('bad_event')
    for (const seq of [undefined, null, -1, 1.5, '1', 2 ** 53, Number.POSITIVE_INFINITY, true])
      expect(code({ seq }), String(seq)).toBe('bad_event')
    for (const seq of [0, 1, Number.MAX_SAFE_INTEGER]) expect(code({ seq })).toBe('ok')
  })

  it.each(['session', 'pageView'])('takes a missing %s for none and refuses what is no id', field => {
    expect(decodeEvent(wireEvent('page_view', {}, { [field]: undefined }))).toMatchObject({ event: { [field]: null } })
    expect(code({ [field]: null })).toBe('ok')
    for (const wrong of NOT_IDS) expect(code({ [field]: wrong })).toBe('bad_event')
  })

  it('takes missing params for none', () => {
    for (const params of [undefined, null]) {
      expect(decodeEvent(wireEvent('login', params))).toMatchObject({ ok: true, event: { params: {} } })
      expect(decodeEvent(wireEvent('purchase', params))).toMatchObject({ rejection: { code: 'bad_transaction_id' } })
    }
  })

  it('keeps the mark of an event that the page cut, and only that', () => {
    expect(decodeEvent(wireEvent('login', {}, { truncated: true }))).toMatchObject({
      event: { truncated: true },
      dropped: 0,
    })
    for (const truncated of [false, 'true', 1, null]) {
      const result = decodeEvent(wireEvent('login', {}, { truncated }))
      expect(result.ok && result.event).not.toHaveProperty('truncated')
    }
  })

  it('drops and counts what nobody knows beside the params', () => {
    const hostile = JSON.parse(
      JSON.stringify(wireEvent('login', { method: 'password', more: 1 }, { visitor: 'V', ip: '::1' })).replace(
        '{',
        '{"__proto__":{"truncated":true},',
      ),
    )
    expect(decodeEvent(hostile)).toEqual({ ok: true, event: wireEvent('login', { method: 'password' }), dropped: 4 })
  })
})
