import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AppendRequest } from '../../../src/collector/log/EventLog.js'
import { MemoryEventLog } from '../../../src/collector/log/MemoryEventLog.js'
import { OperatorError } from '../../../src/collector/OperatorError.js'
import { openStore } from '../../../src/collector/openStore.js'
import { letExpire, type RetentionOptions } from '../../../src/collector/retention/letExpire.js'
import { append, event, NOON, purchase } from '../builders.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const DAY = 86_400_000
/** Longer than the first look takes, ms. */
const LOOKED_MS = 1_300

const received = (day: number, request: AppendRequest): AppendRequest => ({
  ...request,
  receivedAt: NOON + day * DAY,
  events: request.events.map(({ event }) => ({ event, at: NOON + day * DAY })),
})
const view = (id: string, product: string) =>
  event(id, { name: 'view_item', params: { items: [{ item_id: product }] } })

/** A log with two days that are 410 and 100 days before the last. */
async function shopOf410Days(): Promise<string> {
  const data = temporaryDirectory()
  const store = openStore(data)
  const old = { visitor: 'visitor-of-the-first-day' }
  await store.log.append(received(0, append([event('p0'), view('v0', 'A'), purchase('o0', 'T-0', ['A'])], old)))
  await store.log.append(received(310, append([event('p1'), view('v1', 'B'), purchase('o1', 'T-1', ['B'])])))
  await store.log.append(received(410, append([event('p2'), view('v2', 'C'), purchase('o2', 'T-2', ['C'])])))
  store.log.believedAt = NOON + 410 * DAY
  await store.close()
  return data
}

const bytesOf = (data: string) => readdirSync(data).map(name => readFileSync(join(data, name), 'latin1'))

