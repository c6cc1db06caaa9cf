import type { EventName } from '../../protocol/events/index.js'
import { isSqliteError } from '../database/isSqliteError.js'
import type { Connection } from '../database/openDatabase.js'
import type { SiteTable } from '../sites/SiteTable.js'
import { ErasedPeople } from './ErasedPeople.js'
import type {
  AppendRequest,
  Erasure,
  EventLog,
  Expired,
  Expiry,
  LoggedEvent,
  Person,
  ReadOptions,
  SiteBooks,
  Verdict,
} from './EventLog.js'
import { forgottenBySite } from './forgottenBySite.js'
import { GroupCommit } from './GroupCommit.js'
import { LogError } from './LogError.js'
import { ORDERS, VISITS } from './learnedNames.js'
import { loggedEvent } from './loggedEvent.js'
import { logStatements } from './logStatements.js'
import { OldEvents } from './OldEvents.js'
import { type PreparedAppend, prepareAppend } from './prepareAppend.js'
import { SqliteWriter } from './SqliteWriter.js'
import { booksOf } from './Tallies.js'

/** Events read at a time, so that no statement stays open between them. */
const PAGE = 1000

/** Failures after which what the file holds is known only to a process that opens it anew. https://lwn.net/Articles/752063/ */
const FATAL = /^SQLITE_(IOERR_FSYNC|IOERR_DIR_FSYNC|CORRUPT|NOTADB)/

/** Another connection holds a lock: the same may work a moment later. */
const IS_BUSY = /^SQLITE_(BUSY|LOCKED)/

const failureOf = (code: string) => (code === 'SQLITE_FULL' ? 'storage_full' : 'storage_failed')

export interface LogOptions {
  /** Told when the storage cannot be trusted any more: the process should end and start again. */
  onFatal?: ((error: Error) => void) | undefined
  /** Told after each transaction how long it took, s, and how many requests shared it. */
  onCommit?: ((seconds: number, requests: number) => void) | undefined
}

/** The event log in SQLite: what arrives together is written in one transaction, and nothing is taken after a sync of the disk has failed. */
export class SqliteEventLog implements EventLog {
  readonly #sites
  readonly #sql
  readonly #group
  readonly #transaction
  readonly #erasure
  readonly #expiry
  #dataVersion: number
  readonly #onFatal: LogOptions['onFatal']
  #isBroken = false

  constructor(db: Connection, sites: SiteTable, options: LogOptions = {}) {
    const { onCommit = () => {} } = options
    this.#onFatal = options.onFatal
    this.#sites = sites
    this.#sql = logStatements(db)
    this.#dataVersion = this.#sql.dataVersion.get() ?? 0
    const people = new ErasedPeople(this.#sql)
    const writer = new SqliteWriter(this.#sql, sites, people)
    this.#transaction = db.transaction((group: readonly PreparedAppend[]) => writer.write(group))
    this.#erasure = db.transaction((site: number, person: Person, at: number) => people.erase(site, person, at))
    const old = new OldEvents(this.#sql)
    this.#expiry = db.transaction((what: Expiry, most: number) => old.delete(what, most))
    this.#group = new GroupCommit<PreparedAppend, Verdict[]>({
      bytes: prepared => prepared.bytes,
      committed: onCommit,
      commit: group => {
        // Also what waits beside the one that failed: a disk that says yes the second time may have lost the first.
        if (this.#isBroken) throw new LogError('storage_failed')
        try {
          return this.#transaction.immediate(group)
        } catch (error) {
          sites.rolledBack()
          throw error
        }
      },
      classify: error => {
        const code = isSqliteError(error) ? error.code : ''
        if (IS_BUSY.test(code)) return undefined
        if (FATAL.test(code)) this.fail(error as Error)
        return new LogError(failureOf(code), { cause: error })
      },
    })
  }

  /** Counts nothing any more, since a sync of the disk has failed. */
  fail(error: Error): void {
    this.#isBroken = true
    this.#onFatal?.(error)
  }

  append(request: AppendRequest): Promise<Verdict[]> {
    if (this.#isBroken) return Promise.reject(new LogError('storage_failed'))
    return this.#group.add(prepareAppend(request))
  }

  known(site: string, ids: readonly string[]): string[] {
    const number = this.#sites.find(site)
    return number === undefined ? [] : ids.filter(id => this.#sql.hash.get(number, id) !== undefined)
  }

  get isBusy(): boolean {
    return this.#group.isBusy
  }

  get queuedBytes(): number {
    return this.#group.queuedBytes
  }

  *read(options: ReadOptions = {}): Iterable<LoggedEvent> {
    const { site, names, limit = Number.POSITIVE_INFINITY } = options
    const wanted = names && new Set<string>(names)
    const page = this.#pageOf(names)
    const number = site === undefined ? undefined : this.#sites.find(site)
    if (site !== undefined && number === undefined) return
    let after = options.after ?? 0
    let left = limit
    while (left > 0) {
      const rows = page.all(after, PAGE)
      for (const row of rows) {
        after = row.n
        if ((number !== undefined && row.site !== number) || (wanted && !wanted.has(row.name))) continue
        yield loggedEvent(row, site ?? this.#sites.key(row.site))
        if (--left === 0) return
      }
      if (rows.length < PAGE) return
    }
  }

  async erase(site: string, person: Person, at: number): Promise<Erasure> {
    return this.#alone(() => this.#erasure.immediate(this.#sites.number(site), person, at))
  }

  async expire(what: Expiry, most: number): Promise<Expired> {
    const rows = this.#alone(() => this.#expiry.immediate(what, most))
    const forgotten = forgottenBySite(rows.map(row => ({ ...row, site: this.#sites.key(row.site) })))
    return { events: rows.length, forgotten }
  }

  get believedAt(): number | undefined {
    return this.#sql.believedAt.get() ?? undefined
  }

  set believedAt(at: number) {
    this.#alone(() => this.#sql.believe.run(at))
  }

  get withdrawals(): number {
    return this.#sql.withdrawals.get() ?? 0
  }

  books(site: string): SiteBooks {
    const number = this.#sites.find(site)
    return booksOf(number === undefined ? [] : this.#sql.tallies.all(number))
  }

  changed(): boolean {
    const version = this.#sql.dataVersion.get() ?? 0
    const changed = version !== this.#dataVersion
    this.#dataVersion = version
    return changed
  }

  close(): Promise<void> {
    return this.#group.close()
  }

  /** Does something in a transaction of its own. */
  #alone<T>(work: () => T): T {
    if (this.#isBroken) throw new LogError('storage_failed')
    try {
      return work()
    } catch (error) {
      this.#sites.rolledBack()
      const code = isSqliteError(error) ? error.code : ''
      if (FATAL.test(code)) this.fail(error as Error)
      throw new LogError(IS_BUSY.test(code) ? 'busy' : failureOf(code), { cause: error })
    }
  }

  #pageOf(names: readonly EventName[] | undefined) {
    if (names?.every(name => ORDERS.includes(name))) return this.#sql.orderPage
    return names?.every(name => VISITS.includes(name)) ? this.#sql.visitPage : this.#sql.page
  }
}
