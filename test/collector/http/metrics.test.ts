import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { batchOf, orderOf, post, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

/** Every line of the exposition that is a figure, by its name with labels. */
async function figures(url: string, headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers })
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ])
  const lines = (await response.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

describe('GET /metrics', () => {
  test('says what the books say, and what the disk and the process do', async () => {
    const collector = await startCollector()
    const batch = batchOf([{}, orderOf('T-1', ['A']), { name: 'nonsense' as 'login' }, { seq: 9 }], {
      dropped: { outbox_full: 2, storage_refused: 1 },
    })
    await post(collector, batch)
    await post(collector, batch)
    await post(collector, 'no batch')
    await post(collector, batchOf([{}], { site: 'other' }))
    const told = await figures(collector.url)
    const of = (name: string) => told.get(name)
    expect(of('grapevine_events_total{site="demo",fate="accepted"}')).toBe(3)
    expect(of('grapevine_events_total{site="demo",fate="duplicate"}')).toBe(4)
    expect(of('grapevine_events_total{site="demo",fate="rejected"}')).toBe(1)
    expect(of('grapevine_events_rejected_total{site="demo",code="unknown_event"}')).toBe(1)
    expect(of('grapevine_events_dropped_total{site="demo",code="outbox_full"}')).toBe(2)
    expect(of('grapevine_outboxes{site="demo"}')).toBe(1)
    expect(of('grapevine_outboxes_incomplete{site="demo"}')).toBe(1)
    expect(of('grapevine_numbers_missing{site="demo"}')).toBe(3)
    expect(of('grapevine_numbers_seen{site="demo"}')).toBe(4)
    expect(of('grapevine_numbers_dropped{site="demo"}')).toBe(2)
    expect(of('grapevine_connections_dropped_total')).toBe(0)
    expect(of('grapevine_requests_refused_total{problem="bad_json"}')).toBe(1)
    expect(of('grapevine_requests_refused_total{problem="unknown_site"}')).toBe(1)
    expect(of('grapevine_commit_seconds_count')).toBe(2)
    expect(of('grapevine_commit_requests_sum')).toBe(2)
    expect(of('grapevine_queue_bytes')).toBe(0)
    expect(of('grapevine_database_bytes')).toBeGreaterThan(0)
    expect(of('grapevine_wal_bytes')).toBeGreaterThan(0)
    expect(of('grapevine_disk_free_bytes')).toBeGreaterThan(0)
    expect(of('grapevine_disk_used_ratio')).toBeGreaterThan(0)
    expect(of('grapevine_disk_used_ratio')).toBeLessThanOrEqual(1)
    expect(of('process_resident_memory_bytes')).toBeGreaterThan(0)
    expect([...told.keys()].some(name => name.startsWith('nodejs_eventloop_lag'))).toBe(true)
    for (const value of told.values()) expect(value).not.toBeNaN()
    const again = await figures(collector.url)
    expect(again.get('grapevine_events_total{site="demo",fate="accepted"}')).toBe(3)
  })

  test('counts what was erased by its name, and as accepted still', async () => {
    const token = 'sesame-sesame-sesame'
    const collector = await startCollector({ token })
    const authorization = `Bearer ${token}`
    await post(collector, batchOf([{}, orderOf('T-1', ['A'])], { visitor: 'somebody' }))
    const body = JSON.stringify({ site: 'demo', visitor: 'somebody' })
    const headers = { authorization, 'content-type': 'application/json' }
    expect((await fetch(`${collector.url}/v1/erase`, { method: 'POST', headers, body })).status).toBe(200)
    const told = await figures(collector.url, { authorization })
    expect(told.get('grapevine_events_erased_total{site="demo",name="purchase"}')).toBe(1)
    expect(told.get('grapevine_events_total{site="demo",fate="accepted"}')).toBe(2)
  })

  test('counts the blocks that were answered, by their type and what filled them', async () => {
    const rules = join(temporaryDirectory(), 'rules.json')
    writeFileSync(rules, JSON.stringify({ rules: [], pauses: [{ name: 'P', placements: ['off'] }] }))
    const collector = await startCollector({ rules, origins: ['https://shop.example'] })
    await post(collector, batchOf([orderOf('T-1', ['A'])]), { headers: { origin: 'https://shop.example' } })
    const ask = (query: string, headers = {}) => fetch(`${collector.url}/v1/recommendations?${query}`, { headers })
    const both = 'site=demo&b=bestsellers&b=trending;placement=off'
    const etag = (await ask(both)).headers.get('etag') ?? ''
    await ask(both)
    expect((await ask(both, { 'if-none-match': etag })).status).toBe(304)
    await ask('site=demo&b=also-bought:B')
    await ask('site=demo&b=on-sale&b=new-arrivals')
    expect((await ask(both, { origin: 'https://other.example' })).status).toBe(403)
    expect((await ask('site=demo&b=horoscope')).status).toBe(400)
    expect((await ask('site=other&b=bestsellers')).status).toBe(403)
    const told = await figures(collector.url)
    const served = [...told].filter(([name]) => name.startsWith('grapevine_blocks_served_total'))
    const name = (type: string, source: string) =>
      `grapevine_blocks_served_total{site="demo",type="${type}",source="${source}"}`
    expect(Object.fromEntries(served)).toEqual({
      [name('bestsellers', 'primary')]: 3,
      [name('trending', 'paused')]: 3,
      [name('also-bought', 'bestsellers')]: 1,
      [name('on-sale', 'none')]: 1,
      [name('new-arrivals', 'none')]: 1,
    })
  })

  test('names no shopper', async () => {
    const collector = await startCollector()
    const batch = batchOf([orderOf('T-secret', ['A'])], {
      visitor: 'visitor-secret',
      customer: 'customer-secret',
      outbox: 'outbox-secret',
    })
    await post(collector, batch)
    const text = await (await fetch(`${collector.url}/metrics`)).text()
    expect(text).not.toContain('secret')
    expect(text).toContain('site="demo"')
  })

  test('is for programs on this machine, unless there is a token', async () => {
    const { url } = await startCollector()
    for (const header of ['forwarded', 'x-forwarded-for']) {
      const foreign = await fetch(`${url}/metrics`, { headers: { [header]: 'for=203.0.113.5' } })
      expect([foreign.status, await foreign.json()]).toMatchObject([403, { problem: 'operator_only' }])
      expect((await fetch(`${url}/v1/health`, { headers: { [header]: 'for=203.0.113.5' } })).status).toBe(200)
    }
  })

  test('and the books ask for the token where there is one', async () => {
    const token = 'sesame-sesame-sesame'
    const { url } = await startCollector({ token })
    for (const path of ['/metrics', '/v1/health']) {
      const status = async (authorization?: string) =>
        (await fetch(url + path, authorization === undefined ? {} : { headers: { authorization } })).status
      expect(await status()).toBe(403)
      expect(await status(`Bearer ${token}x`)).toBe(403)
      expect(await status(`Basic ${token}`)).toBe(403)
      expect(await status('Bearer ')).toBe(403)
      expect(await status(`Bearer ${token}`)).toBe(200)
    }
    expect(
      (await figures(url, { authorization: `Bearer ${token}`, forwarded: 'for=203.0.113.5' })).size,
    ).toBeGreaterThan(20)
    for (const path of ['/healthz', '/readyz']) expect((await fetch(url + path)).status).toBe(200)
  })
})
