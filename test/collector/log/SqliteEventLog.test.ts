import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/collector/database/openDatabase.js'
import { SqliteEventLog } from '../../../src/collector/log/SqliteEventLog.js'
import { SiteTable } from '../../../src/collector/sites/SiteTable.js'
import { append, event } from '../builders.js'
import { temporaryDirectory } from '../temporaryDirectory.js'

function open(directory: string = temporaryDirectory(), onFatal?: (error: Error) => void) {
  const db = openDatabase(directory)
  onTestFinished(() => void db.close())
  return { directory, db, log: new SqliteEventLog(db, new SiteTable(db), { onFatal }) }
}

const large = (id: string) => event(id, { name: 'search', params: { search_term: 'x'.repeat(10_000) } })

describe('the event log on a disk that fails', () => {
  test('counts nothing of what does not fit, keeps what it had, and goes on once there is room', async () => {
    const { db, log } = open()
    await log.append(append([event('before')], { site: 'one' }))
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 2}`)
    const many = Array.from({ length: 40 }, (_, n) => large(`e${n}`))
    // The site is new, so its number is handed out and taken back.
    await expect(log.append(append(many, { site: 'two' }))).rejects.toMatchObject({
      code: 'storage_full',
      message: expect.stringContaining('Free space'),
    })
    expect([...log.read()].map(logged => logged.event.id)).toEqual(['before'])
    expect(log.books('two').accepted).toBe(0)
    db.pragma('max_page_count = 1000000')
    expect(await log.append(append(many, { site: 'two' }))).toHaveLength(40)
    expect(log.books('two').accepted).toBe(40)
  })

  test('lets small appends through beside one that does not fit', async () => {
    const { db, log } = open()
    db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 6}`)
    const many = Array.from({ length: 40 }, (_, n) => large(`e${n}`))
    const [small, failed, other] = await Promise.allSettled([
      log.append(append([event('small')])),
      log.append(append(many)),
      log.append(append([event('other')])),
    ])
    expect([small.status, failed.status, other.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([...log.read()].map(logged => logged.event.id)).toEqual(['small', 'other'])
  })

  test('waits while another process holds the lock for a moment', async () => {
    const { directory, log } = open()
    const other = new Database(join(directory, 'grapevine.db'))
    other.exec('BEGIN IMMEDIATE')
    setTimeout(() => other.exec('COMMIT').close(), 400)
    expect(await log.append(append([event('a')]))).toEqual([{ status: 'accepted' }])
  })

  test('takes nothing more after a failed sync, also not what waited with it', async () => {
    const db = openDatabase(temporaryDirectory())
    onTestFinished(() => void db.close())
    const { transaction } = db
    let commits = 0
    // A disk may say yes when it is asked again, and have lost what it was asked for first.
    const failing = (work: (group: unknown) => unknown) => {
      const { immediate } = transaction.call(db, work)
      const once = (group: unknown) => {
        if (commits++ === 0) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC')
        return immediate(group)
      }
      return { immediate: once }
    }
    db.transaction = failing as unknown as typeof transaction
    let told = 0
    const log = new SqliteEventLog(db, new SiteTable(db), { onFatal: () => told++ })
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(id => log.append(append([event(id)]))))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect([told, [...log.read()].length]).toEqual([1, 0])
  })

  test('asks to be ended, once and for all, when the file is not what it was', async () => {
    const directory = temporaryDirectory()
    openDatabase(directory).close()
    const file = join(directory, 'grapevine.db')
    const bytes = readFileSync(file)
    let fatal: Error | undefined
    const { log } = open(directory, error => {
      fatal = error
    })
    // Behind the check of the start; all but the first page, which opening has read.
    writeFileSync(file, bytes.fill(0xa5, 4096))
    await expect(log.append(append([event('a')]))).rejects.toMatchObject({ code: 'storage_failed' })
    expect(fatal).toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) })
    await expect(log.append(append([event('b')]))).rejects.toMatchObject({ code: 'storage_failed' })
  })
})
