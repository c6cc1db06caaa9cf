import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'
import { explainMissing } from '../explainMissing.js'

const require = createRequire(import.meta.url)

/**
 * Opens a file. SQLite is loaded with the first one, since it may be missing where only pages are built.
 * @throws {OperatorError} where it is missing or not built, with one sentence that says what to type; `SqliteError`
 */
export function openSqlite(file: string, options?: Database.Options): Database.Database {
  try {
    const Sqlite: typeof Database = require('better-sqlite3')
    return new Sqlite(file, options)
  } catch (error) {
    throw explainMissing(error)
  }
}
