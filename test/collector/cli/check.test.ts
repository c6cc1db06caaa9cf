import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../src/collector/openStore.js'
import { append, event } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'
import { bundledCli } from './bundledCli.js'

const cli = bundledCli()

/** More than is read at a start. */
const LARGE = 40 * 2 ** 20

/** A data directory as kill -9 leaves it: with a write-ahead log. */
async function left({ large = false, damaged = false } = {}): Promise<string> {
  const directory = temporaryDirectory()
  const store = openStore(directory)
  await store.log.append(append([event('a'), event('b')]))
  await store.close()
  const db = new Database(join(directory, 'grapevine.db'))
  if (large) {
    db.exec('CREATE TABLE filler (bytes BLOB)')
    db.prepare('INSERT INTO filler VALUES (zeroblob(?))').run(LARGE)
    db.pragma('wal_checkpoint(TRUNCATE)')
  }
  if (damaged) db.exec("DELETE FROM event WHERE id = 'a'")
  db.exec("UPDATE site SET key = 'demo' WHERE key = 'demo'")
  const copy = join(temporaryDirectory(), 'data')
  mkdirSync(copy)
  for (const name of ['grapevine.db', 'grapevine.db-wal']) copyFileSync(join(directory, name), join(copy, name))
  db.close()
  return copy
}

describe('grapevine check', () => {
  test('says that data is sound, also while it is served', async () => {
    const data = await left()
    const collector = await cli.serve('--data', data)
    const { code, stdout } = await cli.run('check', '--data', data)
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ sound: true, bytes: expect.any(Number) })])
    await collector.end('SIGTERM')
  })

  test('ends with 3 when events and counts differ, and with 1 when the file is none of ours', async () => {
    const differing = await cli.run('check', '--data', await left({ damaged: true }))
    expect([differing.code, differing.stdout]).toEqual([3, ''])
    expect(differing.stderr).toContain('is damaged. Put a backup in its place')
    const data = temporaryDirectory()
    writeFileSync(join(data, 'grapevine.db'), 'no database at all'.repeat(100))
    const foreign = await cli.run('check', '--data', data)
    expect([foreign.code, foreign.stdout]).toEqual([1, ''])
    expect(foreign.stderr).toContain('grapevine.db')
  })
})

describe('a large file that a crash has left', { timeout: 120_000 }, () => {
  test('is served at once and checked beside', async () => {
    const collector = await cli.serve('--data', await left({ large: true }))
    await new Promise(resolve => setTimeout(resolve, 8000))
    expect((await fetch(`${collector.url}/v1/health`)).status).toBe(200)
    const { code, stderr } = await collector.end('SIGTERM')
    expect([code, stderr]).toEqual([0, ''])
  })

  test('ends the collector with 3 once it is found to be damaged', async () => {
    const { code, stdout, stderr } = await cli.start([
      'serve',
      '--port',
      '0',
      '--data',
      await left({ large: true, damaged: true }),
    ]).finished
    expect([code, JSON.parse(stdout)]).toEqual([3, { listening: expect.any(String) }])
    expect(stderr).toContain('is damaged. Put a backup in its place')
  })

  test('is not served when a small one is damaged', async () => {
    const data = await left({ damaged: true })
    const { code, stdout } = await cli.run('serve', '--port', '0', '--data', data)
    expect([code, stdout]).toEqual([3, ''])
  })
})
