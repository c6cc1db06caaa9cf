// Preloaded into a collector (`node --import`): folds the write-ahead log into the file after as many pages as the query of
// its address says, so that this happens many times in a short run.
import Database from 'better-sqlite3'

const { pragma } = Database.prototype
const pages = Number(new URL(import.meta.url).searchParams.get('pages'))

Database.prototype.pragma = function (source, ...rest) {
  return pragma.call(this, source.replace(/wal_autocheckpoint = \d+/, `wal_autocheckpoint = ${pages}`), ...rest)
}
