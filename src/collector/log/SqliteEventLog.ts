import type { Rejection } from '../../protocol/batch.js'
import type { EventName } from '../../protocol/events/index.js'
import type { ProblemCode } from '../../protocol/problems.js'
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
import { orderLines, withLines, withoutOne } from './orderLines.js'
import { type EntryToAppend, outboxKey, type PreparedAppend, prepareAppend } from './prepareAppend.js'
import { arrived, bookChanges, type Gap, NUMBERED_DROPS, type Sequence, UNKNOWN } from './sequence.js'
import { booksOf, Tallies } from './Tallies.js'

/** Events read at a time, so that no statement stays open between them. */
const PAGE = 1000

/** Failures after which what the file holds is known only to a process that opens it anew. https://lwn.net/Articles/752063/ */
const FATAL = /^SQLITE_(IOERR_FSYNC|IOERR_DIR_FSYNC|CORRUPT|NOTADB)/

/** Another connection holds a lock: the same may work a moment later. */
const IS_BUSY = /^SQLITE_(BUSY|LOCKED)/

const failureOf = (code: string) => (code === 'SQLITE_FULL' ? 'storage_full' : 'storage_failed')

const ACCEPTED: Verdict = { status: 'accepted' }
const DUPLICATE: Verdict = { status: 'duplicate' }
const ERASED = { status: 'rejected', code: 'erased' } as const satisfies Verdict

export interface LogOptions {
  /** Told when the storage cannot be trusted any more: the process should end and start again. */
  onFatal?: ((error: Error) => void) | undefined
  /** Told after each transaction how long it took, s, and how many requests shared it. */
  onCommit?: ((seconds: number, requests: number) => void) | undefined
}

/** The event log in SQLite: rows, dedupe and counts in one transaction, shared by appends that arrive together. */
export class SqliteEventLog implements EventLog {
  readonly #sites
  readonly #sql
  readonly #group
  readonly #transaction
  readonly #people
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
    this.#transaction = db.transaction((group: readonly PreparedAppend[]) => this.#write(group))
    this.#people = new ErasedPeople(this.#sql)
    this.#erasure = db.transaction((site: number, person: Person, at: number) => this.#people.erase(site, person, at))
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

