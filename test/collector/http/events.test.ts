import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { LIMITS } from '../../../src/protocol/limits.js'
import type { PROBLEMS } from '../../../src/protocol/problems.js'
import { batchOf, orderOf, post, startCollector } from '../collector.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

async function acceptedBy(collector: Collector, site = 'demo'): Promise<number> {
  const health = (await (await fetch(`${collector.url}/v1/health`)).json()) as {
    sites: Record<string, { accepted: number }>
  }
  return health.sites[site]?.accepted ?? 0
}

/** The answer is a problem with this code, in exactly the documented shape, and gives nothing of the inside away. */
async function expectProblem(response: Response, status: number, problem: keyof typeof PROBLEMS) {
  const text = await response.text()
  expect([response.status, text]).toEqual([status, expect.stringContaining(`"problem":"${problem}"`)])
  const { retryAfterMs, ...answer } = JSON.parse(text)
  expect(Object.keys(answer)).toEqual(['problem', 'message'])
  expect(response.headers.has('retry-after')).toBe(retryAfterMs !== undefined)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(text).not.toMatch(/\.ts|\.js|node_modules|SQLITE|at \w+ \(/)
}

describe('POST /v1/events', () => {
  test('answers a receipt for every event, and the same events are duplicates', async () => {
    const collector = await startCollector()
    const batch = batchOf([{}, { name: 'nonsense' as 'login' }, {}])
    const first = await post(collector, batch)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await first.json()).toEqual({
      v: 1,
      batch: batch.batch,
      accepted: 2,
      duplicate: 0,
      rejected: [{ id: batch.events[1]?.id, code: 'unknown_event' }],
      retryAfterMs: 0,
    })
    const again = await post(collector, batch)
    expect(await again.json()).toMatchObject({ accepted: 0, duplicate: 2, rejected: [{ code: 'unknown_event' }] })
    expect(await acceptedBy(collector)).toBe(2)
  })

  test('refuses a token that is not its own with a sentence, counts nothing of the batch, and takes it again without', async () => {
    const token = 'token-of-the-operator'
    const withToken = await startCollector({ token })
    const withoutOne = await startCollector()
    const asOperator = { authorization: `Bearer ${token}` }
    for (const [collector, sentence] of [
      [withToken, /^The token is not that of the collector\. Nothing was counted: send it again with the one/],
      [withoutOne, /^The token is not that of the collector\. Nothing was counted.*start it with --token/],
    ] as const) {
      const batch = batchOf([{}, {}])
      for (const authorization of [
        'Bearer token-of-last-year',
        'bearer token-of-last-year',
        `Bearer ${token}x`,
        'Bearer ',
      ]) {
        const answer = await post(collector, batch, { headers: { authorization, 'content-type': 'application/json' } })
        expect((await answer.clone().json()).message).toMatch(sentence)
        await expectProblem(answer, 403, 'wrong_token')
      }
      const books = async () =>
        (await (await fetch(`${collector.url}/v1/health`, { headers: asOperator })).json()).sites.demo
      expect(await books()).toMatchObject({ accepted: 0, rejected: {}, sequences: { outboxes: 0 } })
      const metrics = await (await fetch(`${collector.url}/metrics`, { headers: asOperator })).text()
      expect(metrics).toContain('grapevine_requests_refused_total{problem="wrong_token"} 4')
      expect(await (await post(collector, batch)).json()).toMatchObject({ accepted: 2, duplicate: 0 })
    }
  })

  test('takes what carries credentials of another scheme as that of a page', async () => {
    for (const token of [undefined, 'token-of-the-operator']) {
      const collector = await startCollector(token === undefined ? {} : { token })
      for (const authorization of ['Basic c2hvcDpzZWNyZXQ=', 'Digest username="shop"', 'Negotiate YII', 'Bearers x']) {
        const answer = await post(collector, batchOf([{}]), { headers: { authorization } })
        expect(await answer.json()).toMatchObject({ accepted: 1 })
      }
    }
  })

  test('refuses events of an e-mail address, keeps nothing of it, and counts them under an id', async () => {
    const data = temporaryDirectory()
    const collector = await startCollector({ data })
    const batch = batchOf([orderOf('T-1', ['A']), {}], { customer: 'ada@shop.example' })
    const ids = batch.events.map(({ id }) => id)
    expect(await (await post(collector, batch)).json()).toMatchObject({
      accepted: 0,
      rejected: ids.map(id => ({ id, code: 'email_refused' })),
    })
    const books = async () => (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
    expect(await books()).toMatchObject({ accepted: 0, rejected: { email_refused: 2 } })
    expect(await (await post(collector, { ...batch, customer: 'C-77' })).json()).toMatchObject({ accepted: 2 })
    expect(await books()).toMatchObject({ accepted: 2, rejected: {} })
    await collector.close()
    const kept = readdirSync(data).map(name => readFileSync(join(data, name), 'latin1'))
    expect(kept.join()).toContain('C-77')
    expect(kept.join()).not.toContain('ada@shop')
  })

  test('says which of the ids that it is asked about are counted, and counts nothing for it', async () => {
    const collector = await startCollector()
    const batch = batchOf([{}, { name: 'nonsense' as 'login' }])
    await post(collector, batch)
    const [counted, refused] = batch.events.map(one => one.id as string)
    const ask = ['never-sent', refused, counted].map((id, n) => ({ id, seq: n + 1 }))
    const answer = await post(collector, { ...batchOf([]), ask })
    expect(await answer.json()).toMatchObject({ accepted: 0, duplicate: 0, rejected: [], known: [counted] })
    expect(await acceptedBy(collector)).toBe(1)
    await expectProblem(await post(collector, { ...batchOf([]), ask: 'all' }), 400, 'bad_batch')
    const many = Array.from({ length: LIMITS.batchEvents + 1 }, (_, seq) => ({ id: 'a', seq }))
    await expectProblem(await post(collector, { ...batchOf([]), ask: many }), 413, 'too_large')
  })

  test('takes text/plain and application/json, gzipped or not, with a byte order mark or not', async () => {
    const collector = await startCollector()
    const bodies: [Uint8Array | string, Record<string, string>][] = [
      [JSON.stringify(batchOf([{}])), { 'content-type': 'text/plain' }],
      [JSON.stringify(batchOf([{}])), { 'content-type': 'application/json; charset="utf-8"' }],
      [gzipSync(JSON.stringify(batchOf([{}]))), { 'content-type': 'text/plain', 'content-encoding': 'gzip' }],
      [`\uFEFF${JSON.stringify(batchOf([{}]))}`, { 'content-type': 'text/plain' }],
      [JSON.stringify(batchOf([{}])), { 'content-type': 'text/plain', 'content-encoding': 'identity' }],
    ]
    for (const [body, headers] of bodies) {
      const response = await post(collector, body, { headers })
      expect(await response.json()).toMatchObject({ accepted: 1 })
    }
    expect(await acceptedBy(collector)).toBe(bodies.length)
  })

  test('refuses what is no batch, and counts nothing of it', async () => {
    const collector = await startCollector()
    const plain = { 'content-type': 'text/plain' }
    const gzip = { ...plain, 'content-encoding': 'gzip' }
    const good = JSON.stringify(batchOf([{}]))
    await expectProblem(await post(collector, '{'), 400, 'bad_json')
    await expectProblem(await post(collector, ''), 400, 'bad_json')
    await expectProblem(await post(collector, '['.repeat(1000)), 400, 'too_deep')
    await expectProblem(await post(collector, batchOf([{}], { sentAt: 'now' })), 400, 'bad_batch')
    await expectProblem(await post(collector, batchOf([{}], { v: 9 })), 400, 'unsupported_version')
    await expectProblem(await post(collector, batchOf([{}], { site: 'other' })), 403, 'unknown_site')
    await expectProblem(await post(collector, new Uint8Array([34, 0xff, 34])), 400, 'bad_encoding')
    await expectProblem(await post(collector, good, { headers: gzip }), 400, 'bad_encoding')
    const whole = gzipSync(good)
    await expectProblem(await post(collector, whole.subarray(0, -9), { headers: gzip }), 400, 'bad_encoding')
    await expectProblem(await post(collector, gzipSync(whole), { headers: gzip }), 400, 'bad_encoding')
    for (const encoding of ['br', 'gzip, gzip', 'deflate']) {
      const headers = { ...plain, 'content-encoding': encoding }
      await expectProblem(await post(collector, whole, { headers }), 400, 'bad_encoding')
    }
    const latin = { 'content-type': 'text/plain; charset=iso-8859-1' }
    await expectProblem(await post(collector, good, { headers: latin }), 400, 'bad_encoding')
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    await expectProblem(await post(collector, good, { headers: form }), 415, 'bad_media_type')
    expect(await acceptedBy(collector)).toBe(0)
    expect(await (await post(collector, good)).json()).toMatchObject({ accepted: 1 })
  })

  test('names the field that is wrong', async () => {
    const collector = await startCollector()
    const answer = await (await post(collector, batchOf([{}], { outbox: 7 }))).json()
    expect(answer.message).toContain('outbox')
  })

  test('takes a batch up to the limit and refuses the next byte', async () => {
    const collector = await startCollector()
    const batch = JSON.stringify(batchOf([{}]))
    const padded = (bytes: number) => batch + ' '.repeat(bytes - batch.length)
    expect((await post(collector, padded(LIMITS.batchBytes))).status).toBe(200)
    await expectProblem(await post(collector, padded(LIMITS.batchBytes + 1)), 413, 'too_large')
    await expectProblem(await post(collector, padded(LIMITS.batchBytes * 8)), 413, 'too_large')
  })

  test('refuses a gzip bomb when its output is over the limit, and takes one that is not', async () => {
    // Made first: a connection that is kept while this takes its seconds is closed by the collector.
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20))
    const collector = await startCollector()
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    const batch = JSON.stringify(batchOf([{}]))
    const inflatesTo = (bytes: number) => gzipSync(batch + ' '.repeat(bytes - batch.length))
    expect((await post(collector, inflatesTo(LIMITS.decodedBatchBytes), { headers })).status).toBe(200)
    const before = process.memoryUsage().rss
    await expectProblem(await post(collector, inflatesTo(LIMITS.decodedBatchBytes + 1), { headers }), 413, 'too_large')
    await expectProblem(await post(collector, bomb, { headers }), 413, 'too_large')
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20)
  })

  test('reads no more than the limit of a body that does not say how long it is', async () => {
    const collector = await startCollector()
    const socket = connect(collector.port, '127.0.0.1')
    socket.setEncoding('utf8')
    socket.write(
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n',
    )
    const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`
    let text = ''
    let sent = 0
    await new Promise<void>(resolve => {
      socket.on('data', data => {
        text += data
      })
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
      const more = () => {
        if (socket.destroyed || text !== '') return
        sent += 0x4000
        socket.write(chunk, () => setImmediate(more))
      }
      more()
    })
    expect(text).toMatch(/^HTTP\/1.1 413 /)
    expect(text).toContain('"problem":"too_large"')
    expect(sent).toBeLessThan(8 * 2 ** 20)
  })

  test('keeps orders of many shoppers apart who all send at once', async () => {
    const collector = await startCollector()
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        post(collector, batchOf([{ id: `once-${n % 50}`, at: 1e12 }], { sentAt: 1e12 })),
      ),
    )
    const receipts = await Promise.all(answers.map(answer => answer.json()))
    const sum = (key: 'accepted' | 'duplicate') => receipts.reduce((n, receipt) => n + receipt[key], 0)
    expect([sum('accepted'), sum('duplicate')]).toEqual([50, 150])
  })
})

describe('origins', () => {
  const sent = (collector: Collector, site: string, origin?: string) =>
    post(collector, batchOf([{}], { site }), {
      headers: { 'content-type': 'text/plain', ...(origin === undefined ? {} : { origin }) },
    })

  test('without a list every page may send and read, and never with cookies', async () => {
    const collector = await startCollector()
    const response = await sent(collector, 'demo', 'https://any.example')
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('vary')).toBeNull()
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After')
  })

  test('with a list only its pages may, for the sites that have one', async () => {
    const collector = await startCollector({
      sites: ['one', 'two', 'open'],
      origins: { one: ['https://one.example'], two: ['https://two.example/', 'https://Two.example:8443'] },
    })
    const good = await sent(collector, 'one', 'https://one.example')
    expect(good.status).toBe(200)
    expect(good.headers.get('access-control-allow-origin')).toBe('https://one.example')
    expect(good.headers.get('vary')).toBe('Origin')
    expect((await sent(collector, 'two', 'https://two.example:8443')).status).toBe(200)
    const foreign = await sent(collector, 'one', 'https://two.example')
    // A refused page may read why, and nothing else.
    expect(foreign.headers.get('access-control-allow-origin')).toBe('*')
    expect(foreign.headers.get('access-control-allow-credentials')).toBeNull()
    await expectProblem(foreign, 403, 'bad_origin')
    await expectProblem(await sent(collector, 'one', 'null'), 403, 'bad_origin')
    expect((await sent(collector, 'one')).status).toBe(200)
    expect((await sent(collector, 'open', 'https://any.example')).headers.get('access-control-allow-origin')).toBe('*')
    expect(await acceptedBy(collector, 'one')).toBe(2)
  })

  test('answers a preflight', async () => {
    const collector = await startCollector({ origins: ['https://shop.example'] })
    const preflight = (origin: string) =>
      fetch(`${collector.url}/v1/events`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      })
    const good = await preflight('https://shop.example')
    expect(good.status).toBe(204)
    expect(good.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(good.headers.get('access-control-allow-methods')).toContain('POST')
    expect(good.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('content-type')
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  })
})
