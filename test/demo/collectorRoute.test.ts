import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningShop, startShop } from '../../demo/server/startShop.js'

/** What the collector was asked, and with what body. */
const asked: { url: string; body: Buffer }[] = []
let collector: Server
let shop: RunningShop

beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const url = request.url ?? ''
      asked.push({ url, body: Buffer.concat(parts) })
      const questions = new URL(url, 'http://x').searchParams.getAll('b')
      response.statusCode = url.startsWith('/v1/recommendations') && !questions[0] ? 400 : 200
      response.end(JSON.stringify({ v: 1, blocks: questions.map(question => ({ question })) }))
    })
  })
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  shop = await startShop({ port: 0, collector: `http://127.0.0.1:${port}`, site: 'demo' })
})
afterAll(async () => {
  await shop.close()
  collector.close()
})

const ask = (mode: string, questions: string[]) =>
  fetch(`${shop.url}/qa/collector/${mode}/v1/recommendations?${new URLSearchParams(questions.map(b => ['b', b]))}`)

describe('the route between a page and the collector', () => {
  test('passes questions on in their order, and leaves those of states without an answer', async () => {
    const { blocks } = await (
      await ask('direct', ['trending', 'bestsellers;placement=state-full', 'on-sale;placement=home'])
    ).json()
    expect(blocks).toEqual([{ question: 'trending' }, null, { question: 'on-sale;placement=home' }])
    expect(asked.at(-1)?.url).not.toContain('state-')
    const states = await (await ask('direct', ['bestsellers;placement=state-full'])).json()
    expect(states).toEqual({ v: 1, blocks: [null] })
  })

  test('passes batches on as they are, zipped or not', async () => {
    for (const body of [new Uint8Array(gzipSync('{"v":1}')), new TextEncoder().encode('{"v":1}')]) {
      const answer = await fetch(`${shop.url}/qa/collector/direct/v1/events`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain' },
      })
      expect(answer.status).toBe(200)
      const got = asked.at(-1)?.body ?? Buffer.of()
      expect(String(got[0] === 0x1f ? gunzipSync(got) : got)).toBe('{"v":1}')
    }
  })

  test('has no connection where it is down', async () => {
    const before = asked.length
    await expect(ask('down', ['trending'])).rejects.toThrow()
    expect(asked.length).toBe(before)
  })

  test('leads nowhere else', async () => {
    const before = asked.length
    for (const path of ['direct/tag.js', 'direct/metrics', 'fast/v1/health', 'direct/v1/../metrics'])
      expect((await fetch(`${shop.url}/qa/collector/${path}`)).status).toBe(404)
    expect((await fetch(`${shop.url}/qa/collector/direct/v1/%2e%2e/metrics`)).status).toBe(404)
    expect(asked.length).toBe(before)
  })
})

describe('a page', () => {
  const tagOf = async (path: string, cookie = '') =>
    /<script async[^>]*>/.exec(await (await fetch(shop.url + path, { headers: { cookie } })).text())?.[0]

  test('asks the collector itself, until a tester wants it otherwise, but for the one with the states', async () => {
    expect(await tagOf('/')).not.toContain('data-collector')
    expect(await tagOf('/blocks')).toContain(' data-collector="/qa/collector/direct"')
    for (const mode of ['slow', 'down'])
      expect(await tagOf('/p/monstera', `pippinwick-qa=collector=${mode}`)).toContain(
        ` data-collector="/qa/collector/${mode}"`,
      )
  })
})
