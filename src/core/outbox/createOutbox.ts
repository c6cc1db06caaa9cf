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

const SELF = 'self'

const base36 = (value: number) => value.toString(36).padStart(9, '0')

/** Keys of unsent events sort by time, then by number. The `1` is the version of the record: others are left alone. */
const key = ({ event: { at, seq, id } }: Unsent) => `e1|${base36(at)}|${base36(seq)}|${id}`
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
  /** What was said of this browser and is not on disk yet. */
  let unsaved: Partial<Self> = {}
  /** Numbers the events that wait in memory. */
  let spare = newSelf()
  const page = new Map<string, Unsent>()
  const loose = new Map<string, Unsent>()

  const lost: string[] = []

  const hold = (unsent: Unsent) => {
    page.set(unsent.event.id, unsent)
    return unsent
  }

  const write = async (work?: (objects: IDBObjectStore) => void, durability?: IDBTransactionDurability) => {
    if (!allowed()) return false
    const saved = unsaved
    let said: string[] = []
    let along: Unsent[] = []
    try {
      await store(
        'readwrite',
        objects => {
          const stored: IDBRequest<Self | undefined> = objects.get(SELF)
          stored.onsuccess = () => {
            // Another tab may have deleted the identity: then this one is not written again.
            // What a record of another shape lacks is new.
            self = { ...(self.seq ? newSelf() : self), ...stored.result, ...saved }
            ready = true
            work?.(objects)
            said = lost.splice(0)
            along = [...loose.values()]
            const { lost: told = [], moved = 0 } = self
            objects.put({ ...self, lost: [...told, ...said], moved: moved + along.length }, SELF)
            for (const unsent of along) objects.put(unsent, key(unsent))
          }
          return promisifyRequest(objects.transaction)
        },
        durability,
      )
    } catch (error) {
      lost.push(...said)
      throw error
    }
    for (const { event } of along) loose.delete(event.id)
    if (saved === unsaved) unsaved = {}
    return true
  }

  const remember = (draft: Draft) => {
    self = { ...step(self, draft), seq: self.seq }
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
    async append(drafts) {
      let failure: unknown
      const numbered: Unsent[] = []
      // Should the page be left before the commit: without a number, which another event gets should that fail, and never under
      // an identity that was not read.
      if (ready) for (const draft of drafts) hold(identified({ ...self, seq: 0 }, draft))
      try {
        const written = await write(
          objects => {
            for (const draft of drafts) {
              self = step(self, draft)
              const unsent = identified(self, draft)
              objects.put(unsent, key(unsent))
              numbered.push(unsent)
            }
          },
          drafts.some(draft => draft.name === 'purchase') ? 'strict' : 'relaxed',
        )
        if (written) {
          numbered.forEach(hold)
          return true
        }
      } catch (error) {
        failure = error
      }
      for (const draft of drafts) {
        remember(draft)
        loose.set(draft.id, hold(identified({ ...(allowed() && self), outbox: spare.outbox, seq: ++spare.seq }, draft)))
      }
      if (failure) await refused(failure)
      return !drafts.some(draft => loose.has(draft.id))
    },
    ofPage: () => [...page.values()].reverse(),
    async self(patch, durability) {
      if (patch) {
        unsaved = { ...unsaved, ...patch }
        self = { ...self, ...patch }
        await write(undefined, durability).catch(refused)
        return self
      }
      return { ...self, ...(await read<Self>(objects => objects.get(SELF), self)), ...unsaved }
    },
    remember,
    size: async () => (await read(objects => objects.count(keys()), 0)) + loose.size,
    clear() {
      page.clear()
      loose.clear()
      self = newSelf()
      spare = newSelf()
      unsaved = {}
      lost.length = 0
      ready = false
      return store.remove().catch(refused)
    },
    lost,
    loose,
    page,
    store,
    allowed,
  }
}
