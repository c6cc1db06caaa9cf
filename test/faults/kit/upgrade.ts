import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../../../src/collector/database/migrations.js'
import { outboxKey } from '../../../src/collector/log/prepareAppend.js'
import type { Random } from '../../../src/simulator/createRandom.js'
import { ROOT } from '../../support/process.js'
import { check } from './check.js'

const EVENTS = 20_000
const APPLICATION_ID = 0x67727076
/** Starts until one is no longer killed. */
const KILLS = 3
/** Longest time from the first sign of a migration to the kill, ms. */
const INTO_MS = 40
const START_MS = 30_000

/**
 * Makes a file as an older version left it, kills the collector in the middle of its migration, and lets the next start
 * finish it: every event must still be there, and the older file beside it.
 */
export async function killedUpgrade(
  data: string,
  site: string,
  version: number,
  random: Random,
): Promise<{ faults: string[]; hit: number }> {
  const ids = await olderFile(data, site, version, random)
  let hit = 0
  for (let n = 0; n < KILLS; n++) {
    const { process: collector, ended } = serve(data, site)
    try {
      await firstSign(data, collector)
      await pause(random.below(INTO_MS))
    } finally {
      collector.kill('SIGKILL')
      await ended
    }
    if (versionOf(data) < MIGRATIONS.length) hit++
  }
  const { process: collector, ended, listening } = serve(data, site)
  const faults: string[] = []
  if (!(await listening)) faults.push('it does not start after kills')
  collector.kill('SIGTERM')
  if ((await ended) !== 0) faults.push('it did not stop in order')
  const verdict = check(data, site, { sent: ids, acked: ids })
  if (versionOf(data) !== MIGRATIONS.length) faults.push('it was not brought up to date')
  const kept = join(data, `grapevine.db.before-v${MIGRATIONS.length}`)
  if (!existsSync(kept)) faults.push('there is no copy of what it was before')
  else if (rowsOf(kept) !== ids.size) faults.push('the copy of what it was before lacks events')
  return { faults: [...faults, ...verdict.faults], hit }
}

/** A file of a version to come must be refused with a sentence, and left as it is. */
export async function refusesNewer(data: string, site: string): Promise<string[]> {
  await olderFile(data, site, MIGRATIONS.length)
  const file = join(data, 'grapevine.db')
  const db = new Database(file)
  db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
  db.pragma('journal_mode = DELETE')
  db.close()
  const before = readFileSync(file)
  const { ended, output, process: collector } = serve(data, site)
  const late = setTimeout(() => collector.kill('SIGKILL'), START_MS)
  const code = await ended
  clearTimeout(late)
  const faults: string[] = []
  if (code !== 1 || !/newer Grapevine/.test(output())) faults.push(`a newer file: code ${code}, "${output().trim()}"`)
  if (!readFileSync(file).equals(before)) faults.push('a newer file was changed')
  return faults
}

async function olderFile(data: string, site: string, version: number, random?: Random): Promise<Set<string>> {
  await mkdir(data, { recursive: true })
  const db = new Database(join(data, 'grapevine.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.function('outbox_key', { deterministic: true }, text => outboxKey(text as string))
  for (const step of MIGRATIONS.slice(0, version)) db.exec(step)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${version}`)
  const ids = new Set(Array.from({ length: EVENTS }, (_, n) => random?.id() ?? `event-${n}`))
  db.transaction(() => {
    db.prepare('INSERT INTO site (n, key) VALUES (1, ?)').run(site)
    const add = db.prepare(
      `INSERT INTO event (site, id, at, received_at, name, visitor, seq, truncated, outbox, params, hash)
       VALUES (1, ?, 5, 5, 'page_view', 'v', ?, 0, ?, '{}', x'00')`,
    )
    let n = 0
    for (const id of ids) add.run(id, 1 + Math.floor(n / 50), `outbox-${n++ % 50}`)
    db.prepare("INSERT INTO tally (site, kind, key, n) VALUES (1, 'accepted', 'page_view', ?)").run(ids.size)
  })()
  db.close()
  return ids
}

function serve(data: string, site: string) {
  const args = [join(ROOT, 'dist/cli.js'), 'serve', '--data', data, '--port', '0', '--site', site]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const listening = new Promise<boolean>(resolve => {
    const late = setTimeout(() => resolve(false), START_MS)
    const keep = (text: string) => {
      output += text
      if (output.includes('"listening"')) resolve(true)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    ended.then(() => {
      clearTimeout(late)
      resolve(false)
    })
  })
  return { process: child, ended, listening, output: () => output }
}

/** Waits until the copy before the migration, or the migration itself, writes into the directory. */
async function firstSign(data: string, collector: ChildProcess): Promise<void> {
  const names = () => readdirSync(data).sort().join()
  const before = names()
  const until = performance.now() + START_MS
  while (names() === before && collector.exitCode === null && performance.now() < until) await pause(1)
}

function versionOf(data: string): number {
  const db = new Database(join(data, 'grapevine.db'))
  try {
    return db.pragma('user_version', { simple: true }) as number
  } finally {
    db.close()
  }
}

function rowsOf(file: string): unknown {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM event').pluck().get()
  } finally {
    db.close()
  }
}