  #write(group: readonly PreparedAppend[]): Verdict[][] {
    const tallies = new Tallies()
    const verdicts = group.map(prepared => {
      const site = this.#sites.number(prepared.request.envelope.site)
      const { receivedAt } = prepared.request
      for (const rejection of prepared.request.rejected) this.#refuse(site, rejection, receivedAt, tallies)
      this.#noteOutbox(site, prepared, this.#numberAsked(site, prepared), tallies)
      tallies.add(site, 'field', '', prepared.request.droppedFields ?? 0)
      const isErased = this.#people.include(site, prepared)
      return prepared.entries.map(entry => {
        const verdict = isErased ? ERASED : this.#appendOne(site, prepared, entry, tallies)
        if (verdict.status === 'rejected') {
          this.#refuse(site, { id: entry.event.id, code: verdict.code }, receivedAt, tallies)
        } else tallies.add(site, verdict.status, verdict.status === 'accepted' ? entry.event.name : '')
        return verdict
      })
    })
    for (const { site, kind, key, n } of tallies) if (n !== 0) this.#sql.count.run(site, kind, key, n)
    return verdicts
  }

  #appendOne(site: number, prepared: PreparedAppend, entry: EntryToAppend, tallies: Tallies): Verdict {
    const { event } = entry
    let { params } = entry
    if (event.name === 'purchase') {
      const known = this.#sql.hash.get(site, event.id)
      if (known !== undefined) return this.#again(site, known, prepared, entry)
      const { transaction_id: order, items } = event.params
      const claimant = entry.doubt === null ? null : event.id
      const isNew = orderLines(event.params).map(
        (line, index) =>
          this.#sql.orderLine.run(site, order, line, claimant).changes > 0 ||
          (claimant === null && this.#takeOver(site, order, line, items[index]!.item_id)),
      )
      if (!isNew.includes(true)) return DUPLICATE
      if (isNew.includes(false)) params = JSON.stringify(withLines(event.params, index => isNew[index] === true))
    }
    const { changes } = this.#sql.append.run(
      site,
      event.id,
      entry.at,
      prepared.request.receivedAt,
      event.name,
      prepared.visitor,
      prepared.customer,
      entry.session,
      event.pageView,
      event.seq,
      event.truncated ? 1 : 0,
      prepared.outbox,
      entry.doubt,
      params,
      entry.hash,
    )
    if (changes === 0) return this.#again(site, this.#sql.hash.get(site, event.id), prepared, entry)
    if (entry.doubt !== null) tallies.add(site, 'doubted', entry.doubt)
    const refusedBefore = this.#sql.unrefuse.get(site, event.id)
    if (refusedBefore !== undefined) {
      tallies.add(site, 'rejected', refusedBefore, -1)
      tallies.add(site, 'duplicate', '')
    }
    return ACCEPTED
  }

  /**
   * Takes a line from the doubted event that told it, for one that is not doubted: otherwise whoever guesses the number of an order
   * could keep it out of the lists. Answers whether there was such an event.
   */
  #takeOver(site: number, order: string, line: string, product: string): boolean {
    const id = this.#sql.doubtedLine.get(site, order, line) ?? null
    if (id === null) return false
    this.#sql.trustLine.run(site, order, line)
    const params = this.#sql.params.get(site, id)
    if (params !== undefined) {
      this.#sql.keepParams.run(JSON.stringify(withoutOne(JSON.parse(params), product)), site, id)
    }
    return true
  }

  /** Counts a rejection once per id, and not where the id was counted as accepted before it became too old. */
  #refuse(site: number, { id, code }: Rejection, receivedAt: number, tallies: Tallies): void {
    const isKnown = id !== '' && code !== 'conflict' && this.#sql.hash.get(site, id) !== undefined
    const isNew = id === '' || (!isKnown && this.#sql.refuse.run(site, id, code, receivedAt).changes > 0)
    if (isNew) tallies.add(site, 'rejected', code)
    else tallies.add(site, 'duplicate', '')
  }

  /** A copy that left before an outbox had numbered it gets its number, and that outbox, when the event itself comes. */
  #again(site: number, known: Buffer | undefined, { outbox }: PreparedAppend, { event, hash }: EntryToAppend): Verdict {
    if (!known?.equals(hash)) return { status: 'rejected', code: 'conflict' }
    if (event.seq > 0) this.#sql.number.run(event.seq, outbox, site, event.id)
    return DUPLICATE
  }

  /** Numbers of counted events that the page asks about: of a copy that left before it had one, nothing else may ever come. */
  #numberAsked(site: number, { request, outbox }: PreparedAppend): number[] {
    const counted = (request.asked ?? []).filter(({ id, seq }) => seq > 0 && this.#sql.hash.get(site, id) !== undefined)
    for (const { id, seq } of counted) this.#sql.number.run(seq, outbox, site, id)
    return counted.map(({ seq }) => seq)
  }

  /** An outbox reports totals, so only what a total has grown by is counted. */
  #noteOutbox(site: number, prepared: PreparedAppend, asked: readonly number[], tallies: Tallies): void {
    const { dropped = {}, outbox, consent } = prepared.request.envelope
    const numbers = [...prepared.numbers, ...asked]
    const drops = Object.entries(dropped) as [ProblemCode, number][]
    if (numbers.length === 0 && drops.length === 0) return
    const key = outboxKey(outbox)
    let numbered = 0
    for (const [code, total] of drops) {
      const known = this.#sql.dropped.get(site, key, code) ?? 0
      if (total <= known) continue
      this.#sql.drop.run(site, key, code, total)
      tallies.add(site, 'dropped', code, total - known)
      if (NUMBERED_DROPS.includes(code)) numbered += total - known
    }
    if (consent !== 'granted' || (numbers.length === 0 && numbered === 0)) return
    const row = this.#sql.sequence.get(site, key)
    const before = row && { ...row, gaps: JSON.parse(row.gaps) as Gap[] }
    const { sequence, seen } = arrived(before ?? UNKNOWN, numbers)
    const after: Sequence = { ...sequence, dropped: sequence.dropped + numbered }
    this.#sql.keepSequence.run(site, key, after.highest, JSON.stringify(after.gaps), after.lost, after.dropped)
    for (const [field, n] of Object.entries(bookChanges(before, after, seen))) tallies.add(site, 'sequence', field, n)
  }
}
