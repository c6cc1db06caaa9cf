import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { batchOf, orderOf, post, recommend, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const ANN = { visitor: '5b3e0000000000000000000000000a11', outbox: 'outbox-of-ann-0001', customer: 'customer-of-ann' }
const SESSION = 'session-of-ann-0001'

const look = (item_id: string) => ({ name: 'view_item' as const, session: SESSION, params: { items: [{ item_id }] } })

const erase = (collector: Collector, body: unknown, headers = {}) =>
  fetch(`${collector.url}/v1/erase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const health = async (collector: Collector) => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo

/** Files of a data directory that hold one of these texts. */
const holding = (data: string, ...texts: string[]) =>
  readdirSync(data)
    .filter(name => texts.some(text => readFileSync(join(data, name)).includes(text)))
    .sort()

/** A shop in which Ann's order is the third that makes a pair, among so many others that a snapshot is worth it. */
async function withAnn(data: string): Promise<Collector> {
  const collector = await startCollector({ data })
  const others = Array.from({ length: 1_100 }, (_, n) => orderOf(`O-${n}`, n < 2 ? ['A', 'B'] : [`X-${n}`]))
  for (let n = 0; n < 60; n++) await post(collector, batchOf([others[n]!]))
  for (let n = 60; n < others.length; n += 40) await post(collector, batchOf(others.slice(n, n + 40)))
  await post(collector, batchOf([look('A'), look('B'), orderOf('ORDER-OF-ANN', ['A', 'B'])], ANN))
  await expect.poll(async () => (await health(collector)).model.sessions, { timeout: 4_000 }).toBe(1)
  return collector
}

const isPair = async (collector: Collector) =>
  (await recommend(collector, 'also-bought:A')).blocks[0]?.items[0]?.strategy === 'also-bought'

describe('POST /v1/erase', () => {
  test('takes a visitor out of lists, counts and every file at once, and for good', async () => {
    const data = temporaryDirectory()
    await (await withAnn(data)).close()
    const collector = await startCollector({ data })
    expect(holding(data, ANN.customer)).toEqual(['grapevine.db', 'models.snapshot'])
    expect(await isPair(collector)).toBe(true)
    const before = await health(collector)

    const answer = await erase(collector, { site: 'demo', visitor: ANN.visitor })
    expect([answer.status, await answer.json()]).toEqual([200, { events: 3 }])
    expect(await isPair(collector)).toBe(false)
    expect(await health(collector)).toMatchObject({
      received: before.received,
      accepted: before.accepted - 3,
      erased: { view_item: 2, purchase: 1 },
      model: { orders: before.model.orders - 1, sessions: 0 },
    })
    expect(holding(data, ANN.visitor, ANN.customer, ANN.outbox, SESSION)).toEqual([])

    const late = await post(collector, batchOf([look('A')], ANN))
    expect(await late.json()).toMatchObject({ accepted: 0, rejected: [{ code: 'erased' }] })
    await collector.close()
    const next = await startCollector({ data })
    expect(await isPair(next)).toBe(false)
    expect((await health(next)).model).toMatchObject({ orders: before.model.orders - 1, sessions: 0 })
    await next.close()
    expect(holding(data, ANN.visitor, ANN.customer, ANN.outbox, SESSION)).toEqual([])
  })

  test('takes a customer out by the id of the shop', async () => {
    const collector = await startCollector()
    await post(collector, batchOf([look('A')], ANN))
    await post(collector, batchOf([{}], { customer: ANN.customer }))
    expect(await (await erase(collector, { site: 'demo', customer: ANN.customer })).json()).toEqual({ events: 2 })
    expect(await health(collector)).toMatchObject({ accepted: 0, erased: { view_item: 1, page_view: 1 } })
  })

  test('does nothing for others than the operator', async () => {
    const collector = await startCollector({ token: 'secret' })
    await post(collector, batchOf([{}], ANN))
    const body = { site: 'demo', visitor: ANN.visitor }
    for (const headers of [{}, { authorization: 'Bearer wrong' }])
      expect(await (await erase(collector, body, headers)).json()).toMatchObject({ problem: 'operator_only' })
    expect(await (await erase(collector, body, { authorization: 'Bearer secret' })).json()).toEqual({ events: 1 })
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
    const collector = await startCollector()
    expect(await (await erase(collector, body)).json()).toMatchObject({ problem })
  })
})
