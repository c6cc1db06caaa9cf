import { expect, test } from 'vitest'
import { batchOf } from '../collector.js'
import { postText } from '../postText.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

/** Twice what it needs to start, MiB. */
const HEAP = 64
const SENDERS = 48
const BATCHES = 6

const cli = bundledCli(`--max-old-space-size=${HEAP}`)

test('a collector with little memory sends away what it has no room for, and takes it later', {
  timeout: 120_000,
}, async () => {
  const server = await cli.serve('--data', temporaryDirectory())
  const statuses: Record<string, number> = {}
  const text = 'x'.repeat(800)
  let sent = 0
  const send = async (body: string) => {
    for (;;) {
      const { status, said } = await postText(server.url, body)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (status === 200) return expect(said).toMatchObject({ accepted: 100, rejected: [] })
      expect(said.retryAfterMs).toBeGreaterThan(0)
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
  const senders = Array.from({ length: SENDERS }, async (_, sender) => {
    for (let n = 0; n < BATCHES; n++) {
      const items = Array.from({ length: 100 }, (_, i) => ({
        params: { items: [{ item_id: `P-${sender}-${n}-${i}`, item_name: text }] },
      }))
      sent += items.length
      await send(JSON.stringify(batchOf(items)))
    }
  })
  await Promise.all(senders)
  expect(Object.keys(statuses).filter(status => !/^(200|503)$/.test(status))).toEqual([])
  const { sites } = await (await fetch(`${server.url}/v1/health`)).json()
  expect(sites.demo).toMatchObject({ accepted: sent, duplicate: 0 })
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
})
