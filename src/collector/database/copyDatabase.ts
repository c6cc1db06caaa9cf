import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { openSqlite } from './openSqlite.js'
import { StoreError } from './StoreError.js'
import { syncToDisk } from './syncToDisk.js'

/**
 * Writes what a connection sees now into a file of its own, also while others write: one consistent moment, checked and
 * synced before it gets its name. Takes the place of a file of that name.
 * @throws {StoreError} when the copy is not whole; `SqliteError` when it could not be written. Neither leaves a file.
 */
export function copyDatabase(db: Database.Database, to: string): void {
  const part = `${to}.part-${process.pid}`
  rmSync(part, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(part)
    check(part, db.pragma('user_version', { simple: true }) as number)
    syncToDisk(part, 'file')
    renameSync(part, to)
    syncToDisk(dirname(to), 'directory')
  } finally {
    rmSync(part, { force: true })
  }
}

function check(file: string, version: number): void {
  const copy = openSqlite(file, { readonly: true })
  try {
    const isWhole = copy.pragma('integrity_check(1)', { simple: true }) === 'ok'
    if (!isWhole || copy.pragma('user_version', { simple: true }) !== version) {
      throw new StoreError(`The copy ${file} is not whole. Check the disk, and that nothing else changes the data.`)
    }
  } finally {
    copy.close()
  }
}
