import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS } from '../../../src/collector/database/migrations.js'
import { openDatabase } from '../../../src/collector/database/openDatabase.js'
import { outboxKey } from '../../../src/collector/log/prepareAppend.js'
import { openStore } from '../../../src/collector/openStore.js'
import { append, event } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

const EVENTS = 400
/** The copy of what was there before. */
const KEPT = `grapevine.db.before-v${MIGRATIONS.length}`

/** A data directory as version 1 left it: one site, events of eight outboxes, a refused one, and the counts. */
function versionOne(): string {
  const directory = temporaryDirectory()
  const db = new Database(join(directory, 'grapevine.db'))
  db.pragma('journal_mode = WAL')
  db.exec(MIGRATIONS[0] as string)
  db.pragma(`application_id = ${0x67727076}`)
  db.pragma('user_version = 1')
  db.exec("INSERT INTO site VALUES (1, 'demo'); INSERT INTO refused VALUES (1, 'bad', 'bad_params', 5)")
  const row = db.prepare(
    `INSERT INTO event (site, id, at, received_at, name, visitor, seq, truncated, outbox, params, hash)
     VALUES (1, ?, 5, 5, 'page_view', 'v', ?, 0, ?, '{}', x'00')`,
  )
  for (let n = 0; n < EVENTS; n++) row.run(`e${n}`, (n >> 3) + 1, `outbox-${n % 8}`)
  row.run('copy', 0, 'outbox-8')
  row.run('anonymous', 9, '')
  db.exec(`INSERT INTO tally VALUES (1, 'accepted', 'page_view', ${EVENTS + 2}), (1, 'rejected', 'bad_params', 1)`)
  db.close()
  return directory
}

const versionOf = (file: string) => {
  const db = new Database(file, { readonly: true })
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return version
}

describe('a file of version 1', () => {
  test('is brought up to date, and what it was is kept beside it', async () => {
    const directory = versionOne()
    const store = openStore(directory)
    expect([...store.log.read()]).toHaveLength(EVENTS + 2)
    const books = { received: EVENTS + 3, accepted: EVENTS + 2, rejected: { bad_params: 1 } }
    const sequences = { outboxes: 8, numbered: 0, missing: 0 }
    expect(store.log.books('demo')).toMatchObject({ ...books, sequences })
    expect(store.log.known('demo', ['e0', 'copy', 'bad'])).toEqual(['e0', 'copy'])
    // Counting goes on where the numbers stand.
    const next = EVENTS / 8 + 2
    await store.log.append(append([event('new', { seq: next })], { outbox: 'outbox-3' }))
    expect(store.log.books('demo').sequences).toMatchObject({ outboxes: 8, incomplete: 1, seen: 1, missing: 1 })
    await store.close()
    const kept = join(directory, KEPT)
    expect(versionOf(kept)).toBe(1)
    const before = new Database(kept, { readonly: true })
    expect(before.prepare('SELECT count(*) FROM event').pluck().get()).toBe(EVENTS + 2)
    before.close()
    expect(readdirSync(directory).sort()).toEqual(['grapevine.db', KEPT])
    await openStore(directory).close()
    expect(versionOf(join(directory, 'grapevine.db'))).toBe(MIGRATIONS.length)
  })

  test('leaves a file that opens wherever its migration is killed', () => {
    const directory = versionOne()
    const images: string[] = []
    const root = temporaryDirectory()
    /** What kill -9 would leave now: the system writes what it was given. */
    const image = () => {
      const copy = join(root, `${images.length}`)
      mkdirSync(copy)
      for (const name of readdirSync(directory)) copyFileSync(join(directory, name), join(copy, name))
      images.push(copy)
    }
    const db = new Database(join(directory, 'grapevine.db'))
    onTestFinished(() => void db.close())
    db.function('outbox_key', text => outboxKey(text as string))
    db.pragma('journal_mode = WAL')
    // So little memory that pages are written before the end.
    db.pragma('cache_size = 1')
    db.exec('BEGIN IMMEDIATE')
    for (const step of MIGRATIONS.slice(1)) {
      for (const statement of step.split(/;\s*\n/)) {
        db.exec(statement)
        image()
      }
    }
    db.pragma(`user_version = ${MIGRATIONS.length}`)
    image()
    db.exec('COMMIT')
    image()
    expect(images.length).toBeGreaterThan(4)
    for (const copy of images) {
      const opened = openDatabase(copy)
      expect(opened.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
      expect(opened.prepare('SELECT count(*) FROM event').pluck().get()).toBe(EVENTS + 2)
      expect(opened.prepare('SELECT count(*) FROM outbox_sequence').pluck().get()).toBe(8)
      expect(opened.pragma('integrity_check', { simple: true })).toBe('ok')
      opened.close()
      // Killed after the commit, there is nothing left to migrate and no copy is made.
      expect(existsSync(join(copy, KEPT))).toBe(copy !== images.at(-1))
    }
  })

  test('is not touched when its copy cannot be written', () => {
    const directory = versionOne()
    mkdirSync(join(directory, KEPT, 'in-the-way'), { recursive: true })
    expect(() => openDatabase(directory)).toThrow()
    expect(versionOf(join(directory, 'grapevine.db'))).toBe(1)
    expect(readdirSync(directory).filter(name => name.includes('.part'))).toEqual([])
  })

  test('is not read by a command that only reads', () => {
    expect(() => openDatabase(versionOne(), { readonly: true })).toThrow(/older format/)
  })
})
