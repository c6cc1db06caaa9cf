import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../../src/collector/database/openDatabase.js'
import { StoreError } from '../../../src/collector/database/StoreError.js'
import { openStore } from '../../../src/collector/openStore.js'
import { append, event } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

describe('a database', () => {
  test('is as durable and as distrustful as promised', () => {
    const db = openDatabase(temporaryDirectory())
    onTestFinished(() => void db.close())
    const pragma = (name: string) => db.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('fullfsync')).toBe(1)
    expect(pragma('secure_delete')).toBe(1)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('trusted_schema')).toBe(0)
    expect(pragma('busy_timeout')).toBe(250)
    expect(pragma('journal_size_limit')).toBe(64 * 2 ** 20)
  })

  test('is checked after a crash and refused when it is damaged, but not when it is whole', async () => {
    const directory = temporaryDirectory()
    const store = openStore(directory)
    await store.log.append(append(Array.from({ length: 3000 }, (_, n) => event(`event-${n}`))))
    const crashed = temporaryDirectory()
    const copy = () => {
      for (const name of ['grapevine.db', 'grapevine.db-wal']) copyFileSync(join(directory, name), join(crashed, name))
    }
    copy()
    const whole = openStore(crashed)
    expect([...whole.log.read()]).toHaveLength(3000)
    // What a crash left in the log is written and synced anew before anything is added to it.
    expect(whole.storage().walBytes).toBe(0)
    await whole.close()
    await store.close()

    copyFileSync(join(directory, 'grapevine.db'), join(crashed, 'grapevine.db'))
    const bytes = readFileSync(join(crashed, 'grapevine.db'))
    for (let at = 4096 * 8; at < bytes.length; at += 4096) bytes.fill(0xa5, at, at + 64)
    writeFileSync(join(crashed, 'grapevine.db'), bytes)
    writeFileSync(join(crashed, 'grapevine.db-wal'), 'left behind')
    expect(() => openDatabase(crashed)).toThrow(StoreError)
    expect(() => openDatabase(crashed)).toThrow(/damaged/)
  })

  test('opens when the power went while its file was made', async () => {
    const directory = temporaryDirectory()
    const making = new Database(join(directory, 'grapevine.db'))
    // A cache of one page, so that pages reach the file before the commit.
    making.pragma('cache_size = 1')
    making.exec(`BEGIN; CREATE TABLE half (x); INSERT INTO half
      WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 99) SELECT zeroblob(5000) FROM row`)
    const cut = temporaryDirectory()
    for (const name of ['grapevine.db', 'grapevine.db-journal']) {
      copyFileSync(join(directory, name), join(cut, name))
      expect(statSync(join(cut, name)).size).toBeGreaterThan(0)
    }
    making.close()
    const store = openStore(cut)
    await store.log.append(append([event('a')]))
    expect([...store.log.read()]).toHaveLength(1)
    await store.close()
  })

  test('is only read where that is asked, also while somebody writes', async () => {
    const directory = temporaryDirectory()
    expect(() => openStore(directory, { readonly: true })).toThrow(/There is no data/)
    const writer = openStore(directory)
    await writer.log.append(append([event('a')]))
    const reader = openStore(directory, { readonly: true })
    await writer.log.append(append([event('b')]))
    expect([...reader.log.read()].map(logged => logged.event.id)).toEqual(['a', 'b'])
    await expect(reader.log.append(append([event('c')]))).rejects.toMatchObject({ code: 'storage_failed' })
    await reader.close()
    await writer.close()
  })

  test('has a write-ahead log that a reader can make long, and that is cut once it lets go', async () => {
    const directory = temporaryDirectory()
    const store = openStore(directory)
    await store.log.append(append([event('a')]))
    const reader = openDatabase(directory, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM event').get()
    const text = 'x'.repeat(500)
    for (let n = 0; n < 8; n++) {
      const many = Array.from({ length: 400 }, (_, i) =>
        event(`${n}-${i}`, { name: 'search', params: { search_term: text } }),
      )
      await store.log.append(append(many))
    }
    expect(store.fold()).toBe(false)
    expect(store.storage().walBytes).toBeGreaterThan(2 * 2 ** 20)
    expect(reader.prepare('SELECT count(*) FROM event').pluck().get()).toBe(1)
    reader.exec('COMMIT')
    reader.close()
    expect(store.fold()).toBe(true)
    expect(store.storage().walBytes).toBe(0)
    expect(store.log.books('demo').accepted).toBe(3_201)
    await store.close()
  })

  test('counts nothing any more once folding its write-ahead log could not be synced', async () => {
    const fatal: unknown[] = []
    const store = openStore(temporaryDirectory(), { onFatal: error => fatal.push(error) })
    await store.log.append(append([event('a')]))
    const error = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC')
    const pragma = vi.spyOn(Database.prototype, 'pragma').mockImplementation(() => {
      throw error
    })
    store.fold()
    pragma.mockImplementation(() => {
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    })
    store.fold()
    pragma.mockRestore()
    expect(fatal).toEqual([error])
    await expect(store.log.append(append([event('b')]))).rejects.toMatchObject({ code: 'storage_failed' })
    await store.close()
  })

  test('lets two writers take turns', async () => {
    const directory = temporaryDirectory()
    const [one, two] = [openStore(directory), openStore(directory)]
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? one : two).log.append(append([event(`e${n >> 1}-${n % 2}`)]))),
    )
    expect(one.log.changed()).toBe(true)
    expect(one.log.changed()).toBe(false)
    expect(one.log.books('demo')).toMatchObject({ accepted: 200 })
    expect(two.log.books('demo')).toEqual(one.log.books('demo'))
    await one.close()
    await two.close()
  })
})
