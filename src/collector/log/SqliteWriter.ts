import type { Rejection } from '../../protocol/batch.js'
import type { ProblemCode } from '../../protocol/problems.js'
import type { SiteTable } from '../sites/SiteTable.js'
import type { ErasedPeople } from './ErasedPeople.js'
import type { Verdict } from './EventLog.js'
import type { logStatements } from './logStatements.js'
import { orderLines, withLines, withoutOne } from './orderLines.js'
import { type EntryToAppend, outboxKey, type PreparedAppend } from './prepareAppend.js'
import { arrived, bookChanges, type Gap, NUMBERED_DROPS, type Sequence, UNKNOWN } from './sequence.js'
import { Tallies } from './Tallies.js'

const ACCEPTED: Verdict = { status: 'accepted' }
const DUPLICATE: Verdict = { status: 'duplicate' }
const ERASED = { status: 'rejected', code: 'erased' } as const satisfies Verdict

/** Writes what has arrived, within a transaction that somebody else has begun: rows, each event and each line of an order once, and the counts of both. */
export class SqliteWriter {
  readonly #sql: ReturnType<typeof logStatements>
  readonly #sites
  readonly #people

  constructor(sql: ReturnType<typeof logStatements>, sites: SiteTable, people: ErasedPeople) {
    this.#sql = sql
    this.#sites = sites
    this.#people = people
  }

  /** Answers what became of each event of each request. */
  write(group: readonly PreparedAppend[]): Verdict[][] {
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
