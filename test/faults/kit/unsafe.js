// Preloaded into a collector by the negative controls (`node --import`): takes one safety away by changing what SQLite is
// told. The safety is named by the query of its address. The product itself has no such switch.
import Database from 'better-sqlite3'

const { pragma, prepare, exec } = Database.prototype
const safety = new URL(import.meta.url).searchParams.get('without')

const UNSAFE = {
  /** Commits answer before they are on disk. */
  sync() {
    Database.prototype.pragma = function (source, ...rest) {
      return pragma.call(this, source.replace(/synchronous = FULL/, 'synchronous = NORMAL'), ...rest)
    }
  },
  /** Event ids need not be unique: what is sent twice is counted twice. */
  dedupe() {
    Database.prototype.exec = function (source) {
      return exec.call(this, source.replace(/(hash BLOB NOT NULL),\s*UNIQUE \(site, id\)/, '$1'))
    }
    Database.prototype.prepare = function (source) {
      const isAppend = /INSERT INTO event\b/.test(source)
      return prepare.call(this, isAppend ? source.replace(/ON CONFLICT \(site, id\) DO NOTHING/, '') : source)
    }
  },
}

const take = UNSAFE[safety ?? '']
if (take === undefined) throw new Error(`There is no safety ${safety}: ${Object.keys(UNSAFE).join(', ')}.`)
take()
