import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { outboxKey } from '../log/prepareAppend.js'
import { MIGRATIONS } from './migrations.js'
import { StoreError } from './StoreError.js'

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

/** Memory for pages, KiB: holds the index of ids of about a million events. */
const CACHE_KIB = 65_536

const damaged = (file: string) => `${file} is damaged. Put a backup in its place, or move the file away to start anew.`

/**
 * Opens `grapevine.db` in a data directory, made when it is missing, and brings its schema up to date.
 * After a crash the file is checked before it is used.
 * @throws {StoreError} when the directory cannot be used, or the file is damaged, foreign, or of a newer version
 */
export function openDatabase(dataDir: string, options: { readonly?: boolean } = {}): Connection {
  const readonly = options.readonly ?? false
  const file = join(dataDir, 'grapevine.db')
  makeUsable(dataDir, file, readonly)
  let db: Connection | undefined
  try {
    if (!readonly && hasWriteAheadLog(file)) check(file)
    db = new Database(file, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT_MS })
    configure(db, file, readonly)
    if (!readonly) migrate(db)
    return db
  } catch (error) {
    db?.close()
    throw explain(error, file)
  }
}

/** Folds the write-ahead log into the file, where that is possible now, and closes the connection. */
export function closeDatabase(db: Connection): void {
  try {
    if (!db.readonly) db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // A full disk cannot take the pages now: they stay in the write-ahead log, and the next start finds them there.
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    db.close()
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

function migrate(db: Connection): void {
  db.function('outbox_key', { deterministic: true, directOnly: true }, text => outboxKey(text as string))
  const run = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number
    for (const step of MIGRATIONS.slice(version)) db.exec(step)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  run.immediate()
}

/** Reads only, so that a damaged file keeps its write-ahead log and is found damaged again at the next start. */
function check(file: string): void {
  const db = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StoreError(damaged(file))
  } finally {
    db.close()
  }
}

/** The last connection to close removes this file: what it still holds was left by a crash or belongs to another process. */
function hasWriteAheadLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function makeUsable(dataDir: string, file: string, readonly: boolean): void {
  if (readonly) {
    if (!existsSync(file)) throw new StoreError(`There is no data in ${dataDir}. Check --data.`)
    return
  }
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StoreError(`Cannot write in ${dataDir}. Choose a directory of your own with --data.`)
  }
}

function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_NOTADB') {
    return new StoreError(`${file} is not a Grapevine data file. Choose another directory with --data.`)
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError(damaged(file))
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new StoreError(`${file} is locked by another program. Stop it and try again.`)
  }
  if (error.code === 'SQLITE_FULL') return new StoreError(`The disk of ${file} is full. Free space and try again.`)
  return new StoreError(`Cannot open ${file} (${error.code}). Check that you may read and write it.`)
}