describe('retention', () => {
  test('deletes what is older than 90 days, and than 400 what lists are learned from', async () => {
    const data = await shopOf410Days()
    const collector = await startCollector({ data, clock: () => NOON + 411 * DAY, minSupport: 1 })
    const books = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
    expect((await recommend(collector, 'bestsellers')).blocks[0]?.items.map(({ id }) => id)).toContain('C')
    expect(await books()).toMatchObject({ accepted: 9, expired: {}, model: { orders: 3 } })
    await vi.waitFor(async () => expect((await books()).accepted).toBe(5), 5_000)
    expect(await books()).toMatchObject({
      received: 9,
      byName: { page_view: 1, view_item: 2, purchase: 2 },
      expired: { page_view: 2, view_item: 1, purchase: 1 },
      model: { orders: 2 },
    })
    const metrics = await (await fetch(`${collector.url}/metrics`)).text()
    expect(metrics).toContain('grapevine_events_total{site="demo",fate="accepted"} 9')
    expect(metrics).toContain('grapevine_events_expired_total{site="demo",name="page_view"} 2')
    await vi.waitFor(() => {
      for (const bytes of bytesOf(data)) expect(bytes).not.toContain('visitor-of-the-first-day')
    }, 5_000)
  })

  test('counts nothing again of what has expired', async () => {
    const data = temporaryDirectory()
    const sent = batchOf([{ name: 'page_view' }, orderOf('T-1', ['A'])])
    const day = { now: sent.sentAt }
    const start = () => startCollector({ data, clock: () => day.now, keepDays: 36, keepLearnedDays: 36 })
    const first = await start()
    await post(first, sent)
    await first.close()
    day.now += 37 * DAY
    const store = openStore(data)
    store.log.believedAt = day.now
    await store.close()
    const second = await start()
    const books = async () => (await (await fetch(`${second.url}/v1/health`)).json()).sites.demo
    const expired = { page_view: 1, purchase: 1 }
    await vi.waitFor(async () => expect(await books()).toMatchObject({ accepted: 0, expired }), 5_000)
    // A browser that never had the receipt tells the time of sending anew.
    const again = { ...sent, sentAt: day.now }
    const tooOld = { code: 'too_old' }
    expect(await (await post(second, again)).json()).toMatchObject({ accepted: 0, rejected: [tooOld, tooOld] })
    // The same bytes look like those of a browser whose clock is wrong; the number of the order is known still.
    const { events } = sent
    expect(await (await post(second, { ...sent, events: [events[1]] })).json()).toMatchObject({
      accepted: 0,
      duplicate: 1,
    })
    expect(await books()).toMatchObject({ accepted: 0, expired })
  })

  test('leaves no stored models of which most has expired', async () => {
    const data = temporaryDirectory()
    const store = openStore(data)
    for (let n = 0; n < 60; n++) {
      const looks = Array.from({ length: 100 }, (_, at) => ({
        ...view(`v${n}-${at}`, `P-${at}`),
        session: `s${n}-${at}`,
      }))
      await store.log.append(received(n < 50 ? 0 : 410, append(looks as never, { visitor: `v-${n}` })))
    }
    store.log.believedAt = NOON + 410 * DAY
    await store.close()
    const file = join(data, 'models.snapshot')
    const stop = { at: NOON + 390 * DAY }
    const first = await startCollector({ data, clock: () => stop.at, keepDays: 0 })
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), 5_000)
    await first.close()
    stop.at = NOON + 411 * DAY
    const second = await startCollector({ data, clock: () => stop.at, keepDays: 0 })
    const model = async () => (await (await fetch(`${second.url}/v1/health`)).json()).sites.demo.model
    await vi.waitFor(async () => expect(await model()).toMatchObject({ sessions: 1_000, forgotten: 5_000 }), 20_000)
    await vi.waitFor(() => expect(existsSync(file)).toBe(false), 5_000)
    await second.close()
    expect(existsSync(file)).toBe(false)
    const third = await startCollector({ data, clock: () => stop.at, keepDays: 0 })
    await vi.waitFor(async () => {
      const { sites } = await (await fetch(`${third.url}/v1/health`)).json()
      expect(sites.demo.model).toMatchObject({ sessions: 1_000, forgotten: 0 })
    }, 5_000)
  }, 60_000)

  test('loses and doubles nothing of what pages send meanwhile', async () => {
    const data = temporaryDirectory()
    const store = openStore(data)
    const old = (name: string) => Array.from({ length: 100 }, (_, n) => event(`${name}-${n}`))
    for (let n = 0; n < 15; n++) await store.log.append(received(0, append(old(`old-${n}`))))
    await store.log.append(received(99, append([event('newest')])))
    store.log.believedAt = NOON + 99 * DAY
    await store.close()
    const day = NOON + 100 * DAY
    const collector = await startCollector({ data, clock: () => day })
    const books = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
    let sent = 0
    do {
      const batch = batchOf([{ at: day }, { at: day }], { sentAt: day })
      expect(await (await post(collector, batch)).json()).toMatchObject({ accepted: 2, rejected: [] })
      sent += 2
    } while ((await books()).expired.page_view !== 1_500)
    await collector.close()
    const after = openStore(data, { readonly: true })
    onTestFinished(() => after.close())
    expect(after.log.books('demo')).toMatchObject({ received: 1_501 + sent, accepted: 1 + sent })
    expect([...after.log.read()].length).toBe(1 + sent)
  })

  test('keeps everything where it is told to', async () => {
    const data = await shopOf410Days()
    const options = { data, clock: () => NOON + 411 * DAY, keepDays: 0, keepLearnedDays: 0 }
    const collector = await startCollector(options)
    await pause(LOOKED_MS)
    await collector.close()
    const store = openStore(data, { readonly: true })
    onTestFinished(() => store.close())
    expect(store.log.books('demo')).toMatchObject({ accepted: 9, expired: {} })
  })

  test.each([
    34,
    1,
    -1,
    null as never,
    '90' as never,
  ])('refuses to keep events for %s days, since they may come again', async days => {
    await expect(startCollector({ keepDays: days })).rejects.toThrow(OperatorError)
    await expect(startCollector({ keepLearnedDays: days })).rejects.toThrow('at least 35 days')
  })

  describe('by a clock', () => {
    async function watch(options: Partial<RetentionOptions>) {
      const log = new MemoryEventLog()
      await log.append(received(0, append([event('a')])))
      await log.append(received(100, append([event('b')])))
      log.believedAt = NOON + 100 * DAY
      const warnings: string[] = []
      const failures: unknown[] = []
      const stop = letExpire({
        log,
        keepDays: 90,
        keepLearnedDays: 0,
        clock: () => NOON + 101 * DAY,
        forget: () => {},
        expired: async () => {},
        warn: message => warnings.push(message),
        failed: error => failures.push(error),
        ...options,
      })
      onTestFinished(stop)
      await pause(LOOKED_MS)
      return { left: [...log.read()].length, warnings, failures }
    }

    test('that is right lets expire what is due', async () => {
      expect(await watch({})).toEqual({ left: 1, warnings: [], failures: [] })
    })

    test.each([3_650, -3_650])('that is %s days off lets nothing expire', async days => {
      const log = new MemoryEventLog()
      log.believedAt = NOON
      await log.append(received(0, append([event('a')])))
      const { warnings } = await watch({ log, clock: () => NOON + days * DAY })
      expect([...log.read()].length).toBe(1)
      expect(warnings).toEqual([expect.stringContaining('3,650 days')])
    })

    test('asks models about people once, when everything is gone', async () => {
      const log = new MemoryEventLog()
      log.believedAt = NOON
      for (let n = 0; n < 120; n++)
        await log.append(received(0, append([purchase(`o${n}`, `T-${n}`, ['A'])], { visitor: `v-${n % 60}` })))
      const told: { orders: number; people: number }[] = []
      const forget: RetentionOptions['forget'] = (_, { orders, people }) =>
        told.push({ orders: orders.length, people: people.length })
      await watch({ log, keepLearnedDays: 36, clock: () => NOON + 37 * DAY, forget })
      expect(told).toEqual([
        { orders: 50, people: 0 },
        { orders: 50, people: 0 },
        { orders: 20, people: 0 },
        { orders: 0, people: 60 },
      ])
    })

    test('tells what fails, and deletes nothing then', async () => {
      const log = { believedAt: NOON, expire: () => Promise.reject(new Error('the disk is full')) }
      const { failures } = await watch({ log, clock: () => NOON })
      expect(failures).toEqual([new Error('the disk is full')])
    })
  })
})
