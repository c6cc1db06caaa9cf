import { Agent, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Random } from '../../../../src/simulator/createRandom.js'
import { startCollector } from '../../../support/collector.js'
import { batchMaker } from '../../kit/batches.js'
import { check } from '../../kit/check.js'
import { postBatch } from '../../kit/postBatch.js'
import { preload } from '../../kit/preload.js'
import { readLog } from '../../kit/readLog.js'
import { heldMb } from '../../kit/residentMemory.js'
import { sendRaw, type WireAnswer } from '../../kit/sendRaw.js'
import type { Finding } from '../../kit/Trial.js'
import { createInputs, type Input } from './createInputs.js'
import { judgeAnswer } from './judgeAnswer.js'
import { queryMaker } from './queries.js'
import { rawRequests } from './rawRequests.js'

const HONEST = 'faults'
const FUZZED = 'fuzz'
const AT_ONCE = 8
/** Answers to long addresses that fill the cache of answers to its limit before memory is compared. */
const FILLING = 1_500
const LONG = 'x'.repeat(14_000)

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'SEARCH']
const PATHS = [
  '/v1/events',
  '/v1/recommendations',
  '/v1/health',
  '/tag.js',
  '/sync.js',
  '/__proto__',
  '/constructor/x',
  '/',
]
const HEADERS = ['Origin', 'Accept-Encoding', 'If-None-Match', 'Range', 'Sec-Purpose', 'X-Forwarded-For', 'Host', 'Via']

/** What requests over HTTP did, and how much the collector's memory grew, MB. */
export interface HttpFinding {
  verdict: Omit<Finding, 'cycles'>
  requests: number
  growthMb: number
}

/**
 * Sends the same inputs, and requests that are odd in themselves, to the built collector, between honest batches: it stays
 * up, answers each with a receipt or a problem, tells no secret, and counts the honest ones.
 */
export async function fuzzOverHttp(requests: number, random: Random, without?: string): Promise<HttpFinding> {
  const node = ['--expose-gc', ...preload('measured.js'), ...(without ? preload('unguarded.js', { without }) : [])]
  const args = ['--site', FUZZED, '--log-level', 'trace']
  const collector = await startCollector({ site: HONEST, args, node, learnFromBots: false })
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const secret = `secret${random.id()}`
  const input = createInputs(random, FUZZED)
  const honest = batchMaker(random, HONEST)
  const query = queryMaker(random)
  const raw = rawRequests(FUZZED, secret)
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '))
  const sent = new Set<string>()
  const acked = new Set<string>()
  const faults = new Map<string, number>()
  const { pid } = collector
  const note = (fault: string | undefined) => {
    if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1)
  }
  /** Sent while memory is compared: models grow with all that they learn, and what a program does is counted only. */
  let asProgram: Record<string, string> = {}
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  const send = (method: string, path: string, { body, headers }: Partial<Input> = {}, isChunked = false) =>
    new Promise<WireAnswer>(resolve => {
      const all = { authorization: secret, cookie: `session=${secret}`, ...asProgram, ...headers }
      const length = isChunked || body === undefined ? {} : { 'content-length': body.length }
      const sending = request(collector.url + path, { method, agent, headers: { ...all, ...length } }, response => {
        const chunks: Buffer[] = []
        const head = response.rawHeaders.map((part, n) => (n % 2 ? `${part}\r\n` : `${part}: `)).join('')
        const end = () =>
          resolve({
            status: response.statusCode!,
            headers: `\r\n${head}`,
            body: `${Buffer.concat(chunks)}`,
          })
        response
          .on('data', chunk => chunks.push(chunk))
          .on('end', end)
          .on('error', end)
      })
      sending.on('error', error => resolve({ status: 0, headers: `${method} ${path} ${error}`, body: '' }))
      sending.end(body)
    })
  const ask = (values: readonly string[]) =>
    send('GET', `/v1/recommendations?site=${FUZZED}${values.map(value => `&b=${encodeURIComponent(value)}`).join('')}`)

  const one = async (): Promise<void> => {
    const kind = random.below(100)
    if (kind < 55) {
      const made = input()
      if (random.chance(0.05)) made.headers[pick(HEADERS)] = pick([secret, '*', '__proto__', '%00', 'x'.repeat(9_000)])
      note(judgeAnswer(await send('POST', '/v1/events', made, random.chance(0.2)), secret))
    } else if (kind < 70) {
      note(judgeAnswer(await ask(Array.from({ length: random.below(random.chance(0.9) ? 4 : 20) }, query)), secret))
    } else if (kind < 80) {
      const path = random.chance(0.7) ? pick(PATHS) : `/${encodeURIComponent(query())}`
      const made = random.chance(0.3) ? input() : {}
      const method = pick(METHODS)
      note(judgeAnswer(await send(method, `${path}?secret=${secret}`, made), secret, method === 'HEAD'))
    } else if (kind < 85) {
      for (const answer of await sendRaw(collector.url, Buffer.from(pick(raw), 'latin1')))
        note(judgeAnswer(answer, secret))
    } else if (kind < 86) {
      const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' }
      const answer = await send('POST', '/v1/events', { body: bomb, headers })
      note(answer.status === 413 ? judgeAnswer(answer, secret) : `${answer.status} for a bomb`)
    } else {
      const batch = honest(1 + random.below(20))
      for (const id of batch.ids) sent.add(id)
      const { receipt } = await postBatch(collector.url, batch, { headers: asProgram })
      if (receipt?.rejected.length === 0) for (const id of batch.ids) acked.add(id)
      else note('an honest batch without a receipt')
    }
  }
  const many = async (count: number) => {
    let left = count
    const worker = async () => {
      while (left-- > 0) await one()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  try {
    for (const each of raw)
      for (const answer of await sendRaw(collector.url, Buffer.from(each, 'latin1'))) note(judgeAnswer(answer, secret))
    const filling = Math.min(FILLING, requests)
    for (let n = 0; n < filling; n++) await ask([`bestsellers;filling${LONG}=${n}`])
    const early = Math.ceil(requests * 0.3)
    await many(early)
    const warm = await heldMb(collector)
    asProgram = { 'user-agent': 'curl/8.5.0' }
    await many(requests - early)
    const growthMb = (await heldMb(collector)) - warm
    const health = await send('GET', '/v1/health')
    if (health.status !== 200 || collector.pid !== pid) note('the collector went down')
    if (collector.output().includes(secret) || health.body.includes(secret)) note('a secret is in the log')
    if (/"level":(50|60)/.test(collector.output())) note('an error is in the log')
    await collector.stop()
    const verdict = check(collector.data, HONEST, { sent, acked })
    const books = readLog(collector.data, FUZZED).faults
    const all = [...[...faults].map(([fault, n]) => `${n} times ${fault}`), ...books]
    return {
      verdict: { ...verdict, corrupt: verdict.corrupt + all.length, faults: [...verdict.faults, ...all] },
      requests: requests + raw.length + filling,
      growthMb: Math.round(growthMb * 10) / 10,
    }
  } finally {
    agent.destroy()
    await collector.remove()
  }
}
