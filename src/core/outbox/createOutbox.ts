import { promisifyRequest } from 'idb-keyval'
import type { Store } from '../openStore.js'
import { identified, newSelf, step } from './identity.js'
import type { Draft, Outbox, Self, Unsent } from './Outbox.js'

export interface OutboxOptions {
  store: Store
  /** Whether ids may be used and IndexedDB written: consent is granted. */
  allowed(): boolean
  /** Told why the storage failed. */
  refused(error: unknown): void
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

  const forget = (unsent: readonly Unsent[], reason?: string) => {
    if (reason) {
      const { dropped = {} } = self
      self = { ...self, dropped: { ...dropped, [reason]: (dropped[reason] ?? 0) + unsent.length } }
    }
    return unsent.filter(({ event }) => {
      page.delete(event.id)
      return !loose.delete(event.id)
    })
  }

  const hold = (draft: Draft, as?: Partial<Self>) => {
    const unsent = identified({ ...self, ...as }, draft)
    page.set(draft.id, unsent)
    return unsent
  }

  /** One transaction on the identity and whatever else `work` does. Events from memory move along. */
  const write = async (work?: (objects: IDBObjectStore) => void, durability?: IDBTransactionDurability) => {
    if (!allowed()) return
    const along = [...loose.values()]
    const saved = unsaved
    await store(
      'readwrite',
      objects => {
        const stored: IDBRequest<Self | undefined> = objects.get(SELF)
        stored.onsuccess = () => {
          // Another tab may have deleted the identity: then this one is not written again.
          self = { ...(stored.result ?? (self.seq ? newSelf() : self)), ...saved }
          ready = true
          work?.(objects)
          objects.put(self, SELF)
        }
        for (const unsent of along) objects.put(unsent, key(unsent))
        return promisifyRequest(objects.transaction)
      },
      durability,
    )
    for (const { event } of along) loose.delete(event.id)
    if (saved === unsaved) unsaved = {}
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
      try {
        if (allowed()) {
          // Not numbered yet, should the page be left before the commit; but never under an identity that was not read.
          if (ready) for (const draft of drafts) hold(draft, { seq: 0 })
          await write(
            objects => {
              for (const draft of drafts) {
                self = step(self, draft)
                const unsent = hold(draft)
                objects.put(unsent, key(unsent))
              }
            },
            drafts.some(draft => draft.name === 'purchase') ? 'strict' : 'relaxed',
          )
          return true
        }
      } catch (error) {
        refused(error)
      }
      for (const draft of drafts) {
        remember(draft)
        spare.seq++
        const { visitor, customer, session } = allowed() ? self : ({} as Self)
        loose.set(draft.id, hold(draft, { visitor, customer, session, outbox: spare.outbox, seq: spare.seq } as Self))
      }
      return false
    },
    peek: async limit => {
      const stored: Unsent[] = await read(objects => objects.getAll(keys(), limit), [])
      return [...stored, ...loose.values()].slice(0, limit)
    },
    ofPage: () => [...page.values()].reverse(),
    async ack(unsent, reason) {
      const stored = forget(unsent, reason)
      if (stored.length) {
        await write(objects => {
          for (const one of stored) objects.delete(key(one))
          forget(stored, reason)
        })
      }
    },
    async self(patch) {
      if (patch) {
        unsaved = { ...unsaved, ...patch }
        self = { ...self, ...patch }
        await write().catch(refused)
        return self
      }
      return { ...self, ...(await read<Self>(objects => objects.get(SELF), self)), ...unsaved }
    },
    remember,
    dropped: () => self.dropped,
    size: async () => (await read(objects => objects.count(keys()), 0)) + loose.size,
    clear() {
      page.clear()
      loose.clear()
      self = newSelf()
      spare = newSelf()
      unsaved = {}
      ready = false
      return store.remove().catch(refused)
    },
  }
}
