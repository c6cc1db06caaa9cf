import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { batchOf } from '../collector.js'
import { postText } from '../postText.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

/** Longer than the collector is patient. */
const HELD_MS = 8_000
const SENDERS = 4

/** Another program that locks the database for a while. Says when it has it. */
async function lock(data: string, ms: number): Promise<{ released: Promise<unknown> }> {
  const code = `const db = new (require('better-sqlite3'))(${JSON.stringify(join(data, 'grapevine.db'))})
    db.exec('BEGIN EXCLUSIVE')
    console.log('locked')
    setTimeout(() => { db.exec('ROLLBACK'); db.close() }, ${ms})`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const released = once(child, 'close')
  await once(child.stdout, 'data')
  return { released }
}

test('another program that holds the database makes batches wait or come again; none is lost, and it goes on by itself', {
  timeout: 60_000,
}, async () => {
  const data = temporaryDirectory()
  const server = await cli.serve('--data', data)
  const statuses: Record<string, number> = {}
  const problems = new Set<string>()
  let [sent, accepted, isOver] = [0, 0, false]
  const senders = Array.from({ length: SENDERS }, async () => {
    while (!isOver) {
      const body = JSON.stringify(batchOf([{}, {}]))
      sent += 2
      for (let isIn = false; !isIn; ) {
        const { status, retryAfter, said } = await postText(server.url, body)
        statuses[status] = (statuses[status] ?? 0) + 1
        isIn = status === 200
        accepted += said.accepted ?? 0
        if (isIn) expect(said).toMatchObject({ accepted: 2, duplicate: 0, rejected: [] })
        else {
          problems.add(said.problem)
          expect(Number(retryAfter)).toBeGreaterThan(0)
          await pause(300)
        }
      }
    }
  })
  await pause(300)
  const before = accepted
  expect(before).toBeGreaterThan(0)
  let isHeld = true
  const { released } = await lock(data, HELD_MS)
  released.then(() => {
    isHeld = false
  })
  await pause(500)
  const during = accepted
  // What needs no writing goes on.
  expect((await fetch(`${server.url}/v1/recommendations?site=demo&b=bestsellers`)).status).toBe(200)
  expect([isHeld, accepted]).toEqual([true, during])
  await released
  await pause(500)
  isOver = true
  await Promise.all(senders)
  expect(accepted).toBeGreaterThan(during)
  expect(Object.keys(statuses)).toEqual(['200', '503'])
  expect([...problems]).toEqual(['busy'])
  expect(accepted).toBe(sent)
  const { sites } = await (await fetch(`${server.url}/v1/health`)).json()
  expect(sites.demo).toMatchObject({ accepted: sent, received: sent })
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0 })
})
