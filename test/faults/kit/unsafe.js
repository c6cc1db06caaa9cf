// Preloaded into a collector by the negative controls (`node --import`): takes one safety away by changing what SQLite is
// told. The safety is named by the query of its address. The product itself has no such switch.
import Database from 'better-sqlite3'

const { pragma, prepare, exec, transaction } = Database.prototype
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
  /** Receipts are given before the commit, which comes a moment later and may fail without a word. */
  commit() {
    Database.prototype.transaction = function (work) {
      const whole = transaction.call(this, work)
      const commit = () => {
        try {
          if (this.open && this.inTransaction) this.exec('COMMIT')
        } catch {
          if (this.inTransaction) this.exec('ROLLBACK')
        }
      }
      const early = group => {
        if (!this.inTransaction) {
          this.exec('BEGIN IMMEDIATE')
          setTimeout(commit, 50).unref()
        }
        return work(group)
      }
      // Migrations take no argument, appends take their group.
      const immediate = (...args) => (args.length === 0 ? whole.immediate() : early(...args))
      return Object.assign((...args) => whole(...args), { immediate })
    }
  },
}

const take = UNSAFE[safety ?? '']
if (take === undefined) throw new Error(`There is no safety ${safety}: ${Object.keys(UNSAFE).join(', ')}.`)
take()
