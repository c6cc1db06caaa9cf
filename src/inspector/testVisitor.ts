import { get, promisifyRequest, type UseStore } from 'idb-keyval'
import { isTestId, TEST_PREFIX } from '../protocol/testId.js'

const KEY = 'kv|debug'
const SELF = 'self'

/** Debugging goes on for so long without the parameter, ms. */
const DAY_MS = 86_400_000

/** What the browser remembers of debugging: when it ends, ms since 1970, and whose browser it was before. */
interface Debug {
  until: number
  visitor?: string | undefined
}

/** What is used of the records of the outbox. */
interface Unsent {
  visitor?: string
  event: { pageView: string | null }
}

const randomId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * Gives the browser a visitor that nothing is learned from, until a day from `now`, or as long as it is already to be. What it has recorded in this
 * page view and not sent yet is that visitor's too. Rejects where the storage fails.
 */
export function becomeTestVisitor(store: UseStore, pageView: string, now: number, isAnew: boolean): Promise<unknown> {
  return store('readwrite', objects => {
    const events = IDBKeyRange.bound('e1|', 'e1}')
    const debug: IDBRequest<Debug | undefined> = objects.get(KEY)
    const self: IDBRequest<{ visitor?: string } | undefined> = objects.get(SELF)
    const keys = objects.getAllKeys(events)
    const unsent: IDBRequest<Unsent[]> = objects.getAll(events)
    unsent.onsuccess = () => {
      const known = self.result?.visitor
      const isTest = isTestId(known)
      const visitor = isTest ? known : TEST_PREFIX + randomId()
      const until = (!isAnew && debug.result?.until) || now + DAY_MS
      objects.put({ until, visitor: isTest ? debug.result?.visitor : known } satisfies Debug, KEY)
      // What a record lacks, the outbox adds.
      objects.put({ ...self.result, visitor }, SELF)
      unsent.result.forEach((one, i) => {
        if (one?.event?.pageView === pageView) objects.put({ ...one, visitor }, keys.result[i])
      })
    }
    return promisifyRequest(objects.transaction)
  })
}

/** Gives the browser back to whose it was. Rejects where the storage fails. */
export function endTestVisitor(store: UseStore): Promise<unknown> {
  return store('readwrite', objects => {
    const debug: IDBRequest<Debug | undefined> = objects.get(KEY)
    const self: IDBRequest<{ visitor?: string } | undefined> = objects.get(SELF)
    self.onsuccess = () => {
      objects.delete(KEY)
      if (isTestId(self.result?.visitor))
        objects.put({ ...self.result, visitor: debug.result?.visitor ?? randomId() }, SELF)
    }
    return promisifyRequest(objects.transaction)
  })
}

/** When debugging ends in this browser, ms since 1970; 0 where it is not on. Rejects where the storage fails. */
export async function debugUntil(store: UseStore): Promise<number> {
  return (await get<Debug>(KEY, store))?.until ?? 0
}
