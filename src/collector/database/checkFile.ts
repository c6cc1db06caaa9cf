import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { DamagedError } from './DamagedError.js'
import { openSqlite } from './openSqlite.js'
import { statOf } from './statOf.js'

/** Size up to which a file is read as a whole at each start, bytes: a fifth of a second where much else is going on. */
const WHOLE_BYTES = 16 * 2 ** 20

/** What is read of a larger file: the counts, and what they are counts of. */
const SMALL_TABLES = ['site', 'tally', 'outbox_drop', 'product']

/**
 * Checks the file of a data directory before it is used: as a whole up to a size, else what is read at the start.
 * Reads only, so that a damaged file keeps its write-ahead log and is found damaged again at the next start; but a file
 * whose making was cut short has a rollback journal, and cannot be read before that is undone.
 * @param wholeBytes size up to which it is read as a whole
 * @throws {DamagedError}
 */
export function checkFile(file: string, timeout: number, wholeBytes = WHOLE_BYTES): void {
  const size = sizeOf(file)
  if (size === 0) return
  const db = openSqlite(file, { readonly: !existsSync(`${file}-journal`), timeout })
  try {
    if (size <= wholeBytes) checkWhole(db, file)
    else {
      const tables = tablesOf(db)
      for (const table of SMALL_TABLES) if (tables.includes(table)) check(db, file, table)
    }
  } finally {
    db.close()
  }
}

/**
 * Reads everything, which takes about a second for 256 MB, and compares the counts with what they count.
 * @throws {DamagedError}
 */
export function checkWhole(db: Database.Database, file: string): void {
  check(db, file, '1')
  if (tablesOf(db).includes('tally') && !isBalanced(db)) throw new DamagedError(file)
}

/** Whether a crash has left a file that is too large to be read as a whole at the start: it should be afterwards. */
export function isLeftUnchecked(file: string): boolean {
  // The last connection to close removes the log: what it still holds was left by a crash or belongs to another process.
  return sizeOf(file) > WHOLE_BYTES && sizeOf(`${file}-wal`) > 0
}

const sizeOf = (file: string): number => statOf(file)?.size ?? 0

function tablesOf(db: Database.Database): string[] {
  return db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
}

/** @param what a table, or 1 for everything, with at most one complaint */
function check(db: Database.Database, file: string, what: string): void {
  if (db.pragma(`quick_check(${what})`, { simple: true }) !== 'ok') throw new DamagedError(file)
}

/** Whether there are as many events of each name as the counts say: a flipped bit in a number is sound to SQLite. */
function isBalanced(db: Database.Database): boolean {
  return (
    db
      .prepare(
        `SELECT site, key, n FROM tally WHERE kind = 'accepted' AND n <> 0
         EXCEPT SELECT site, name, count(*) FROM event GROUP BY site, name`,
      )
      .get() === undefined &&
    db
      .prepare("SELECT (SELECT count(*) FROM event) = (SELECT ifnull(sum(n), 0) FROM tally WHERE kind = 'accepted')")
      .pluck()
      .get() === 1
  )
}
