import type { Asked } from '../../protocol/batch.js'
import type { EventName } from '../../protocol/events/index.js'
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
import { erasureOf, type PersonalEvent } from './erasureOf.js'
import { forgottenBySite } from './forgottenBySite.js'
import { LogError } from './LogError.js'
import { LEARNED, ORDERS, VISITS } from './learnedNames.js'
import { MemorySite } from './MemorySite.js'
import { orderLines, withLines, withoutOne } from './orderLines.js'
import { type EntryToAppend, type PreparedAppend, prepareAppend } from './prepareAppend.js'
import { booksOf } from './Tallies.js'

const DAY_MS = 86_400_000

const ERASED = { status: 'rejected', code: 'erased' } as const satisfies Verdict

/** The event log of one process, gone with it: for tests, and for a collector that only shows what it does. */
export class MemoryEventLog implements EventLog {
  readonly #events: (LoggedEvent | undefined)[] = []
  readonly #sites = new Map<string, MemorySite>()
  #closed = false
  #withdrawals = 0
  believedAt: number | undefined
  readonly isBusy = false
  readonly queuedBytes = 0

  async append(request: AppendRequest): Promise<Verdict[]> {
    if (this.#closed) throw new LogError('shutting_down')
    const prepared = prepareAppend(request)
    const site = this.#site(request.envelope.site)
    for (const rejection of request.rejected) site.refuse(rejection)
    const asked = (request.asked ?? []).filter(({ id, seq }) => seq > 0 && site.hashes.has(id))
    for (const one of asked) this.#number(prepared, one)
    site.noteOutbox(prepared, asked)
    site.count('field', '', request.droppedFields ?? 0)
    const isErased = [
      ['visitor', prepared.visitor],
      ['customer', prepared.customer],
    ].some(who => site.erased.has(`${who}`))
    return prepared.entries.map(entry => {
      const verdict = isErased ? ERASED : this.#appendOne(site, prepared, entry)
      if (verdict.status === 'rejected') site.refuse({ id: entry.event.id, code: verdict.code })
      else site.count(verdict.status, verdict.status === 'accepted' ? entry.event.name : '')
      return verdict
    })
  }

  known(site: string, ids: readonly string[]): string[] {
    const { hashes } = this.#site(site)
    return ids.filter(id => hashes.has(id))
  }

  *read(options: ReadOptions = {}): Iterable<LoggedEvent> {
    const { site, after = 0, names, limit = Number.POSITIVE_INFINITY } = options
    let left = limit
    for (let n = after; n < this.#events.length && left > 0; n++) {
      const logged = this.#events[n]
      // Positions of what was erased stay empty.
      if (logged === undefined) continue
      if ((site !== undefined && logged.site !== site) || (names && !names.includes(logged.event.name))) continue
      left--
      yield logged
    }
  }

  async erase(key: string, person: Person): Promise<Erasure> {
    const site = this.#site(key)
    const isTheirs = (one: LoggedEvent) =>
      one.site === key && ('visitor' in person ? one.visitor === person.visitor : one.customer === person.customer)
    const gone = this.#events.filter(one => one !== undefined).filter(isTheirs)
    for (const one of gone) this.#remove(one, 'erased')
    this.#withdrawals++
    site.erased.add(`${Object.entries(person)[0]}`)
    return erasureOf(gone.map(personal))
  }

  async expire({ learned, others, now }: Expiry, most: number): Promise<Expired> {
    const left = this.#events.filter(one => one !== undefined)
    const receivedAt = ({ n, receivedAt }: LoggedEvent) => {
      const isPossible = (at: number) => at <= now + DAY_MS
      if (isPossible(receivedAt)) return receivedAt
      return left.find(later => later.n > n && isPossible(later.receivedAt))?.receivedAt ?? Infinity
    }
    const old = (names: (name: EventName) => boolean, before = -Infinity) => {
      const these = left.filter(({ event }) => names(event.name)).slice(0, most)
      const end = these.findIndex(one => receivedAt(one) >= before)
      return end < 0 ? these : these.slice(0, end)
    }
    const gone = [
      ...old(name => ORDERS.includes(name), learned),
      ...old(name => VISITS.includes(name), learned),
      ...old(name => !LEARNED.includes(name), others),
    ]
    for (const one of gone) this.#remove(one, 'expired')
    const forgotten = forgottenBySite(gone.map(one => ({ ...personal(one), site: one.site })))
    this.#withdrawals += forgotten.length
    return { events: gone.length, forgotten }
  }

  get withdrawals(): number {
    return this.#withdrawals
  }

  books(site: string): SiteBooks {
    return booksOf(this.#sites.get(site)?.tallies.values() ?? [])
  }

  changed(): boolean {
    return false
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #site(key: string): MemorySite {
    const site = this.#sites.get(key) ?? new MemorySite()
    this.#sites.set(key, site)
    return site
  }

  #remove({ n, site: key, event, doubt }: LoggedEvent, kind: 'erased' | 'expired'): void {
    const site = this.#site(key)
    this.#events[n - 1] = undefined
    site.hashes.delete(event.id)
    site.count('accepted', event.name, -1)
    site.count(kind, event.name)
    if (doubt !== undefined) site.count('doubted', doubt, -1)
  }

  /** A copy that left before an outbox had numbered it gets its number, and that outbox, when the event itself comes. */
  #number({ request, outbox }: PreparedAppend, { id, seq }: Asked): void {
    const logged = this.#find(request.envelope.site, id)
    if (seq > 0 && logged?.event.seq === 0)
      this.#events[logged.n - 1] = { ...logged, outbox, event: { ...logged.event, seq } }
  }

