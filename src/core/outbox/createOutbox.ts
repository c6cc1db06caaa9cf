import { promisifyRequest } from 'idb-keyval'
import type { Store } from '../openStore.js'
import { identified, newSelf, step } from './identity.js'
import type { Draft, Outbox, Self, Unsent } from './Outbox.js'

export interface OutboxOptions {
  store: Store
  /** Whether ids may be used and IndexedDB written: consent is granted. */
  allowed(): boolean
  /** Told why the storage failed. It may make room: what waits in memory then moves to disk. */
  refused(error: unknown): unknown
}

/** What is said of this browser. */
type Patch = Partial<Self> & { name?: undefined }

const said = (work: readonly (Draft | Patch)[]) => {
  let all: Patch = {}
  for (const one of work) all = { ...all, ...(!one.name && one) }
  return all
}

const base36 = (value: number) => value.toString(36).padStart(9, '0')

/** Keys of unsent events sort by time, then by number. The `1` is the version of the record: others are left alone. */
const key = ({ event: { seq, at, id } }: Unsent) => ['e1', base36(at), base36(seq), id].join('|')
const keys = () => IDBKeyRange.bound('e1|', 'e1}')

/**
 * The outbox of a browser profile. One IndexedDB record per event, never a growing one; numbering and storing are one
 * transaction, so that tabs share one outbox without gaps. Orders are flushed to disk before they count as stored; other
 * events rely on the browser's relaxed durability, which outlives the browser but not the power.
 *
 * Where storage fails, events wait in memory under an outbox id of this page, and move to IndexedDB inside the next
 * transaction that succeeds.
 */
export function createOutbox({ store, allowed, refused }: OutboxOptions): Outbox {
  let self = newSelf()
  /** Whether `self` is what the disk says. */
  let ready = false
  /** Numbers the events that wait in memory. */
  let spare = newSelf()
  const page = new Map<string, Unsent>()
  const loose = new Map<string, Unsent>()

  /** What waits for the transaction under way, in its order: events, and what is said of this browser; at first a look at the disk. */
  let queue: (Draft | Patch)[] = [{}]
  /** What that transaction is about to write. Nothing where it was forgotten meanwhile. */
  let work: typeof queue = []
  /** Settles when all that has come is written, or waits in memory. */
  let written: Promise<void> | undefined
  /** What `refused` answered last. */
  let room: unknown

  const lost: string[] = []

  const hold = (unsent: Unsent) => {
    page.set(unsent.event.id, unsent)
    return unsent
  }

  const remember = (draft: Draft) => {
    self = { ...step(self, draft), seq: self.seq }
  }

  /** Writes all that has come since the last transaction began. What cannot be stored waits in memory. */
  const write = async (before: typeof written) => {
    await before
    work = queue
    const gone = [...lost]
    const numbered: Unsent[] = []
    let along: Unsent[] = []
    if (!work[0]) return
    queue = []
    try {
      // Without consent it waits in memory as when the disk refuses, but nobody is told.
      if (!allowed()) throw 0
      await store(
        'readwrite',
        objects => {
          const stored: IDBRequest<Self | undefined> = objects.get('self')
          stored.onsuccess = () => {
            if (!work[0]) return
            // Another tab may have deleted the identity: then this one is not written again.
            // What a record of another shape lacks is new.
            self = { ...(ready ? newSelf() : self), ...stored.result }
            ready = true
            for (const one of work) {
              if (one.name) {
                self = step(self, one)
                numbered.push(identified(self, one))
              } else self = { ...self, ...one }
            }
            along = [...loose.values()]
            const { lost: told = [], moved = 0 } = self
            objects.put({ ...self, lost: [...told, ...gone], moved: moved + along.length }, 'self')
            for (const unsent of [...along, ...numbered]) objects.put(unsent, key(unsent))
          }
          return promisifyRequest(objects.transaction)
        },
        work.some(one => one.name === 'purchase' || (one as Self).customer !== undefined) ? 'strict' : 'relaxed',
      )
      if (!work[0]) return
      numbered.forEach(hold)
      lost.splice(0, gone.length)
      for (const one of along) loose.delete(one.event.id)
    } catch (error) {
      // One for all, since without consent there is no end of them.
      queue.unshift(said(work))
      for (const one of work) {
        if (!one.name) continue
        remember(one)
        loose.set(one.id, hold(identified({ ...(allowed() && self), outbox: spare.outbox, seq: ++spare.seq }, one)))
      }
      room = error && refused(error)
    }
  }

  const read = async <T>(what: (objects: IDBObjectStore) => IDBRequest<T>, otherwise: T): Promise<T> => {
    try {
      if (allowed()) return await store('readonly', objects => promisifyRequest(what(objects)))
    } catch (error) {
      refused(error)
    }
    return otherwise
  }

  return {
    async append(drafts, early) {
      // Without a number, which another event gets should the commit fail, and never under an identity that was not read.
      if (ready && early) hold(identified({ ...self, seq: 0 }, early))
      queue.push(...drafts)
      written = write(written)
      await written
      await room
      return !drafts.some(draft => loose.has(draft.id))
    },
    ofPage: () => [...page.values()].reverse(),
    async self(patch) {
      if (patch) {
        self = { ...self, ...patch }
        queue.push(patch)
        written = write(written)
        await written
        return self
      }
      await written
      return { ...self, ...(await read<Self>(objects => objects.get('self'), self)), ...said(queue) }
    },
    remember,
    size: async () =>
      queue.filter(one => one.name).length + (await read(objects => objects.count(keys()), 0)) + loose.size,
    forget() {
      self = newSelf()
      lost.splice(0)
      ready = false
      page.clear()
      queue = []
      work = []
      loose.clear()
      spare = newSelf()
      return store.remove().catch(refused)
    },
    page,
    lost,
    loose,
    store,
    allowed,
  }
}
