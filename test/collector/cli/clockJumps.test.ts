import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { batchOf } from '../collector.js'
import { postText } from '../postText.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli('--import', fileURLToPath(new URL('jumpingClock.js', import.meta.url)))

/** Longer than all jumps of the clock take. */
const MS = 4_000

test('a clock that jumps by years while the collector runs loses nothing and counts nothing twice', {
  timeout: 60_000,
}, async () => {
  const data = temporaryDirectory()
  const server = await cli.serve('--data', data)
  const post = (body: string) => postText(server.url, body)
  const bodies: string[] = []
  for (const end = performance.now() + MS; performance.now() < end; await pause(20)) {
    const body = JSON.stringify(batchOf([{}, {}]))
    bodies.push(body)
    expect(await post(body)).toMatchObject({ status: 200, said: { accepted: 2, duplicate: 0, rejected: [] } })
    expect((await fetch(`${server.url}/v1/recommendations?site=demo&b=bestsellers`)).status).toBe(200)
  }
  for (const body of bodies)
    expect(await post(body)).toMatchObject({ status: 200, said: { accepted: 0, duplicate: 2 } })
  const { sites } = await (await fetch(`${server.url}/v1/health`)).json()
  expect(sites.demo).toMatchObject({ accepted: bodies.length * 2, duplicate: bodies.length * 2 })
  const { code, stderr } = await server.end('SIGTERM')
  expect(code).toBe(0)
  const told = stderr.split('\n').filter(line => line !== '')
  // The first look of what lets events expire may fall into a moment without a difference.
  expect(told.length).toBeLessThan(2)
  for (const line of told) expect(line).toContain('No event expires before the next start.')
  const { stdout } = await cli.run('export', '--data', data, '--site', 'demo')
  const lines: { at: number }[] = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(new Set(lines.map(({ at }) => new Date(at).getFullYear())).size).toBeGreaterThan(2)
})
