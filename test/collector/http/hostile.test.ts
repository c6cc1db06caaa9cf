import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Collector } from '../../../src/collector/createCollector.js'
import { decodeBody } from '../../../src/collector/http/decodeBody.js'
import { LIMITS } from '../../../src/protocol/limits.js'
import { batchOf, post, startCollector } from '../collector.js'

/** Sends bytes as they are, further pieces with pauses, and answers what came back and how long the connection lived, ms. */
function raw(port: number, pieces: readonly (string | Buffer)[], pauseMs = 0): Promise<{ text: string; ms: number }> {
  return new Promise(resolve => {
    const began = performance.now()
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    const left = [...pieces]
    const more = () => {
      const piece = left.shift()
      if (piece === undefined || !socket.writable) return
      socket.write(piece)
      setTimeout(more, pauseMs)
    }
    socket.on('connect', more).on('data', chunk => void chunks.push(chunk as Buffer))
    socket.on('error', () => {})
    socket.on('close', () => resolve({ text: Buffer.concat(chunks).toString('latin1'), ms: performance.now() - began }))
  })
}

const accepted = async ({ url }: Collector) =>
  (await (await fetch(`${url}/v1/health`)).json()).sites.demo.accepted as number

/** The collector still counts, and has counted nothing else. */
async function expectUnharmed(collector: Collector, before = 0) {
  expect(await accepted(collector)).toBe(before)
  expect(await (await post(collector, batchOf([{}]))).json()).toMatchObject({ accepted: 1 })
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12)
}

const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))