  #find(site: string, id: string): LoggedEvent | undefined {
    return this.#events.find(one => one?.site === site && one.event.id === id)
  }

  /** A doubted order loses a line that an event has told that is not doubted. */
  #withoutOne(site: string, id: string, product: string): void {
    const logged = this.#find(site, id)
    if (logged?.event.name !== 'purchase') return
    const params = withoutOne(logged.event.params, product)
    this.#events[logged.n - 1] = { ...logged, event: { ...logged.event, params } }
  }

  #appendOne(site: MemorySite, prepared: PreparedAppend, entry: EntryToAppend): Verdict {
    const { request, visitor, customer, outbox } = prepared
    const { event, at, doubt, session, hash } = entry
    const known = site.hashes.get(event.id)
    if (known !== undefined) {
      if (!known.equals(hash)) return { status: 'rejected', code: 'conflict' }
      this.#number(prepared, event)
      return { status: 'duplicate' }
    }
    let params = event.params
    if (event.name === 'purchase') {
      const { transaction_id: order, items } = event.params
      const isNew = orderLines(event.params).map((line, index) => {
        const name = `${order}\n${line}`
        const claimant = site.orderLines.get(name)
        const takesOver = doubt === null && typeof claimant === 'string'
        if (takesOver) this.#withoutOne(request.envelope.site, claimant, items[index]!.item_id)
        if (takesOver || claimant === undefined) site.orderLines.set(name, doubt === null ? null : event.id)
        return takesOver || claimant === undefined
      })
      if (!isNew.includes(true)) return { status: 'duplicate' }
      params = withLines(event.params, index => isNew[index] === true)
    }
    site.hashes.set(event.id, hash)
    const refusedBefore = site.refused.get(event.id)
    if (refusedBefore !== undefined) {
      site.refused.delete(event.id)
      site.count('rejected', refusedBefore, -1)
      site.count('duplicate', '')
    }
    const { receivedAt } = request
    const counted = { ...event, at, session, params } as typeof event
    const about = { site: request.envelope.site, at, receivedAt, outbox, visitor, customer, ...(doubt && { doubt }) }
    if (doubt !== null) site.count('doubted', doubt)
    this.#events.push({ n: this.#events.length + 1, ...about, event: counted })
    return { status: 'accepted' }
  }
}

const personal = ({ event, visitor, customer, doubt }: LoggedEvent): PersonalEvent => ({
  name: event.name,
  doubt: doubt ?? null,
  visitor,
  customer,
  session: event.session,
  order: event.name === 'purchase' || event.name === 'refund' ? event.params.transaction_id : null,
})
