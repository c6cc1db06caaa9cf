import { join } from 'node:path'
import { isSqliteError } from './isSqliteError.js'
import { openSqlite } from './openSqlite.js'
import { StoreError } from './StoreError.js'

/**
 * Makes this process the only one that serves a data directory, until the returned function is called or the process
 * ends in whatever way. Imports and exports are not kept out.
 *
 * The lock is an open exclusive transaction on a file of its own: the operating system frees it also after `kill -9`.
 * @param advice what to do where another process does
 * @throws {StoreError} when another process serves the directory
 */
export function lockForServing(
  dataDir: string,
  advice = 'Stop it, or choose another directory with --data.',
): () => void {
  const lock = openSqlite(join(dataDir, 'serve.lock.db'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isSqliteError(error) || !error.code.startsWith('SQLITE_BUSY')) throw error
    throw new StoreError(`${dataDir} is already served by another process. ${advice}`)
  }
  return () => {
    lock.close()
  }
}