describe('bodies', () => {
  const head = (more: string) =>
    `POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\n${more}\r\n`

  test('that lie about their length count only as whole JSON', { timeout: 30_000 }, async () => {
    const collector = await startCollector()
    const body = JSON.stringify(batchOf([{}]))
    const [short, long, negative, huge, none] = await Promise.all([
      raw(collector.port, [`${head(`Content-Length: ${body.length - 5}\r\n`)}${body}`]),
      raw(collector.port, [`${head(`Content-Length: ${body.length + 5}\r\n`)}${body}`]),
      raw(collector.port, [`${head('Content-Length: -1\r\n')}${body}`]),
      raw(collector.port, [`${head('Content-Length: 99999999999999999999\r\n')}${body}`]),
      raw(collector.port, [`${head('')}${body}`]),
    ])
    expect(statuses(short.text)[0]).toBe(400)
    // Given up after a time: with an answer, or without where the socket was silent for too long.
    expect([[408], []]).toContainEqual(statuses(long.text))
    expect(statuses(negative.text)[0]).toBe(400)
    expect(statuses(huge.text)[0]).toBeGreaterThanOrEqual(400)
    // Without a length there is no body: what follows is a request that is none.
    expect([400, 415]).toContain(statuses(none.text)[0])
    await expectUnharmed(collector)
  })

  test('of gzip are taken whole or not at all', async () => {
    const collector = await startCollector()
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    const whole = () => gzipSync(JSON.stringify(batchOf([{}])))
    const flipped = (from: number) => {
      const bytes = whole()
      bytes[bytes.length - from] = (bytes[bytes.length - from] as number) ^ 1
      return bytes
    }
    const [half, rest] = [JSON.stringify(batchOf([{}])).slice(0, 20), JSON.stringify(batchOf([{}])).slice(20)]
    const problems: [Buffer, number][] = [
      [flipped(6), 400],
      [flipped(1), 400],
      [whole().subarray(0, -1), 400],
      [whole().subarray(0, 10), 400],
      [Buffer.concat([whole(), Buffer.from('garbage')]), 400],
      [Buffer.concat([whole(), whole()]), 400],
      [gzipSync(whole()), 400],
      [Buffer.alloc(0), 400],
      [Buffer.concat(Array(40).fill(gzipSync(' '.repeat(20_000)))), 413],
      [Buffer.concat(Array(5000).fill(gzipSync(''))), 400],
    ]
    for (const [body, status] of problems) expect((await post(collector, body, { headers })).status).toBe(status)
    // Several members are one text: RFC 1952, 2.2.
    const members = Buffer.concat([gzipSync(half), gzipSync(rest)])
    expect(await (await post(collector, members, { headers })).json()).toMatchObject({ accepted: 1 })
    await expectUnharmed(collector, 1)
  })

  test('that are bombs cost no more than a text of the largest size', async () => {
    const collector = await startCollector()
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
    for (const ratio of [10, 100, 1000]) {
      const unit = randomBytes(64).toString('hex')
      const bomb = gzipSync(ratio === 10 ? unit.repeat(9).slice(0, 1000).repeat(700) : Buffer.alloc(ratio * 10_000))
      if (bomb.length <= LIMITS.batchBytes) expect((await post(collector, bomb, { headers })).status).toBe(413)
    }
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20))
    const bombs = bomb.subarray(0, LIMITS.batchBytes)
    // A bomb inside a bomb, and one in pieces whose length nobody says. Made before, since that keeps this process, and so the
    // collector in it, too long from everything else.
    const nested = gzipSync(bomb)
    const keys = `{${'"":0,'.repeat(1_000_000)}"":0}`
    const zippedKeys = gzipSync(keys)
    await pause(300)
    expect((await post(collector, nested, { headers })).status).toBe(400)
    const piece = (bytes: Buffer) =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
    const chunked = await raw(collector.port, [
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n',
      ...Array.from({ length: 16 }, (_, n) => piece(bombs.subarray(n * 4096, (n + 1) * 4096))),
      '0\r\n\r\n',
    ])
    expect(statuses(chunked.text)).toEqual([413])
    // A million keys do not fit a batch, however they travel.
    expect((await post(collector, keys)).status).toBe(413)
    expect((await post(collector, zippedKeys, { headers })).status).toBe(413)
    const costs = (times: number) => {
      const before = process.memoryUsage()
      for (let n = 0; n < times; n++)
        expect(() => decodeBody(bombs, { 'content-encoding': 'gzip' })).toThrow('too_large')
      const after = process.memoryUsage()
      return after.arrayBuffers + after.external - before.arrayBuffers - before.external
    }
    costs(1)
    // One after the other: what one leaves is collected with the others.
    expect(costs(1)).toBeLessThan(2 * 2 ** 20)
    const answers = await Promise.all(Array.from({ length: 40 }, () => post(collector, bombs, { headers })))
    expect(answers.map(answer => answer.status)).toEqual(Array(40).fill(413))
    await expectUnharmed(collector)
  })

  test('of other than UTF-8 text, deep or wide, are refused before they are parsed', async () => {
    const collector = await startCollector()
    const batch = JSON.stringify(batchOf([{}]))
    const bytes = (...values: number[]) =>
      Buffer.concat([Buffer.from('{"v":1,"site":"'), Buffer.from(values), Buffer.from('"}')])
    const refused = async (body: string | Buffer) => {
      const answer = await post(collector, body)
      expect(answer.status).toBe(400)
      return (await answer.json()).problem
    }
    // Overlong, lone continuation, half a surrogate, past the last code point, UTF-16 with its mark.
    for (const body of [
      bytes(0xc0, 0x80),
      bytes(0x80),
      bytes(0xed, 0xa0, 0x80),
      bytes(0xf5, 0x80, 0x80, 0x80),
      bytes(0xe2, 0x82),
    ])
      expect(await refused(body)).toBe('bad_encoding')
    expect(await refused(Buffer.from(`\uFEFF${batch}`, 'utf16le'))).toBe('bad_encoding')
    expect(await refused(`\uFEFF\uFEFF${batch}`)).toBe('bad_json')
    expect(await refused(`${batch}\0`)).toBe('bad_json')
    expect(await refused('[['.repeat(60_000))).toBe('too_deep')
    expect(await refused('{"a":'.repeat(20_000))).toBe('too_deep')
    const wide = (name: (n: number) => string) =>
      `{${Array.from({ length: 8_000 }, (_, n) => `"${name(n)}":1`).join(',')}}`
    expect(await refused(wide(n => `k${n}`))).toBe('too_deep')
    // Keys like numbers, which collide in hash tables on purpose: CVE-2026-21717.
    expect(await refused(wide(n => `${n * 65_536}`))).toBe('too_deep')
    expect(await refused(wide(() => '__proto__'))).toBe('too_deep')
    await expectUnharmed(collector)
  })

  test('with keys of prototypes change none', async () => {
    const collector = await startCollector()
    const text = JSON.stringify(batchOf([{ name: 'search', params: { search_term: 'x' } }]))
    const evil = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},'
    for (const place of ['{"v"', '{"id"', '{"search_term"']) {
      const body = text.replace(place, `{${evil}${place.slice(1)}`)
      expect((await post(collector, body)).status).toBe(200)
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const event = await (await post(collector, batchOf([{ name: name as 'login' }]))).json()
      expect(event.rejected).toMatchObject([{ code: 'unknown_event' }])
      expect((await post(collector, batchOf([{}], { site: name }))).status).toBe(403)
      const dropped = JSON.parse(`{"${name}":5,"outbox_full":0}`)
      expect((await post(collector, batchOf([], { dropped }))).status).toBe(200)
      for (const query of [
        `site=${name}&b=bestsellers`,
        `site=demo&b=${name}`,
        `${name}=1&site=demo&b=also-bought:${name}`,
      ])
        expect((await fetch(`${collector.url}/v1/recommendations?${query}`)).status).toBeLessThan(500)
      const header = await raw(collector.port, [
        `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${name}: 1\r\n\r\n`,
      ])
      expect(statuses(header.text)).toEqual([200])
    }
    await expectUnharmed(collector, 1)
  })

  test('with numbers that are none, or of other times, count as documented', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z')
    const collector = await startCollector({ clock: () => now })
    const DAY = 86_400_000
    const sent = async (age: number, id: string, sentAt = now) =>
      (await post(collector, batchOf([{ id, at: sentAt - age }], { sentAt }))).json()
    expect(await sent(30 * DAY, 'day-30')).toMatchObject({ accepted: 1 })
    expect(await sent(30 * DAY + 1, 'day-31')).toMatchObject({ rejected: [{ code: 'too_old' }] })
    // A page whose clock is ten years off says the right age.
    expect(await sent(DAY, 'off', now - 3650 * DAY)).toMatchObject({ accepted: 1 })
    expect(await sent(-DAY, 'future')).toMatchObject({ accepted: 1 })
    // Ids are kept for ever: a replay is a duplicate while it would be taken, and too old afterwards; it never counts again.
    const batch = batchOf([{ id: 'replayed', at: now }], { sentAt: now })
    const first = await (await post(collector, batch)).json()
    expect(first).toMatchObject({ accepted: 1 })
    for (const [days, verdict] of [
      [29, { duplicate: 1 }],
      [30, { duplicate: 1 }],
      [31, { duplicate: 0, rejected: [{ code: 'too_old' }] }],
      [36, { duplicate: 0, rejected: [{ code: 'too_old' }] }],
    ] as const) {
      const start = now
      now += days * DAY
      expect(await (await post(collector, { ...batch, sentAt: now })).json()).toMatchObject({ accepted: 0, ...verdict })
      // The same bytes say an age of nothing: the id alone decides.
      expect(await (await post(collector, batch)).json()).toMatchObject({ accepted: 0, duplicate: 1 })
      now = start
    }
    expect(await accepted(collector)).toBe(4)
    const odd = ['1e309', '-1e309', '-0', '-5', '1.5', '"1"', 'null', 'true', '{}', '[]', '9007199254740993', '1e-400']
    for (const value of odd) {
      for (const field of ['seq', 'at', 'sentAt', 'v']) {
        const text = JSON.stringify(batchOf([{}])).replace(new RegExp(`"${field}":\\d+`), `"${field}":${value}`)
        expect((await post(collector, text)).status).toBeLessThan(500)
      }
      for (const field of ['value', 'price', 'quantity']) {
        const params = { currency: 'EUR', value: 1, items: [{ item_id: 'A', price: 1, quantity: 1 }] }
        const text = JSON.stringify(batchOf([{ name: 'add_to_cart', params }])).replace(
          `"${field}":1`,
          `"${field}":${value}`,
        )
        expect((await post(collector, text)).status).toBe(200)
      }
    }
    const { sequences, received } = (await (await fetch(`${collector.url}/v1/health`)).json()).sites.demo
    expect([Number.isSafeInteger(received), Number.isSafeInteger(sequences.numbered)]).toEqual([true, true])
  })
})

