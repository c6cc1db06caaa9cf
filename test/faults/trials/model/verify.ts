import type { LoggedEvent, SiteBooks } from '../../../../src/collector/log/EventLog.js'
import { SiteModel } from '../../../../src/collector/model/SiteModel.js'
import type { DiskRecord } from './faultyDisk.js'
import type { Told } from './Ledger.js'
import type { Run } from './runSequence.js'

/** What a sequence has shown. */
export interface Verdict {
  acked: number
  lost: number
  double: number
  corrupt: number
  /** Records taken from the disk whose numbers are missing in the log, and are seen to be. */
  gaps: number
  faults: string[]
}

const MODEL = { minSupport: 1, pairLogLikelihoodRatio: 0 }

/** Answers that a model gives, to compare it with another. */
const answersOf = ({ recommender }: SiteModel) =>
  JSON.stringify([
    recommender.recommend({ type: 'bestsellers', anchors: [], limit: 9 }),
    ...[0, 1, 2, 3, 4, 5].map(n => recommender.recommend({ type: 'also-bought', anchors: [`P-${n}`], limit: 9 })),
  ])

/** A model that learned the rows in this order; asked in between, it must forget what it has kept computed. */
function modelOf(rows: readonly LoggedEvent[], askEach: boolean): SiteModel {
  const model = new SiteModel(MODEL)
  for (const row of rows) {
    model.learn(row)
    if (askEach) answersOf(model)
  }
  return model
}

/** Codes with which the collector may rightly refuse what a page has kept: the shop's mistakes, and clocks that jumped. */
const RIGHTLY = new Set(['unknown_event', 'bad_items', 'too_old'])

/** Holds what came of a sequence against the invariants I1 to I6 of its promise. */
export function verify(ran: Run, rows: LoggedEvent[], books: SiteBooks): Verdict {
  const { ledger, notes, damaged, waiting, most } = ran
  const faults: string[] = []
  const times = new Map<string, number>()
  for (const { event } of rows) times.set(event.id, (times.get(event.id) ?? 0) + 1)
  const orders = new Set(rows.flatMap(({ event }) => (event.name === 'purchase' ? [event.params.transaction_id] : [])))
  const sum = (counts: object) => Object.values(counts).reduce((all: number, n: number) => all + n, 0)

  // I1
  const isPromised = ({ id, fate, isAlive }: Told) =>
    !ledger.excused.has(id) && (fate.status === 'persisted' || (fate.status === 'memory' && isAlive()))
  const promised = [...ledger.told.values()].filter(isPromised)
  // A page that crashes may not have told it any more; its books, written with the deletion, tell the collector.
  const overflow = Math.max(ledger.problems.get('outbox_full') ?? 0, books.dropped.outbox_full ?? 0)
  const givenUp = (ledger.problems.get('event_refused') ?? 0) + overflow
  const missing = promised.filter(
    ({ id, name, params }) =>
      !times.has(id) &&
      !RIGHTLY.has(notes.rejected.get(id) ?? '') &&
      !(name === 'purchase' && orders.has(params.transaction_id ?? '')),
  )
  if (missing.length > givenUp)
    faults.push(
      `I1: ${missing.length} promised events are not counted, such as ${missing[0]!.name} ${missing[0]!.id} (${notes.rejected.get(missing[0]!.id) ?? 'never refused'})`,
    )
  if (waiting > 0) faults.push(`I1: ${waiting} events wait for ever`)

  // I2
  const doubled = [...times].filter(([, n]) => n > 1)
  const lines = rows.flatMap(({ event }) =>
    event.name === 'purchase' && event.params.transaction_id !== 'T-again' ? [event.params.transaction_id] : [],
  )
  const again = lines.length - new Set(lines).size
  if (doubled.length + again > 0) faults.push(`I2: ${doubled.length} events and ${again} orders are counted twice`)

  // I3
  const unknown = [...times.keys()].filter(id => !ledger.invented.has(id))
  const dropped = rows.filter(({ event }) => ledger.told.get(event.id)?.fate.status === 'dropped')
  if (unknown.length > 0) faults.push(`I3: ${unknown.length} counted events were never tracked`)
  if (dropped.length > 0) faults.push(`I3: ${dropped.length} counted events were told to be dropped`)

  // I4
  const vanished = [...notes.receipted].filter(id => {
    const told = ledger.told.get(id)
    return !times.has(id) && !(told?.name === 'purchase' && orders.has(told.params.transaction_id ?? ''))
  })
  const untold = vanished.filter(id => ledger.told.has(id))
  if (untold.length > 0) faults.push(`I4: ${untold.length} events have a receipt and no row`)

  // I5
  const answered = books.accepted + books.duplicate + sum(books.rejected)
  const unbalanced =
    Math.abs(books.accepted - rows.length) +
    Math.abs(answered - notes.arrived) +
    Math.abs(sum(books.byName) - rows.length)
  if (unbalanced > 0)
    faults.push(
      `I5: ${notes.arrived} events arrived, the books say ${books.accepted} + ${books.duplicate} + ${sum(books.rejected)}, there are ${rows.length} rows`,
    )

  // I6
  const differs = answersOf(modelOf(rows, true)) !== answersOf(modelOf([...rows].reverse(), false))
  if (differs) faults.push('I6: the model differs from one that is built anew')

  // A loss that nobody can prevent must be seen as a gap between the numbers of its outbox.
  const numbers = new Map<string, Set<number>>()
  for (const { outbox, event } of rows) {
    if (!numbers.has(outbox)) numbers.set(outbox, new Set())
    numbers.get(outbox)!.add(event.seq)
  }
  const isGap = ({ outbox, event }: DiskRecord) => {
    const seen = numbers.get(outbox)
    return seen !== undefined && !seen.has(event.seq) && Math.max(...seen) > event.seq
  }
  const taken = damaged.filter(({ event, isNumbered }) => isNumbered && !times.has(event.id))
  const gaps = taken.filter(isGap)
  const isDeleted = [...ledger.excused.values()].some(reason => reason !== 'damaged')
  const unseen = isDeleted ? 0 : taken.length - gaps.length
  const own = ran.books
  const strayed = own ? own.tracked - own.counted - sum(own.rejected) - sum(own.dropped) - own.waiting : Infinity
  const isUneven = strayed < 0 || strayed > damaged.length
  if (isUneven) faults.push(`I5: the browser's books do not balance: ${JSON.stringify(own)}`)
  if (unseen > 0) faults.push(`I5: ${unseen} records vanished from the disk without a gap in the numbers`)
  if (most > 1) faults.push(`${most} requests of one tab were under way at once`)
  return {
    acked: promised.length,
    lost: Math.max(0, missing.length - givenUp) + waiting,
    double: doubled.length + again,
    corrupt:
      unknown.length +
      dropped.length +
      untold.length +
      unbalanced +
      Number(isUneven) +
      Number(differs) +
      unseen +
      Number(most > 1),
    gaps: gaps.length,
    faults,
  }
}
