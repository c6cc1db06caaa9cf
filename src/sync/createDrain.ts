import { promisifyRequest } from 'idb-keyval'
import type { Gone, Outbox, Self, Unsent } from '../core/outbox/Outbox.js'
import type { Rejection } from '../protocol/batch.js'
import type { ProblemCode } from '../protocol/problems.js'
import { booked } from './booked.js'
import { fitEvent } from './fitEvent.js'
import { leastValuable } from './leastValuable.js'
import { withHistory } from './withHistory.js'

const keys = () => IDBKeyRange.bound('e1|', 'e1}')
/** Keys of events end with `|` and the event's id. */
const idIn = (key: IDBValidKey) => `${key}`.split('|').pop()

/** Whether a record is an event under its own key: what is not can neither be sent nor acknowledged. */
const isWhole = (one: Partial<Unsent> | undefined, key: IDBValidKey) =>
  one?.event?.id === idIn(key) && one?.event?.params !== undefined

/** The end of an outbox at which events leave it: by `ack`, which only a receipt may call, or by what counts them as dropped. */
export interface Drain {
  /** The oldest events, at most `limit`. Damaged records are deleted: their numbers are missing in the books. Never rejects. */
  peek(limit: number): Promise<Unsent[]>
  /** Deletes exactly these, which have their verdict. Rejects where the storage fails. */
  ack(unsent: readonly Unsent[], rejected?: readonly Rejection[]): Promise<void>
  /** Deletes exactly these and counts them as dropped. Rejects where the storage fails. */
  drop(unsent: readonly Unsent[], reason: ProblemCode): Promise<void>
  /** Gives up the least valuable events when more wait than may; answers how many. Rejects where the storage fails. */
  trim(): Promise<number>
  /** Number of events that wait. Forgets the page's copies of those that another tab has delivered. Never rejects. */
  waiting(): Promise<number>
}

/** Events that may wait, and their characters: the shop's own storage needs room too. */
const MOST_WAITING = 1000
const MOST_LENGTH = 1 << 20
/** So few events cannot be too long, since one is within 16 KiB. */
const SURELY_FEW = 64

export function createDrain({ allowed, store, loose, lost, page }: Outbox): Drain {
  /** Each event leaves once and is counted by who deletes it: another tab may have had a receipt for the same ones. */
  const takeFromDisk = (unsent: ReadonlyMap<unknown, Unsent>, fate: (unsent: Unsent) => Gone) =>
    store('readwrite', async objects => {
      const gone = new Set<Unsent>()
      const stored: IDBRequest<Self | undefined> = objects.get('self')
      const all = objects.getAllKeys(keys())
      all.onsuccess = () => {
        for (const key of all.result) {
          const one = unsent.get(idIn(key))
          if (!one) continue
          objects.delete(key)
          gone.add(one)
        }
        if (stored.result) objects.put(booked(withHistory(stored.result, gone), [...gone].map(fate)), 'self')
      }
      await promisifyRequest(objects.transaction)
      return gone
    })

  const take = async (unsent: readonly Unsent[], fate: (unsent: Unsent) => Gone) => {
    const left = new Map(unsent.map(one => [one.event.id, one]))
    for (const id of left.keys()) page.delete(id)
    let failure: unknown
    if (allowed()) {
      try {
        for (const { event } of await takeFromDisk(left, fate)) {
          left.delete(event.id)
          loose.delete(event.id)
        }
      } catch (error) {
        failure = error
      }
    }
    for (const [id, one] of left) {
      if (!loose.delete(id)) continue
      left.delete(id)
      lost.push(fate(one))
    }
    if (failure && left.size > 0) throw failure
  }

  const peek: Drain['peek'] = async limit => {
    let stored: Unsent[] = []
    try {
      if (allowed()) {
        stored = await store('readwrite', async objects => {
          const found = objects.getAllKeys(keys(), limit)
          const records: Unsent[] = await promisifyRequest(objects.getAll(keys(), limit))
          return records.filter((one, i) => isWhole(one, found.result[i]!) || void objects.delete(found.result[i]!))
        })
      }
    } catch {}
    return [...stored, ...loose.values()].slice(0, limit).map(fitEvent)
  }

  const waiting = async () => {
    // A device that has slept misses a deadline, and the use after that is undone too.
    for (const _ of [1, 2, 3]) {
      // Taken before the look at the disk: what has a number by now is there, unless it has gone.
      const copies = [...page]
      try {
        const stored = allowed() ? await store('readonly', objects => promisifyRequest(objects.getAllKeys(keys()))) : []
        const ids = new Set(stored.map(idIn))
        for (const [id, { event }] of copies) if (event.seq && !ids.has(id) && !loose.has(id)) page.delete(id)
        return stored.length + loose.size
      } catch {}
    }
    return loose.size
  }

  const drop: Drain['drop'] = (unsent, reason) => take(unsent, () => `dropped ${reason}`)

  return {
    peek,
    drop,
    ack: (unsent, rejected = []) => {
      const codes = new Map(rejected.map(({ id, code }) => [id, code]))
      return take(unsent, ({ event: { id } }) => (codes.has(id) ? `rejected ${codes.get(id)}` : 'counted'))
    },
    async trim() {
      if ((await waiting()) <= SURELY_FEW) return 0
      const all = await peek(MOST_WAITING * 2)
      const { length } = JSON.stringify(all)
      const over = Math.ceil(Math.max(all.length - MOST_WAITING, all.length * (1 - MOST_LENGTH / length)))
      if (over <= 0) return 0
      // More than must be, so that not each event that comes brings it here again.
      const gone = leastValuable(all, over + MOST_WAITING / 10)
      await drop(gone, 'outbox_full')
      return gone.length
    },
    waiting,
  }
}
