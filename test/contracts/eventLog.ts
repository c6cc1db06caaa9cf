import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventLog } from '../../src/collector/log/EventLog.js'
import { append, event, minor, NOON, purchase } from '../collector/builders.js'

/** A driver under test: empty when it is opened. */
export interface EventLogDriver {
  open(): Promise<EventLog>
  /** Closes the log and opens what it has left behind; absent where nothing is left. */
  reopen?(log: EventLog): Promise<EventLog>
}

/** What every event log must do. Runs over every driver. */
export function eventLogContract(name: string, driver: EventLogDriver): void {
  describe(`${name} as an event log`, () => {
    let log: EventLog
    beforeEach(async () => {
      log = await driver.open()
    })
    afterEach(() => log.close())
    const settle = async () => {
      if (driver.reopen) log = await driver.reopen(log)
    }
    const ids = () => [...log.read()].map(logged => logged.event.id)

    test('keeps what it accepted, whole and in order', async () => {
      const sent = event('a', { name: 'search', params: { search_term: 'blue "lantern" 🏮' }, seq: 7, at: NOON - 5000 })
      expect(await log.append(append([sent, event('b')], { customer: 'C-1' }))).toEqual([
        { status: 'accepted' },
        { status: 'accepted' },
      ])
      await settle()
      const [first, second] = [...log.read()]
      expect(first).toMatchObject({
        site: 'demo',
        at: NOON - 5000,
        receivedAt: NOON,
        outbox: 'outbox-1',
        visitor: 'visitor-1',
        customer: 'C-1',
      })
      expect(first?.event).toEqual(sent)
      expect(second?.event.id).toBe('b')
      expect(second?.n).toBeGreaterThan(first?.n ?? 0)
    })

    test('knows the ids that are counted, and no others', async () => {
      expect(log.known('demo', ['a'])).toEqual([])
      await log.append(append([event('a')], { rejected: [{ id: 'r', code: 'unknown_event' }] }))
      await settle()
      expect(log.known('demo', ['x', 'r', 'a', 'a'])).toEqual(['a', 'a'])
      expect(log.known('other', ['a', 'r'])).toEqual([])
    })

    test('numbers a copy that left without its number once the page asks about it', async () => {
      await log.append(append([event('a', { seq: 0 }), event('c', { seq: 3 })]))
      expect(log.known('demo', ['a'])).toEqual(['a'])
      expect(log.books('demo').sequences).toMatchObject({ seen: 1, missing: 2 })
      const asked = [
        { id: 'a', seq: 2 },
        { id: 'x', seq: 1 },
      ]
      await log.append({ ...append([]), asked })
      await log.append({ ...append([]), asked })
      await settle()
      expect(log.books('demo')).toMatchObject({ accepted: 2, duplicate: 0, sequences: { seen: 2, missing: 1 } })
      expect([...log.read()].map(one => one.event.seq)).toEqual([2, 3])
    })

    test('knows a numbered copy by the outbox that has numbered it', async () => {
      await log.append(append([event('a', { seq: 0 }), event('b', { seq: 0 })]))
      const other = append([event('b', { seq: 1 })])
      await log.append({ ...other, envelope: { ...other.envelope, outbox: 'other' }, asked: [{ id: 'a', seq: 2 }] })
      const third = append([event('c', { seq: 0 })])
      await log.append(third)
      await log.append({ ...third, envelope: { ...third.envelope, outbox: 'other' } })
      await settle()
      expect([...log.read()].map(one => `${one.outbox} ${one.event.seq}`)).toEqual([
        'other 2',
        'other 1',
        `${third.envelope.outbox} 0`,
      ])
    })

    test('keeps the corrected time and the mark of what was cut', async () => {
      const cut = { ...event('a', { at: 5 }), truncated: true as const }
      await log.append({ ...append([]), events: [{ event: cut, at: NOON - 1 }] })
      await settle()
      expect([...log.read()][0]).toMatchObject({ at: NOON - 1, event: { at: NOON - 1, truncated: true } })
    })

    test('counts an id once, in one request and in several', async () => {
      expect(await log.append(append([event('a'), event('a')]))).toEqual([
        { status: 'accepted' },
        { status: 'duplicate' },
      ])
      await settle()
      expect(await log.append(append([event('a', { seq: 9 }), event('b')]))).toEqual([
        { status: 'duplicate' },
        { status: 'accepted' },
      ])
      expect(ids()).toEqual(['a', 'b'])
      expect(log.books('demo')).toEqual({
        received: 4,
        accepted: 2,
        erased: {},
        expired: {},
        duplicate: 2,
        rejected: {},
        dropped: {},
        droppedFields: 0,
        byName: { page_view: 2 },
        doubted: {},
        sequences: { outboxes: 1, incomplete: 1, numbered: 9, seen: 2, dropped: 0, missing: 7 },
      })
    })

    test('keeps why events are doubted, and counts each once until it is erased', async () => {
      const { events, ...about } = append([event('a'), event('b')], { visitor: 'ann' })
      const doubted = { ...about, events: events.map(one => ({ ...one, doubt: 'bot' as const })) }
      await log.append(doubted)
      await log.append(doubted)
      await log.append(append([event('b'), event('c')]))
      await settle()
      expect([...log.read()].map(({ event, doubt }) => [event.id, doubt])).toEqual([
        ['a', 'bot'],
        ['b', 'bot'],
        ['c', undefined],
      ])
      expect(log.books('demo')).toMatchObject({ accepted: 3, duplicate: 3, doubted: { bot: 2 } })
      await log.erase('demo', { visitor: 'ann' }, NOON)
      await settle()
      expect(log.books('demo')).toMatchObject({ accepted: 1 })
      expect(log.books('demo').doubted).toEqual({})
    })

    test('keeps the first of two events with one id and tells of the other', async () => {
      await log.append(append([event('a', { name: 'search', params: { search_term: 'first' } })]))
      const other = append([event('a', { name: 'search', params: { search_term: 'second' } })])
      const conflict = [{ status: 'rejected', code: 'conflict' }]
      expect(await log.append(other)).toEqual(conflict)
      expect(await log.append(other)).toEqual(conflict)
      expect([...log.read()].map(logged => logged.event.params)).toEqual([{ search_term: 'first' }])
      expect(log.books('demo')).toMatchObject({ accepted: 1, duplicate: 1, rejected: { conflict: 1 }, received: 3 })
    })

    test('keeps sites apart', async () => {
      await log.append(append([event('a')], { site: 'one' }))
      expect(await log.append(append([event('a')], { site: 'two' }))).toEqual([{ status: 'accepted' }])
      expect([...log.read({ site: 'two' })].map(logged => logged.site)).toEqual(['two'])
      expect(log.books('one').accepted).toBe(1)
      expect(log.books('nobody')).toEqual({
        received: 0,
        accepted: 0,
        erased: {},
        expired: {},
        duplicate: 0,
        rejected: {},
        dropped: {},
        droppedFields: 0,
        byName: {},
        doubted: {},
        sequences: { outboxes: 0, incomplete: 0, numbered: 0, seen: 0, dropped: 0, missing: 0 },
      })
      expect([...log.read({ site: 'nobody' })]).toEqual([])
    })

    test('counts an order once, whatever events bring it', async () => {
      expect(await log.append(append([purchase('page', 'T-1', ['A', 'B'])]))).toEqual([{ status: 'accepted' }])
      await settle()
      expect(await log.append(append([purchase('import', 'T-1', ['B', 'A'])]))).toEqual([{ status: 'duplicate' }])
      expect(await log.append(append([purchase('other', 'T-2', ['A', 'B'])]))).toEqual([{ status: 'accepted' }])
      expect(ids()).toEqual(['page', 'other'])
    })

    test('an order that is not doubted takes its lines from doubted events of the same number, and only these', async () => {
      const doubt = 'bot' as const
      const doubted = (id: string, items: string[]) => {
        const { events, ...about } = append([purchase(id, 'T-1', items)])
        return log.append({ ...about, events: events.map(one => ({ ...one, doubt })) })
      }
      expect(await doubted('guessed', ['A', 'X', 'A'])).toEqual([{ status: 'accepted' }])
      expect(await doubted('guessed-again', ['X', 'A'])).toEqual([{ status: 'duplicate' }])
      await settle()
      expect(await log.append(append([purchase('true', 'T-1', ['A', 'B'])]))).toEqual([{ status: 'accepted' }])
      expect(await log.append(append([purchase('import', 'T-1', ['A', 'B'])]))).toEqual([{ status: 'duplicate' }])
      expect(await doubted('late', ['A', 'B'])).toEqual([{ status: 'duplicate' }])
      expect(await log.append(append([purchase('elsewhere', 'T-2', ['X'])]))).toEqual([{ status: 'accepted' }])
      await settle()
      const lines = [...log.read()].map(({ event, doubt }) => [
        event.id,
        doubt,
        event.name === 'purchase' && event.params.items.map(({ item_id }) => item_id),
      ])
      expect(lines).toEqual([
        ['guessed', 'bot', ['X', 'A']],
        ['true', undefined, ['A', 'B']],
        ['elsewhere', undefined, ['X']],
      ])
      expect(log.books('demo')).toMatchObject({ accepted: 3, duplicate: 3, doubted: { bot: 1 } })
    })

    test('an order of which a doubted event has told everything leaves it without lines', async () => {
      const { events, ...about } = append([purchase('guessed', 'T-1', ['A'], { value: minor(900) })])
      await log.append({ ...about, events: events.map(one => ({ ...one, doubt: 'bot' as const })) })
      await settle()
      expect(await log.append(append([purchase('true', 'T-1', ['A'])]))).toEqual([{ status: 'accepted' }])
      await settle()
      const [guessed, told] = [...log.read()]
      expect(guessed).toMatchObject({ doubt: 'bot', event: { id: 'guessed', params: { items: [] } } })
      expect(told).toMatchObject({ event: { id: 'true', params: { items: [{ item_id: 'A' }] } } })
      expect(await log.append(append([purchase('guessed', 'T-1', ['A'], { value: minor(900) })]))).toEqual([
        { status: 'duplicate' },
      ])
    })

    test('keeps only the new lines of a known order', async () => {
      const lamp = { item_id: 'A', price: minor(500), quantity: 2 }
      await log.append(append([purchase('first', 'T-1', [lamp], { currency: 'EUR', value: minor(1000) })]))
      const whole = { currency: 'EUR', value: minor(3100), tax: minor(100), shipping: minor(490) }
      const more = [lamp, lamp, { item_id: 'B', price: minor(300), quantity: 3 }]
      expect(await log.append(append([purchase('second', 'T-1', more, whole)]))).toEqual([{ status: 'accepted' }])
      await settle()
      const [, second] = [...log.read()]
      expect(second?.event.params).toEqual({
        transaction_id: 'T-1',
        currency: 'EUR',
        value: 1900,
        items: [lamp, { item_id: 'B', price: 300, quantity: 3 }],
      })
      expect(await log.append(append([purchase('second', 'T-1', more, whole)]))).toEqual([{ status: 'duplicate' }])
      expect(await log.append(append([purchase('third', 'T-1', more)]))).toEqual([{ status: 'duplicate' }])
    })

    test('takes no line of an order from an event that conflicts', async () => {
      await log.append(append([event('a')]))
      expect(await log.append(append([purchase('a', 'T-1', ['A'])]))).toEqual([
        { status: 'rejected', code: 'conflict' },
      ])
      expect(await log.append(append([purchase('b', 'T-1', ['A'])]))).toEqual([{ status: 'accepted' }])
    })

    test('counts a rejected id once, and moves it when it is accepted after all', async () => {
      const refused = append([], { rejected: [{ id: 'bad', code: 'bad_params' }] })
      await log.append(refused)
      await settle()
      await log.append(refused)
      expect(log.books('demo')).toMatchObject({ duplicate: 1, rejected: { bad_params: 1 } })
      expect(await log.append(append([event('bad')]))).toEqual([{ status: 'accepted' }])
      expect(log.books('demo')).toMatchObject({ received: 3, accepted: 1, duplicate: 2, rejected: {} })
    })

    test('counts every rejection that has no id', async () => {
      const nameless = { id: '', code: 'bad_event' as const }
      await log.append(append([], { rejected: [nameless, nameless] }))
      expect(log.books('demo').rejected).toEqual({ bad_event: 2 })
    })

    test('does not count as too old what it has counted before', async () => {
      await log.append(append([event('a')]))
      await log.append(append([], { rejected: [{ id: 'a', code: 'too_old' }] }))
      expect(log.books('demo')).toMatchObject({ accepted: 1, duplicate: 1, rejected: {} })
    })

    test('adds up what outboxes dropped, from totals that only grow', async () => {
      await log.append(append([], { outbox: 'one', dropped: { outbox_full: 3, storage_refused: 1 } }))
      await log.append(append([], { outbox: 'two', dropped: { outbox_full: 2 } }))
      await settle()
      await log.append(append([], { outbox: 'one', dropped: { outbox_full: 3 } }))
      await log.append(append([], { outbox: 'one', dropped: { outbox_full: 4 } }))
      await log.append(append([], { outbox: 'one', dropped: { outbox_full: 1 } }))
      expect(log.books('demo').dropped).toEqual({ outbox_full: 6, storage_refused: 1 })
    })

    test('adds up the unknown fields that were left out of events', async () => {
      await log.append({ ...append([event('a')]), droppedFields: 2 })
      await settle()
      await log.append({ ...append([event('b')]), droppedFields: 3 })
      await log.append(append([event('c')]))
      expect(log.books('demo')).toMatchObject({ accepted: 3, droppedFields: 5 })
    })

    test('sees which numbers are missing, until they arrive', async () => {
      const numbers = (...seqs: number[]) => append(seqs.map(seq => event(`e${seq}`, { seq })))
      const sequences = () => log.books('demo').sequences
      await log.append(numbers(1, 2, 5))
      await settle()
      await log.append(numbers(9, 8))
      const gap = { outboxes: 1, incomplete: 1, numbered: 9, seen: 5, dropped: 0, missing: 4 }
      expect(sequences()).toEqual(gap)
      await log.append(numbers(5, 9))
      expect(sequences()).toEqual(gap)
      await settle()
      await log.append(numbers(4))
      await log.append(numbers(7, 3))
      expect(sequences()).toEqual({ ...gap, seen: 8, missing: 1 })
      await log.append(numbers(6))
      expect(sequences()).toEqual({ ...gap, seen: 9, missing: 0, incomplete: 0 })
    })

    test('counts a number once, whatever the verdict on its event', async () => {
      await log.append(append([purchase('a', 'T-1', ['A'])]))
      await log.append(append([{ ...purchase('b', 'T-1', ['A']), seq: 2 }]))
      await log.append(append([event('a', { name: 'login', seq: 3 })]))
      await log.append(append([], { rejected: [{ id: 'c', code: 'too_old', seq: 4 }] }))
      await log.append(append([], { rejected: [{ id: '', code: 'bad_event', seq: 5 }] }))
      await settle()
      await log.append(append([], { rejected: [{ id: 'c', code: 'too_old', seq: 4 }] }))
      await log.append(append([event('c', { seq: 4 })]))
      expect(log.books('demo').sequences).toMatchObject({ seen: 5, missing: 0 })
    })

    test('gives a copy without a number the one with which the event comes', async () => {
      await log.append(append([event('a', { seq: 0 })]))
      expect(log.books('demo').sequences).toMatchObject({ outboxes: 0, numbered: 0 })
      await settle()
      expect(await log.append(append([event('a', { seq: 2 })]))).toEqual([{ status: 'duplicate' }])
      expect([...log.read()].map(logged => logged.event.seq)).toEqual([2])
      await log.append(append([event('a', { seq: 0 })]))
      await log.append(append([event('a', { seq: 0, name: 'login' }), event('a', { seq: 7, name: 'login' })]))
      expect([...log.read()].map(logged => logged.event.seq)).toEqual([2])
      expect(log.books('demo').sequences).toMatchObject({ outboxes: 1, numbered: 7, seen: 2 })
    })

    test('does not miss what the outbox says it has dropped', async () => {
      const sequences = () => log.books('demo').sequences
      await log.append(append([event('a', { seq: 6 })], { dropped: { outbox_full: 2, storage_refused: 9 } }))
      expect(sequences()).toMatchObject({ numbered: 6, seen: 1, dropped: 2, missing: 3, incomplete: 1 })
      await settle()
      await log.append(append([], { dropped: { outbox_full: 4, event_refused: 1 } }))
      expect(sequences()).toMatchObject({ numbered: 6, seen: 1, dropped: 5, missing: 0, incomplete: 0 })
      await log.append(append([event('b', { seq: 3 })]))
      expect(sequences()).toMatchObject({ numbered: 6, seen: 2, dropped: 4, missing: 0 })
    })

    test('knows each outbox by itself, and none without consent', async () => {
      await log.append(append([event('a', { seq: 2 })], { outbox: 'one' }))
      await log.append(append([event('b', { seq: 3 })], { outbox: 'two' }))
      await log.append(append([event('c', { seq: 9 })], { outbox: 'three', consent: 'anonymous' }))
      await log.append(append([event('d', { seq: 1 })], { outbox: 'one', site: 'other' }))
      expect(log.books('demo').sequences).toMatchObject({ outboxes: 2, incomplete: 2, numbered: 5, missing: 3 })
      expect(log.books('other').sequences).toMatchObject({ outboxes: 1, incomplete: 0 })
    })

    test('keeps no ids without consent', async () => {
      await log.append(append([event('a')], { consent: 'anonymous', customer: 'C-1' }))
      await settle()
      const [logged] = [...log.read()]
      expect(logged).toMatchObject({ visitor: null, customer: null, outbox: '', event: { session: null } })
      expect(logged?.event.pageView).toBe('view-1')
    })

    test('reads by position, name and number', async () => {
      await log.append(append([event('a'), purchase('b', 'T-1', ['A']), event('c'), event('d', { name: 'login' })]))
      const all = [...log.read()]
      expect([...log.read({ after: all[1]?.n ?? 0 })].map(one => one.event.id)).toEqual(['c', 'd'])
      expect([...log.read({ names: ['purchase', 'login'] })].map(one => one.event.id)).toEqual(['b', 'd'])
      expect([...log.read({ names: ['purchase'] })].map(one => one.event.id)).toEqual(['b'])
      expect([...log.read({ names: ['view_item'] })].map(one => one.event.id)).toEqual([])
      expect([...log.read({ limit: 2 })].map(one => one.event.id)).toEqual(['a', 'b'])
      expect([...log.read({ after: all.at(-1)?.n ?? 0 })]).toEqual([])
    })

    test('can be appended to while it is read', async () => {
      const many = Array.from({ length: 2500 }, (_, n) => event(`e${n}`))
      await log.append(append(many))
      let seen = 0
      for (const logged of log.read()) {
        if (seen++ === 1200) await log.append(append([event('late')]))
        expect(logged.n).toBeGreaterThan(0)
      }
      expect(seen).toBe(2501)
    })

    test('gives appends that meet their own verdicts', async () => {
      const answers = await Promise.all([
        log.append(append([event('a'), event('b')])),
        log.append(append([event('b')])),
        log.append(append([event('c')], { site: 'other' })),
      ])
      expect(answers.map(verdicts => verdicts.map(verdict => verdict.status))).toEqual([
        ['accepted', 'accepted'],
        ['duplicate'],
        ['accepted'],
      ])
    })

    describe('erases', () => {
      const ofAnn = { visitor: 'ann', customer: 'C-1' }

      test('all events of a visitor, and says what goes with them', async () => {
        await log.append(append([event('a'), purchase('o', 'T-1', ['A'])], ofAnn))
        await log.append(append([event('b')], { visitor: 'bob' }))
        await log.append(append([event('c')], { visitor: 'other', customer: 'C-1' }))
        await log.append(append([event('d')], { ...ofAnn, site: 'elsewhere' }))
        await settle()
        expect(await log.erase('demo', { visitor: 'ann' }, NOON)).toEqual({
          events: 2,
          orders: ['T-1'],
          sessions: ['session-1'],
          people: ['ann', 'C-1'],
        })
        await settle()
        expect(ids()).toEqual(['b', 'c', 'd'])
        expect(log.known('demo', ['a', 'o', 'b'])).toEqual(['b'])
        expect(log.books('demo')).toMatchObject({
          received: 4,
          accepted: 2,
          erased: { page_view: 1, purchase: 1 },
          byName: { page_view: 2 },
        })
        expect(log.books('elsewhere')).toMatchObject({ accepted: 1, erased: {} })
      })

      test('all events of a customer, on whatever browser', async () => {
        await log.append(append([event('a')], ofAnn))
        await log.append(append([event('b')], { visitor: 'phone of ann', customer: 'C-1' }))
        await log.append(append([event('c')], { visitor: 'ann' }))
        expect(await log.erase('demo', { customer: 'C-1' }, NOON)).toMatchObject({
          events: 2,
          people: ['ann', 'phone of ann', 'C-1'],
        })
        expect(ids()).toEqual(['c'])
      })

      test('somebody for good: what comes later is refused', async () => {
        await log.append(append([event('a')], ofAnn))
        await log.erase('demo', { visitor: 'ann' }, NOON)
        await settle()
        const refused = [{ status: 'rejected', code: 'erased' }]
        expect(await log.append(append([event('a')], ofAnn))).toEqual(refused)
        expect(await log.append(append([event('late')], { visitor: 'ann' }))).toEqual(refused)
        const accepted = [{ status: 'accepted' }]
        expect(await log.append(append([event('e1')], { visitor: 'C-1', customer: 'ann' }))).toEqual(accepted)
        expect(await log.append(append([event('e2')], { ...ofAnn, site: 'elsewhere' }))).toEqual(accepted)
        expect(await log.append(append([event('e3')], { ...ofAnn, consent: 'anonymous' }))).toEqual(accepted)
        expect(ids()).toEqual(['e1', 'e2', 'e3'])
        expect(log.books('demo')).toMatchObject({ received: 5, rejected: { erased: 2 }, erased: { page_view: 1 } })
      })

      test('nobody twice, and nothing of an order that is told again', async () => {
        await log.append(append([purchase('o', 'T-1', ['A'])], ofAnn))
        await log.erase('demo', { visitor: 'ann' }, NOON)
        expect(await log.erase('demo', { visitor: 'ann' }, NOON)).toEqual({
          events: 0,
          orders: [],
          sessions: [],
          people: [],
        })
        expect(await log.append(append([purchase('import', 'T-1', ['A'])], { visitor: 'import' }))).toEqual([
          { status: 'duplicate' },
        ])
      })

      test('while others read, who miss nothing that comes later', async () => {
        for (const id of ['a', 'b', 'c']) await log.append(append([event(id)], { visitor: id }))
        const [, second] = [...log.read()]
        await log.erase('demo', { visitor: 'c' }, NOON)
        await settle()
        await log.append(append([event('d')], { visitor: 'd' }))
        expect([...log.read({ after: second!.n })].map(logged => logged.event.id)).toEqual(['d'])
      })
    })

    describe('lets expire', () => {
      const DAY = 86_400_000
      const on = (day: number, more = {}) => ({ receivedAt: NOON + day * DAY, ...more })
      const view = (id: string) => event(id, { name: 'view_item', params: { items: [{ item_id: 'A' }] } })

      test('what is too old, the oldest first, and keeps for longer what lists are learned from', async () => {
        await log.append(append([event('a'), view('v'), purchase('o', 'T-1', ['A'])], on(0, { visitor: 'ann' })))
        await log.append(append([event('b'), view('w')], on(10, { visitor: 'bob' })))
        await log.append(append([event('c')], on(20)))
        await settle()
        const at = NOON + 21 * DAY
        const before = log.withdrawals
        expect(await log.expire({ others: NOON + 10 * DAY, now: at }, 9)).toEqual({ events: 1, forgotten: [] })
        expect(ids()).toEqual(['v', 'o', 'b', 'w', 'c'])
        expect(log.withdrawals).toBe(before)
        const both = { others: NOON + 11 * DAY, learned: NOON + 10 * DAY, now: at }
        expect(await log.expire(both, 9)).toEqual({
          events: 3,
          forgotten: [{ site: 'demo', gone: { orders: ['T-1'], sessions: ['session-1'], people: ['ann'] } }],
        })
        await settle()
        expect(ids()).toEqual(['w', 'c'])
        expect(log.withdrawals).not.toBe(before)
        expect(await log.expire(both, 9)).toEqual({ events: 0, forgotten: [] })
        expect(log.books('demo')).toMatchObject({
          received: 6,
          accepted: 2,
          byName: { page_view: 1, view_item: 1 },
          expired: { page_view: 2, view_item: 1, purchase: 1 },
        })
      })

      test('so many of each kind at a time', async () => {
        for (const id of ['a', 'b', 'c']) await log.append(append([event(id), view(`v-${id}`)], on(0)))
        const all = { others: NOON + DAY, learned: NOON + DAY, now: NOON + DAY }
        const left = []
        for (let round = 0; round < 3; round++) {
          await log.expire(all, 2)
          await settle()
          left.push(ids().join())
        }
        expect(left).toEqual(['c,v-c', '', ''])
      })

      test('nothing where nothing has a limit', async () => {
        await log.append(append([event('a'), view('v')], on(0)))
        expect(await log.expire({ now: NOON + 9_000 * DAY }, 9)).toEqual({ events: 0, forgotten: [] })
        expect(ids()).toEqual(['a', 'v'])
      })

      test('what was received under a clock that went ahead when what came next does', async () => {
        await log.append(append([event('a')], on(0)))
        await log.append(append([event('ahead')], on(3_650)))
        await log.append(append([event('b')], on(1)))
        await log.append(append([event('c')], on(30)))
        const expire = (day: number) => log.expire({ others: NOON + day * DAY, now: NOON + 31 * DAY }, 9)
        await expire(1)
        expect(ids()).toEqual(['ahead', 'b', 'c'])
        await expire(2)
        expect(ids()).toEqual(['c'])
        await log.append(append([event('last ahead')], on(3_650)))
        await expire(31)
        await settle()
        expect(ids()).toEqual(['last ahead'])
      })

      test('orders whose number stays known, and doubts with what was doubted', async () => {
        const doubted = (id: string, day: number) => ({
          ...append([], on(day)),
          events: [{ event: purchase(id, 'T-1', ['A']), at: NOON, doubt: 'bot' as const }],
        })
        await log.append(doubted('o', 0))
        await log.expire({ learned: NOON + DAY, now: NOON + DAY }, 9)
        await settle()
        expect(log.books('demo')).toMatchObject({ doubted: {}, expired: { purchase: 1 } })
        const again = doubted('p', 40)
        expect(await log.append(again)).toEqual([{ status: 'duplicate' }])
      })

      test('what models never learned without having them forget, and has them forget people without a name', async () => {
        const looks = { ...append([], on(0)), events: [{ event: view('v'), at: NOON, doubt: 'rate' as const }] }
        await log.append(looks)
        await log.append(append([purchase('o', 'T-1', ['A'])], on(0, { consent: 'anonymous' })))
        const { events, forgotten } = await log.expire({ learned: NOON + DAY, now: NOON + DAY }, 9)
        expect(events).toBe(2)
        expect(forgotten).toEqual([{ site: 'demo', gone: { orders: ['T-1'], sessions: [], people: ['order:T-1'] } }])
      })

      test('and keeps the last time that was believed', async () => {
        expect(log.believedAt).toBeUndefined()
        log.believedAt = NOON
        await settle()
        expect(log.believedAt).toBe(NOON)
      })

      test('what comes after much that is kept for longer', async () => {
        for (let n = 0; n < 5; n++) await log.append(append([view(`v${n}`)], on(0)))
        const expire = (day: number) => log.expire({ others: NOON + day * DAY, now: NOON + day * DAY }, 2)
        expect(await expire(1)).toMatchObject({ events: 0 })
        for (const id of ['a', 'b', 'c']) await log.append(append([event(id)], on(1)))
        expect(await expire(1)).toMatchObject({ events: 0 })
        expect(await expire(2)).toMatchObject({ events: 2 })
        expect(await expire(2)).toMatchObject({ events: 1 })
        expect(ids()).toEqual(['v0', 'v1', 'v2', 'v3', 'v4'])
      })
    })

    test('refuses to append once it is closed', async () => {
      const last = log.append(append([event('a')]))
      await log.close()
      expect(await last).toEqual([{ status: 'accepted' }])
      await expect(log.append(append([event('b')]))).rejects.toMatchObject({ code: 'shutting_down' })
    })
  })
}
