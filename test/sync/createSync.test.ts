import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore, type Store } from '../../src/core/openStore.js'
import { draft } from '../contracts/outbox.js'
import { outboxOf, syncOf } from './syncOf.js'

interface Sent {
  batch: string
  events: { id: string }[]
  ask?: { id: string; seq: number }[]
}

type Answer = (sent: Sent) => Response | Promise<Response>

const receipt = ({ batch, events }: Sent, more: object = {}) =>
  Response.json({ v: 1, batch, accepted: events.length, duplicate: 0, rejected: [], retryAfterMs: 0, ...more })
const problem = (status: number, headers: Record<string, string> = {}, more: object = {}) =>
  Response.json({ problem: 'busy', message: '', ...more }, { status, headers })

describe('sync', () => {
  let answers: Answer[]
  let sent: Sent[]
  /** Questions about ids, and the ids that the collector has counted. */
  let asked: string[][]
  let counted: string[]
  let state: { consent: 'granted'; left: string }
  let inFlight: number
  let mostInFlight: number
  let told: { name: string; value: unknown }[]
  let life: AbortController
  let dispatch: (type: string) => unknown

  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    vi.stubGlobal('navigator', {})
    const page = new EventTarget()
    vi.stubGlobal('window', page)
    dispatch = type => page.dispatchEvent(new Event(type))
    answers = []
    sent = []
    asked = []
    counted = []
    state = { consent: 'granted', left: '' }
    told = []
    inFlight = mostInFlight = 0
    life = new AbortController()
    vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
      mostInFlight = Math.max(mostInFlight, ++inFlight)
      const one: Sent = JSON.parse(body)
      if (!one.ask) sent.push(one)
      try {
        if (one.ask) {
          const ids = one.ask.map(({ id }) => id)
          asked.push(ids)
          return receipt(one, { known: ids.filter(id => counted.includes(id)) })
        }
        return await (answers.shift() ?? receipt)(one)
      } finally {
        inFlight--
      }
    })
  })

  afterEach(() => {
    life.abort()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  /** A sync over an outbox in memory, or in this store. */
  async function start(count: number, store?: Store) {
    const outbox = outboxOf(store)
    const dropped = async () => (await outbox.books()).dropped
    for (let i = 0; i < count; i++) await outbox.append([draft('view_item', { at: i })])
    const sync = syncOf(outbox, { signal: life.signal, state, emit: (name, value) => told.push({ name, value }) })
    return { dropped, outbox, sync }
  }

  const problems = () => told.filter(one => one.name === 'problem').map(one => (one.value as { code: string }).code)

  it('names the event that the collector refuses, and no other', async () => {
    const { outbox, sync } = await start(1)
    const [bad] = await outbox.append([draft('evnt' as 'login')]).then(() => outbox.ofPage())
    const rejected = (sent: Sent) =>
      [sent.events[1], { id: 'elsewhere' }].map(one => ({ id: one?.id, code: 'unknown_event' }))
    answers = [sent => receipt(sent, { accepted: 1, rejected: rejected(sent) })]
    await sync.flush()
    expect(sent[0]!.events[1]!.id).toBe(bad!.event.id)
    expect(told.filter(({ name }) => name === 'problem').map(({ value }) => value)).toEqual([
      { code: 'unknown_event', detail: 'evnt' },
      { code: 'unknown_event', detail: undefined },
    ])
  })

  it('sends what waits and forgets it once a receipt has come', async () => {
    const { outbox, sync } = await start(3)
    expect(await sync.flush()).toEqual({ sent: 3, waiting: 0 })
    expect(sent).toHaveLength(1)
    expect(sent[0]!.events).toHaveLength(3)
    expect(await outbox.size()).toBe(0)
    expect(told.map(one => one.name)).toEqual(['receipt'])
  })

  it('asks before it sends again what had no answer, and does not send what is counted', async () => {
    const { outbox, sync } = await start(2)
    answers = [() => Promise.reject(new TypeError('Failed to fetch'))]
    await sync.flush()
    const ids = sent[0]!.events.map(one => one.id)
    counted = [ids[1]!]
    expect(await sync.flush()).toEqual({ sent: 2, waiting: 0 })
    expect(asked).toEqual([ids])
    expect(sent.slice(1).map(({ events }) => events.map(one => one.id))).toEqual([[ids[0]]])
    expect(await outbox.size()).toBe(0)
  })

  it('asks in the same words on a page that gives lists a toJSON', async () => {
    const { sync } = await start(2)
    answers = [() => Promise.reject(new TypeError('Failed to fetch'))]
    await sync.flush()
    const ids = sent[0]!.events.map(one => one.id)
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => 'text' })
    try {
      await sync.flush()
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON')
    }
    expect(asked).toEqual([ids])
  })

  it('asks about copies that left with a hidden page, and about nothing else', async () => {
    const { outbox, sync } = await start(3)
    const ids = (await outbox.peek(3)).map(one => one.event.id)
    state.left = ids[1]!
    counted = [...ids]
    expect(await sync.flush()).toEqual({ sent: 3, waiting: 0 })
    expect(asked).toEqual([ids.slice(0, 2)])
    expect(sent.map(({ events }) => events.map(one => one.id))).toEqual([[ids[2]]])
  })

  it('asks about what another page has left behind', async () => {
    const { outbox, sync } = await start(2)
    vi.spyOn(outbox, 'ofPage').mockReturnValue([])
    expect(await sync.flush()).toEqual({ sent: 2, waiting: 0 })
    expect(asked).toHaveLength(1)
    expect(sent).toHaveLength(1)
  })

  it('sends nothing where nothing waits', async () => {
    const { sync } = await start(0)
    expect(await sync.flush()).toEqual({ sent: 0, waiting: 0 })
    expect(sent).toEqual([])
  })

  const undelivered: [string, Answer][] = [
    ['a network that fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a captive portal that answers 200 with HTML', () => new Response('<html>Welcome</html>')],
    ['an empty 204', () => new Response(null, { status: 204 })],
    ['a receipt for another batch', one => receipt({ ...one, batch: 'another' })],
    ['a receipt without verdicts', ({ batch }) => Response.json({ v: 1, batch })],
    ['a receipt of another version', one => receipt(one, { v: 2 })],
    ['truncated JSON', () => new Response('{"v":1,"batch":"')],
    ['JSON null', () => Response.json(null)],
    ...[401, 403, 404, 408, 410, 425, 429, 500, 502, 503, 504].map((status): [string, Answer] => [
      `status ${status}`,
      () => problem(status),
    ]),
    ['status 400 from something that is not the collector', () => new Response('Bad Request', { status: 400 })],
  ]

  it.each(undelivered)('keeps everything after %s, tells it, and delivers the same events later', async (_, answer) => {
    const { dropped, outbox, sync } = await start(2)
    answers = [answer]
    expect(await sync.flush()).toEqual({ sent: 0, waiting: 2 })
    expect(problems()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(await outbox.size()).toBe(0)
    expect(sent).toHaveLength(2)
    expect(sent[1]!.events).toEqual(sent[0]!.events)
    expect(await dropped()).toEqual({})
  })

  it('waits as long as Retry-After says, even when it is asked to send now', async () => {
    const { sync } = await start(1)
    answers = [() => problem(503, { 'retry-after': '30' })]
    await sync.flush()
    expect(await sync.flush()).toEqual({ sent: 0, waiting: 1 })
    await vi.advanceTimersByTimeAsync(29_000)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toHaveLength(2)
  })

  it('obeys the wait in the body where the header cannot be read', async () => {
    const { sync } = await start(1)
    answers = [() => problem(429, {}, { retryAfterMs: 20_000 })]
    await sync.flush()
    await vi.advanceTimersByTimeAsync(19_000)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toHaveLength(2)
  })

  it('backs off further with each failure and starts afresh after a receipt', async () => {
    const { outbox, sync } = await start(1)
    answers = Array.from({ length: 5 }, () => () => problem(500))
    await sync.flush()
    const gaps: number[] = []
    for (let before = Date.now(), n = sent.length; gaps.length < 5; ) {
      await vi.advanceTimersByTimeAsync(500)
      if (sent.length === n) continue
      gaps.push(Date.now() - before)
      before = Date.now()
      n = sent.length
    }
    expect(gaps).toEqual([3000, 3000, 4000, 8000, 16_000])
    expect(await outbox.size()).toBe(0)
  })

  it('backs off from the beginning once it is asked to send now, as after a return online', async () => {
    const { sync } = await start(1)
    answers = Array.from({ length: 8 }, () => () => problem(500))
    await sync.flush()
    await vi.advanceTimersByTimeAsync(30_000)
    await sync.flush()
    const n = sent.length
    expect(n).toBeLessThan(8)
    await vi.advanceTimersByTimeAsync(3500)
    expect(sent.length).toBe(n + 1)
  })

  it('does not ask a collector again and again that refuses the site', async () => {
    const { outbox, sync } = await start(1)
    answers = Array.from({ length: 99 }, () => () => problem(403))
    await sync.flush()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent.length).toBeLessThan(12)
    expect(await outbox.size()).toBe(1)
  })

  it('halves a batch that is too large until it fits', async () => {
    const { dropped, outbox, sync } = await start(9)
    answers = Array.from({ length: 99 }, () => one => (one.events.length > 2 ? problem(413) : receipt(one)))
    await sync.flush()
    expect(await outbox.size()).toBe(0)
    expect(await dropped()).toEqual({})
  })

  it('halves for a proxy that finds it too large, and gives no event up for it', async () => {
    const { dropped, outbox, sync } = await start(3)
    const large = (await outbox.peek(10))[1]!.event.id
    answers = Array.from(
      { length: 40 },
      () => one =>
        one.events.length > 1 || one.events[0]!.id === large
          ? new Response('<h1>413 Request Entity Too Large</h1>', { status: 413 })
          : receipt(one),
    )
    await sync.flush()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(await dropped()).toEqual({})
    expect((await outbox.peek(10)).length).toBe(2)
    answers = []
    await vi.advanceTimersByTimeAsync(600_000)
    expect(await outbox.size()).toBe(0)
  })

  it('gives up an event that the collector refuses alone eight times, counts it, and delivers the others', async () => {
    const { dropped, outbox, sync } = await start(4)
    const poison = (await outbox.peek(10))[1]!.event.id
    answers = Array.from(
      { length: 999 },
      () => one => (one.events.some(event => event.id === poison) ? problem(400) : receipt(one)),
    )
    await sync.flush()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(await outbox.size()).toBe(0)
    expect(await dropped()).toEqual({ event_refused: 1 })
    const alone = sent.filter(one => one.events.length === 1 && one.events[0]!.id === poison)
    expect(alone).toHaveLength(8)
  })

  it('never has two requests under way', async () => {
    const { outbox, sync } = await start(250)
    await Promise.all([sync.flush(), sync.flush(), sync.flush()])
    expect(mostInFlight).toBe(1)
    expect(await outbox.size()).toBe(0)
    const ids = sent.flatMap(one => one.events.map(event => event.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gives up the least valuable events when more than a thousand wait, and counts them', async () => {
    const { dropped, outbox, sync } = await start(1000)
    const order = draft('purchase', { at: 0 })
    await outbox.append([order])
    answers = [() => problem(500)]
    await sync.flush()
    expect(await outbox.size()).toBe(900)
    expect(await dropped()).toEqual({ outbox_full: 101 })
    expect((await outbox.peek(1000)).some(one => one.event.id === order.id)).toBe(true)
  })

  it('stops when the tracker is destroyed', async () => {
    const { sync } = await start(1)
    answers = [() => problem(500)]
    await sync.flush()
    life.abort()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(sent).toHaveLength(1)
  })

  it('ends the request under way when the page is left, tells no problem, and sends again on a return', async () => {
    const { outbox, sync } = await start(2)
    answers = [() => new Promise(() => {})]
    const left = sync.flush()
    await vi.advanceTimersByTimeAsync(10)
    dispatch('pagehide')
    expect(await left).toEqual({ sent: 0, waiting: 2 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(problems()).toEqual([])
    dispatch('pageshow')
    await vi.advanceTimersByTimeAsync(10)
    expect(await outbox.size()).toBe(0)
  })

  it('goes on after a fetch that never answers, and after one that throws', async () => {
    const { outbox, sync } = await start(2)
    answers = [() => new Promise(() => {})]
    const answered = sync.flush()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answered).toEqual({ sent: 0, waiting: 2 })
    vi.stubGlobal('fetch', () => {
      throw new TypeError('wrapped')
    })
    expect(await sync.flush()).toEqual({ sent: 0, waiting: 2 })
    expect(problems()).toEqual(['network', 'network'])
    expect(await outbox.size()).toBe(2)
  })

  it('goes on where the storage did not answer in time once, as after a sleep', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    vi.stubGlobal('indexedDB', new IDBFactory())
    const disk = openStore('shop')
    let late = 0
    const store: Store = Object.assign(((...use) => (late-- > 0 ? Promise.reject('timeout') : disk(...use))) as Store, {
      remove: disk.remove,
    })
    const { outbox, sync } = await start(1, store)
    // The look for what to send, the look at the size, and the one that follows.
    late = 3
    expect(await sync.flush()).toEqual({ sent: 0, waiting: 1 })
    expect(sent).toEqual([])
    await vi.waitFor(async () => expect(await outbox.size()).toBe(0), { timeout: 4000 })
    expect(sent).toHaveLength(1)
  })

  describe('with Web Locks', () => {
    const lock = (grant: () => boolean) =>
      vi.stubGlobal('navigator', {
        locks: {
          request: async (_: string, __: object, hold: (lock: unknown) => unknown) => hold(grant() ? {} : null),
        },
      })

    it('leaves the sending to the tab that holds the lock', async () => {
      lock(() => false)
      const { sync } = await start(1)
      expect(await sync.flush()).toEqual({ sent: 0, waiting: 1 })
      expect(sent).toEqual([])
    })

    it('sends without the lock when it was shut out for 15 seconds, as by a frozen tab', async () => {
      lock(() => false)
      const { outbox, sync } = await start(1)
      await sync.flush()
      await vi.advanceTimersByTimeAsync(14_000)
      expect(sent).toEqual([])
      await vi.advanceTimersByTimeAsync(7000)
      expect(await outbox.size()).toBe(0)
    })

    it('sends where locks are refused, as in a sandboxed frame', async () => {
      vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } })
      const { sync } = await start(1)
      expect(await sync.flush()).toEqual({ sent: 1, waiting: 0 })
    })
  })
})
