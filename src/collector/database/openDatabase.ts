import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { outboxKey } from '../log/prepareAppend.js'
import { checkFile } from './checkFile.js'
import { copyDatabase } from './copyDatabase.js'
import { DamagedError } from './DamagedError.js'
import { isSqliteError } from './isSqliteError.js'
import { makeDirectory } from './makeDirectory.js'
import { MIGRATIONS } from './migrations.js'
import { openSqlite } from './openSqlite.js'
import { StoreError } from './StoreError.js'
import { statOf } from './statOf.js'

/** An open connection. */
export type Connection = Database.Database

/** Marks the file as ours: "grpv" in ASCII. https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x67727076

/** Wait for a lock, ms. Short, since SQLite waits inside the event loop; who can wait longer tries again later. */
export const BUSY_TIMEOUT_MS = 250

/** Size to which the write-ahead log is cut after a checkpoint, bytes. */
const WAL_BYTES = 64 * 2 ** 20

/** Pages in the write-ahead log before they are folded into the file. Random ids touch many pages, often the same ones. */
const CHECKPOINT_PAGES = 4_000

/** Memory for pages, KiB. What it does not hold lies in the memory that the system has to spare. */
const CACHE_KIB = 8_192

/**
 * Opens `grapevine.db` in a data directory, made when it is missing, and brings its schema up to date.
 * The file is checked before it is used.
 * @throws {StoreError} when the directory cannot be used, or the file is damaged, foreign, or of a newer version
 */
export function openDatabase(dataDir: string, options: { readonly?: boolean } = {}): Connection {
  const readonly = options.readonly ?? false
  const file = join(dataDir, 'grapevine.db')
  makeUsable(dataDir, file, readonly)
  let db: Connection | undefined
  try {
    if (!readonly) checkFile(file, BUSY_TIMEOUT_MS)
    db = openSqlite(file, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT_MS })
    configure(db, file, readonly)
    if (!readonly) {
      // What a failed sync left in the log may exist in memory only; folding writes and syncs it anew.
      foldDatabase(db)
      migrate(db, file)
    }
    return db
  } catch (error) {
    db?.close()
    throw explain(error, file)
  }
}

/** Folds the write-ahead log into the file, where that is possible now, and closes the connection. */
export function closeDatabase(db: Connection): void {
  try {
    foldDatabase(db)
  } finally {
    db.close()
  }
}

/**
 * Folds the write-ahead log into the file, as far as nobody reads it, and cuts it.
 * @returns whether nothing is left in it
 * @throws {Database.SqliteError} when a sync has failed: what is in the log may then exist in memory only
 */
export function foldDatabase(db: Connection): boolean {
  if (db.readonly) return false
  try {
    const [told] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: 0 | 1 }[]
    return told?.busy === 0
  } catch (error) {
    // A full disk cannot take the pages now: they stay in the write-ahead log, and are found there later.
    if (!isSqliteError(error) || error.code.endsWith('FSYNC')) throw error
    return false
  }
}

/** `FULL` syncs at every commit, `secure_delete` overwrites what is erased, `trusted_schema` distrusts a planted file. */
function configure(db: Connection, file: string, readonly: boolean): void {
  const version = db.pragma('user_version', { simple: true }) as number
  const application = db.pragma('application_id', { simple: true }) as number
  const fresh = version === 0 && application === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (!fresh && application !== APPLICATION_ID) {
    throw new StoreError(`${file} is not a Grapevine data file. Choose another directory with --data.`)
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError(`${file} was written by a newer Grapevine. Update the grapevine-sdk package to open it.`)
  }
  if (readonly && version < MIGRATIONS.length) {
    throw new StoreError(
      `${file} has an older format. Run "grapevine serve" on the directory once to bring it up to date.`,
    )
  }
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('mmap_size = 0')
  db.pragma(`cache_size = ${-CACHE_KIB}`)
  if (readonly) return
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('secure_delete = ON')
  db.pragma(`journal_size_limit = ${WAL_BYTES}`)
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
}

/** Brings the schema up to date in one transaction. What was there before is copied to a file beside it, and kept. */
function migrate(db: Connection, file: string): void {
  const before = db.pragma('user_version', { simple: true }) as number
  if (before === MIGRATIONS.length) return
  if (before > 0) copyDatabase(db, `${file}.before-v${MIGRATIONS.length}`)
  db.function('outbox_key', { deterministic: true, directOnly: true }, text => outboxKey(text as string))
  const run = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number
    for (const step of MIGRATIONS.slice(version)) db.exec(step)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  run.immediate()
}

function makeUsable(dataDir: string, file: string, readonly: boolean): void {
  if (statOf(dataDir)?.isFile()) {
    throw new StoreError(`${dataDir} is a file. Name the folder that has grapevine.db in it, or is to have it.`)
  }
  if (readonly) {
    if (!existsSync(file)) throw new StoreError(`There is no data in ${dataDir}. Check --data.`)
    return
  }
  try {
    makeDirectory(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StoreError(`Cannot write in ${dataDir}. Choose a directory of your own with --data.`)
  }
}

/** What an error of SQLite means to whoever named the file. */
export function explain(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error
  if (error.code === 'SQLITE_NOTADB') {
    return new StoreError(`${file} is not a Grapevine data file. Choose another directory with --data.`)
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return new DamagedError(file)
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new StoreError(`${file} is locked by another program. Stop it and try again.`)
  }
  if (error.code === 'SQLITE_FULL') return new StoreError(`The disk of ${file} is full. Free space and try again.`)
  return new StoreError(`Cannot open ${file} (${error.code}). Check that you may read and write it.`)
}
