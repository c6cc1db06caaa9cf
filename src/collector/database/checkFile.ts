import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedError } from './DamagedError.js'

/** Size up to which a file is read as a whole at each start, bytes: about a second. */
const WHOLE_BYTES = 256 * 2 ** 20

/** What is read of a larger file that was closed in order: the counts, and what they are counts of. */
const SMALL_TABLES = ['site', 'tally', 'outbox_drop', 'product']

/**
 * Checks the file of a data directory before it is used. One that a crash left behind is read as a whole, whatever its size.
 * Reads only, so that a damaged file keeps its write-ahead log and is found damaged again at the next start; but a file
 * whose making was cut short has a rollback journal, and cannot be read before that is undone.
 * @throws {DamagedError}
 */
export function checkFile(file: string, timeout: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return
  const db = new Database(file, { readonly: !existsSync(`${file}-journal`), timeout })
  try {
    const isWhole = size <= WHOLE_BYTES || hasWriteAheadLog(file)
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    const checks = isWhole ? ['1'] : SMALL_TABLES.filter(table => tables.includes(table))
    const isSound = checks.every(check => db.pragma(`quick_check(${check})`, { simple: true }) === 'ok')
    if (!isSound || (isWhole && tables.includes('tally') && !isBalanced(db))) throw new DamagedError(file)
  } finally {
    db.close()
  }
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

/** The last connection to close removes this file: what it still holds was left by a crash or belongs to another process. */
function hasWriteAheadLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}
