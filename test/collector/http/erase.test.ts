import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { openDatabase } from '../../../src/collector/database/openDatabase.js'
import { openStore } from '../../../src/collector/openStore.js'
import { hashesOf } from '../../recommender/hashesOf.js'
import { append, event } from '../builders.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const ANN = { visitor: '5b3e0000000000000000000000000a11', outbox: 'outbox-of-ann-0001', customer: 'customer-of-ann' }
const SESSION = 'session-of-ann-0001'

const look = (item_id: string) => ({ name: 'view_item' as const, session: SESSION, params: { items: [{ item_id }] } })

const SEARCHED = 'personal something'
const visited = [
  { name: 'search' as const, session: SESSION, params: { search_term: SEARCHED } },
  { name: 'share' as const, session: SESSION, params: { item_id: 'A' } },
]

const TOKEN = { authorization: 'Bearer secret' }

const erase = (collector: Collector, body: unknown, headers: HeadersInit = TOKEN) =>
  fetch(`${collector.url}/v1/erase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const health = async (collector: Collector) =>
  (await (await fetch(`${collector.url}/v1/health`, { headers: TOKEN })).json()).sites.demo

/** Files of a data directory that hold one of these texts or bytes. */
const holding = (data: string, ...texts: (string | Buffer)[]) =>
  readdirSync(data)
    .filter(name => texts.some(text => readFileSync(join(data, name)).includes(text)))
    .sort()

/** A shop in which Ann's order is the third that makes a pair, among so many others that a snapshot is worth it. */
async function withAnn(data: string): Promise<Collector> {
  const collector = await startCollector({ data, token: 'secret' })
  const others = Array.from({ length: 1_100 }, (_, n) => orderOf(`O-${n}`, n < 2 ? ['A', 'B'] : [`X-${n}`]))
  for (let n = 0; n < 60; n++) await post(collector, batchOf([others[n]!]))
  for (let n = 60; n < others.length; n += 40) await post(collector, batchOf(others.slice(n, n + 40)))
  await post(collector, batchOf([look('A'), look('B'), ...visited, orderOf('ORDER-OF-ANN', ['A', 'B'])], ANN))
  await expect.poll(async () => (await health(collector)).model.sessions, { timeout: 4_000 }).toBe(1)
  return collector
}

const isPair = async (collector: Collector) =>
  (await recommend(collector, 'also-bought:A')).blocks[0]?.items[0]?.strategy === 'also-bought'

describe('POST /v1/erase', () => {
  test('takes a visitor out of lists, counts and every file at once, and for good', async () => {
    const data = temporaryDirectory()
    await (await withAnn(data)).close()
    // What a process has left that was killed while it stored the models.
    writeFileSync(join(data, 'models.snapshot.part'), `half of a snapshot with ${ANN.customer}`)
    const collector = await startCollector({ data, token: 'secret' })
    const [head] = readFileSync(join(data, 'models.snapshot'), 'utf8').split('\n', 1)
    const hashes = hashesOf([ANN.customer, SESSION, 'ORDER-OF-ANN', SEARCHED], JSON.parse(head!).hashSeed)
    expect(holding(data, ANN.customer)).toEqual(['grapevine.db', 'models.snapshot.part'])
    for (const hash of hashes) expect(holding(data, hash)).toEqual(['models.snapshot'])
    expect(await isPair(collector)).toBe(true)
    const before = await health(collector)

    const answer = await erase(collector, { site: 'demo', visitor: ANN.visitor })
    expect([answer.status, await answer.json()]).toEqual([200, { events: 5 }])
    expect(await isPair(collector)).toBe(false)
    expect(await health(collector)).toMatchObject({
      received: before.received,
      accepted: before.accepted - 5,
      erased: { view_item: 2, search: 1, share: 1, purchase: 1 },
      model: { orders: before.model.orders - 1, sessions: 0 },
    })
    expect(holding(data, ANN.visitor, ANN.customer, ANN.outbox, SESSION, SEARCHED, ...hashes)).toEqual([])

    const late = await post(collector, batchOf([look('A')], ANN))
    expect(await late.json()).toMatchObject({ accepted: 0, rejected: [{ code: 'erased' }] })
    await collector.close()
    const next = await startCollector({ data, token: 'secret' })
    expect(await isPair(next)).toBe(false)
    expect((await health(next)).model).toMatchObject({ orders: before.model.orders - 1, sessions: 0 })
    await next.close()
    expect(holding(data, ANN.visitor, ANN.customer, ANN.outbox, SESSION, SEARCHED, ...hashes)).toEqual([])
  })

  test('says when a reader keeps what was erased in the files, and overwrites it once that has ended', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const data = temporaryDirectory()
    const collector = await startCollector({ data, token: 'secret' })
    await post(collector, batchOf([look('A')], ANN))
    const reader = openDatabase(data, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM event').get()
    const body = { site: 'demo', visitor: ANN.visitor }
    expect(await (await erase(collector, body)).json()).toEqual({ events: 1, overwritten: false })
    expect(holding(data, ANN.customer)).toEqual(['grapevine.db-wal'])
    vi.advanceTimersByTime(10_000)
    expect(holding(data, ANN.customer)).toEqual(['grapevine.db-wal'])
    reader.close()
    vi.advanceTimersByTime(10_000)
    expect(holding(data, ANN.customer)).toEqual([])
    expect(await (await erase(collector, body)).json()).toEqual({ events: 0 })
  })

  test('overwrites after a start what a reader had kept before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const data = temporaryDirectory()
    const store = openStore(data)
    await store.log.append(append([event('a')], { customer: ANN.customer }))
    const reader = openDatabase(data, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM event').get()
    await store.log.erase('demo', { customer: ANN.customer }, Date.now())
    await store.close()
    const collector = await startCollector({ data })
    expect(holding(data, ANN.customer)).toEqual(['grapevine.db-wal'])
    reader.close()
    vi.advanceTimersByTime(10_000)
    expect(holding(data, ANN.customer)).toEqual([])
    await collector.close()
  })

  test('takes a customer out by the id of the shop', async () => {
    const collector = await startCollector({ token: 'secret' })
    await post(collector, batchOf([look('A')], ANN))
    await post(collector, batchOf([{}], { customer: ANN.customer }))
    expect(await (await erase(collector, { site: 'demo', customer: ANN.customer })).json()).toEqual({
      events: 2,
      visitors: [ANN.visitor, expect.stringMatching(/^visitor-\d+$/)],
    })
    expect(await health(collector)).toMatchObject({ accepted: 0, erased: { view_item: 1, page_view: 1 } })
  })

  test('does nothing for who has no token, also on this machine and where there is none', async () => {
    const body = { site: 'demo', visitor: ANN.visitor }
    for (const [options, problem] of [
      [{}, 'operator_only'],
      [{ token: 'secret' }, 'wrong_token'],
    ] as const) {
      const collector = await startCollector(options)
      await post(collector, batchOf([{}], ANN))
      for (const headers of [{}, { authorization: 'Bearer wrong' }])
        expect(await (await erase(collector, body, headers)).json()).toMatchObject({ problem })
      expect(await (await erase(collector, body, { 'content-type': 'text/plain' })).json()).toMatchObject({
        problem,
      })
      expect((await recommend(collector, 'bestsellers')).blocks).toHaveLength(1)
      const text = await (await fetch(`${collector.url}/metrics`, { headers: TOKEN })).text()
      expect(text).toMatch(/fate="accepted"\} 1$/m)
    }
  })

  test.each([
    ['{', 'bad_json'],
    ['null', 'bad_erasure'],
    [{ visitor: 'v' }, 'bad_erasure'],
    [{ site: 'demo' }, 'bad_erasure'],
    [{ site: 'demo', visitor: '' }, 'bad_erasure'],
    [{ site: 'demo', visitor: 7 }, 'bad_erasure'],
    [{ site: 'demo', visitor: 'v', customer: 'c' }, 'bad_erasure'],
    [{ site: 'elsewhere', visitor: 'v' }, 'unknown_site'],
  ])('refuses %j and says why', async (body, problem) => {
    const collector = await startCollector({ token: 'secret' })
    expect(await (await erase(collector, body)).json()).toMatchObject({ problem })
  })
})
