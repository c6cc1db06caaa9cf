import { promisifyRequest } from 'idb-keyval'
import type { TrackerHost } from '../core/Tracker.js'
import type { Receipt } from '../protocol/batch.js'
import { PROBLEMS, type ProblemCode } from '../protocol/problems.js'
import type { Advice } from './Advice.js'
import { adviseOnCall } from './adviseOnCall.js'
import { adviseOnEvent } from './adviseOnEvent.js'

/** Where an event is. `held`: waits for consent. `waiting`: in the outbox. `memory`: waits too, but only as long as the page. */
export type Status = 'held' | 'waiting' | 'memory' | 'counted' | 'rejected' | 'dropped'

/** An event of this page. */
export interface Told {
  key: number
  id: string
  /** ms since 1970. */
  at: number
  name: string
  params: object
  status: Status
  code?: ProblemCode | undefined
  advice: readonly Advice[]
}

/** What happened on this page, newest first. */
export interface Journal {
  readonly told: Told[]
  readonly receipts: { at: number; receipt: Receipt }[]
  /** Of one kind once, with what each was about. */
  readonly problems: { at: number; times: number; code: ProblemCode; detail: string }[]
  /** What is wrong with calls that have no entry among the events. */
  readonly calls: Advice[]
  /** Whether the cart was told, on this page or before. */
  isCartTold_: boolean
  /** Adds what this page view has recorded before and not sent yet, and notes what has left the outbox since. Never rejects. */
  look(pageView?: string): Promise<void>
  stop(): void
}

/** Entries of each list: somebody may leave the page open for a day. */
const MOST = 200

interface Stored {
  event?: { id: string; at: number; name: string; params: object; pageView: string | null }
}

const NAMES = /^[\w, ]*[a-z]$/

/** Whether two problems are told as one. Who says no is told of with each event that is dropped afterwards, by its name. */
const isAlike = (one: string, other: string) => one === other || (NAMES.test(one) && NAMES.test(other))

/** Listens to a tracker; `changed` is called with each change. */
export function createJournal(tracker: TrackerHost, changed: () => void): Journal {
  const { store, state, on } = tracker
  let keys = 0

  const note = <T>(list: T[], one: T) => {
    list.unshift(one)
    list.splice(MOST)
  }

  const add = (id: string, at: number, name: string, params: object, status: Status, code?: ProblemCode) => {
    const advice = id ? adviseOnEvent(name, params) : code ? adviseOnRefused(name, code) : []
    if (name === 'cart') journal.isCartTold_ = true
    note(journal.told, { key: ++keys, id, at, name, params, status, code, advice })
  }

  /** An e-mail address, or what is no JSON: the params were not kept. */
  const adviseOnRefused = (name: string, code: ProblemCode): Advice[] =>
    name === 'cart' ? adviseOnCall(name) : [{ about: name, code, text: PROBLEMS[code].message }]

  const leave = (which: (one: Told) => boolean, status: Status, code?: ProblemCode) => {
    for (const one of journal.told)
      if (/waiting|memory/.test(one.status) && which(one)) Object.assign(one, { status, code })
    changed()
  }

  const stored = async () =>
    state.consent === 'granted'
      ? store('readonly', objects => promisifyRequest<Stored[]>(objects.getAll(IDBKeyRange.bound('e1|', 'e1}')))).catch(
          () => undefined,
        )
      : []

  /** What is in the outbox no more was counted, unless something else was told of it. */
  const settle = async (status: Status = 'counted', code?: ProblemCode) => {
    const before = journal.told.map(one => one.key)
    if (!journal.told.some(one => /waiting|memory/.test(one.status))) return
    const [kept, books] = await Promise.all([stored(), tracker.books()])
    if (!kept || !books) return
    const ids = new Set(kept.map(({ event }) => event?.id))
    // What waits in memory is not seen from here one by one.
    const isGone = ({ id, key, status }: Told) =>
      before.includes(key) && (status === 'waiting' ? !ids.has(id) : books.waiting === 0)
    if (journal.told.some(one => /waiting|memory/.test(one.status) && isGone(one))) leave(isGone, status, code)
  }

  const stops = [
    on('event', ({ id, name, params, fate }) => {
      const status = fate.status === 'persisted' ? 'waiting' : fate.status
      const code = fate.status === 'dropped' ? fate.code : undefined
      const known = id && journal.told.find(one => one.id === id)
      if (known) Object.assign(known, { status, code })
      else add(id, Date.now(), name, params, status, code)
      changed()
    }),
    on('receipt', receipt => {
      note(journal.receipts, { at: Date.now(), receipt })
      const codes = new Map(receipt.rejected.map(({ id, code }) => [id, code]))
      for (const one of journal.told)
        if (codes.has(one.id)) Object.assign(one, { status: 'rejected', code: codes.get(one.id) })
      changed()
      settle()
    }),
    on('problem', ({ code, detail = '' }) => {
      const at = Date.now()
      const known = journal.problems.find(one => one.code === code && isAlike(one.detail, detail))
      if (known)
        Object.assign(known, {
          at,
          times: known.times + 1,
          detail: known.detail.split(', ').includes(detail) ? known.detail : `${known.detail}, ${detail}`,
        })
      else note(journal.problems, { at, times: 1, code, detail })
      if (code === 'bad_command') journal.calls.push(...adviseOnCall(detail))
      if (code === 'outbox_full' || code === 'event_refused') settle('dropped', code)
      changed()
    }),
    on('consent', consent => {
      if (consent !== 'granted') leave(({ status }) => status === 'waiting', 'dropped', 'consent_denied')
      changed()
    }),
    on('page', changed),
    on('cart', cart => {
      journal.isCartTold_ = true
      journal.calls.push(...adviseOnCall('cart', cart))
      changed()
    }),
  ]

  const journal: Journal = {
    told: [],
    receipts: [],
    problems: [],
    calls: [],
    isCartTold_: false,
    async look(pageView) {
      if (pageView !== undefined) {
        for (const { event } of (await stored()) ?? [])
          if (event?.pageView === pageView && !journal.told.some(({ id }) => id === event.id))
            add(event.id, event.at, event.name, event.params, 'waiting')
        journal.told.sort((a, b) => b.at - a.at)
      }
      await settle()
      changed()
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
  return journal
}
