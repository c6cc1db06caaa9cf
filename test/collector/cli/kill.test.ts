import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { batchOf, orderOf } from '../collector.js'
import { PAGE_HEADERS } from '../pageHeaders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

const CYCLES = 4
const SENDERS = 6

type Batch = ReturnType<typeof batchOf>

/** The receipt, or nothing when there is none. */
async function send(url: string, batch: Batch): Promise<{ accepted: number; duplicate: number } | undefined> {
  try {
    const answer = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: PAGE_HEADERS,
      body: JSON.stringify(batch),
    })
    return answer.status === 200 ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

test('what was accepted survives kill -9, and sending again counts nothing twice', { timeout: 90_000 }, async () => {
  const data = temporaryDirectory()
  const acknowledged = new Set<string>()
  let unanswered: Batch[] = []
  let count = 0
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const server = await cli.serve('--data', data)
    let stopped = false
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!stopped) {
        const batch = batchOf([{}, orderOf(`T-${++count}`, ['A', 'B']), {}])
        unanswered.push(batch)
        const receipt = await send(server.url, batch)
        if (receipt === undefined) continue
        expect(receipt).toMatchObject({ accepted: 3 })
        for (const { id } of batch.events) acknowledged.add(id as string)
        unanswered = unanswered.filter(one => one !== batch)
      }
    })
    await pause(150 + cycle * 90)
    const ended = await server.end('SIGKILL')
    expect(ended.signal).toBe('SIGKILL')
    stopped = true
    await Promise.all(senders)
  }
  expect(acknowledged.size).toBeGreaterThan(30)
  expect(unanswered.length).toBeGreaterThan(0)

  const server = await cli.serve('--data', data)
  const exported = async () =>
    (await cli.run('export', '--data', data, '--site', 'demo')).stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).id as string)
  const kept = await exported()
  expect(kept).toEqual(expect.arrayContaining([...acknowledged]))
  expect(new Set(kept).size).toBe(kept.length)

  for (const batch of unanswered) {
    const receipt = await send(server.url, batch)
    expect((receipt?.accepted ?? 0) + (receipt?.duplicate ?? 0)).toBe(3)
  }
  const all = await exported()
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBe(count * 3)
  const { sites } = await (await fetch(`${server.url}/v1/health`)).json()
  expect(sites.demo).toMatchObject({ accepted: count * 3, model: { orders: count } })
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0 })
})