describe('requests that are crafted', () => {
  const body = () => JSON.stringify(batchOf([{}]))
  const post1 = (headers: string, text: string) => `POST /v1/events HTTP/1.1\r\nHost: x\r\n${headers}\r\n${text}`

  test('cannot be smuggled past one another', async () => {
    const collector = await startCollector()
    const inner = 'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n'
    const text = body()
    const corpus: string[] = [
      post1(`Content-Type: text/plain\r\nContent-Length: ${text.length}\r\nContent-Length: 3\r\n`, text),
      post1('Content-Type: text/plain\r\nContent-Length: 3, 3\r\n', 'abc'),
      post1('Content-Type: text/plain\r\nContent-Length: +3\r\n', 'abc'),
      post1('Content-Type: text/plain\r\nContent-Length: 0x3\r\n', 'abc'),
      post1('Content-Type: text/plain\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${inner}`),
      post1('Content-Type: text/plain\r\nTransfer-Encoding: xchunked\r\n', `0\r\n\r\n${inner}`),
      post1('Content-Type: text/plain\r\nTransfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${inner}`),
      post1('Content-Type: text/plain\r\nTransfer-Encoding : chunked\r\n', `0\r\n\r\n${inner}`),
      post1('Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n', `-1\r\n\r\n${inner}`),
      post1('Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n\r\n${inner}`),
      post1(
        'Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n',
        `3;${'x'.repeat(20_000)}\r\nabc\r\n0\r\n\r\n`,
      ),
      'GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n',
      'GET /healthz HTTP/1.1\r\nHost: x\r\n folded: 1\r\n\r\n',
      'GET /healthz HTTP/1.1\nHost: x\n\n',
      'GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n',
      'GET http://other.example/healthz HTTP/1.1\r\nHost: x\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n',
      'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n',
      'NONSENSE / HTTP/1.1\r\nHost: x\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET /v1/recommendations?site=%00&b=%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n',
      `GET /${'a/'.repeat(6000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    ]
    const answers = await Promise.all(
      corpus.map(text => raw(collector.port, [text, ''], 400).then(answer => answer.text)),
    )
    answers.forEach((answer, n) => {
      // One request, one answer at most: nothing was taken for a second request.
      expect([corpus[n]?.slice(0, 60), statuses(answer).length]).toEqual([
        corpus[n]?.slice(0, 60),
        statuses(answer).length < 2 ? statuses(answer).length : 'two',
      ])
      for (const status of statuses(answer)) expect(status).toBeLessThan(500)
      expect(answer).not.toMatch(/"sites"|node_modules|\.ts:|at \w+ \(/)
    })
    await expectUnharmed(collector)
  }, 40_000)

  test('that are slow are given up, and do not keep others waiting', { timeout: 60_000 }, async () => {
    const collector = await startCollector()
    const dribble = Array.from({ length: 200 }, () => 'x')
    const slow = [
      ...Array.from({ length: 40 }, () => raw(collector.port, ['GET /healthz HTTP/1.1\r\nX-Y: ', ...dribble], 250)),
      ...Array.from({ length: 40 }, () =>
        raw(collector.port, [post1('Content-Type: text/plain\r\nContent-Length: 1000\r\n', ''), ...dribble], 250),
      ),
      ...Array.from({ length: 40 }, () =>
        raw(
          collector.port,
          [post1('Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n', ''), ...dribble.map(() => '1\r\nx\r\n')],
          250,
        ),
      ),
      ...Array.from({ length: 40 }, () => raw(collector.port, [])),
      ...Array.from({ length: 10 }, () => raw(collector.port, ['GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'])),
    ]
    for (let n = 0; n < 20; n++) expect((await post(collector, batchOf([{}]))).status).toBe(200)
    const ended = await Promise.all(slow)
    // Node looks once a second; twice the largest of the limits, since the machine may be busy.
    for (const { ms } of ended) expect(ms).toBeLessThan(30_000)
    for (const { text } of ended.slice(0, 120)) expect(text).toMatch(/^(HTTP\/1\.1 408 |$)/)
    await expectUnharmed(collector, 20)
  })

  test('by a client that does not read its answers hold a bounded amount, and are given up', {
    timeout: 60_000,
  }, async () => {
    const collector = await startCollector()
    const question = `GET /v1/recommendations?site=demo&b=bestsellers HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(2000)
    const closed = await new Promise<number>(resolve => {
      const began = performance.now()
      const socket = connect(collector.port, '127.0.0.1', () => {
        socket.pause()
        const more = () => {
          if (socket.destroyed || socket.writableLength > 4 * 2 ** 20) return
          socket.write(question, () => setImmediate(more))
        }
        more()
      })
      socket.on('error', () => {}).on('close', () => resolve(performance.now() - began))
    })
    expect(closed).toBeLessThan(45_000)
    await expectUnharmed(collector)
  })
})
