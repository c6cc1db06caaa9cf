import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { DiskState } from './commands.js'

/** A record of an outbox, as far as the trial looks into it. */
export interface DiskRecord {
  outbox: string
  event: { id: string; seq: number }
  /** Whether it is numbered by the browser's outbox, and not by one that a page had in memory and that ended with it. */
  isNumbered?: boolean
}

/** The storage that the tabs of one browser profile share. */
export interface Disk {
  state: DiskState
  /** Told once each that a page's deletion of the database has taken effect, which may be after that page has crashed. */
  whenDeleted: Set<() => void>
  /** Uses of the storage that met a fault. */
  faults: number
  /** The storage as one tab sees it, and what ends when that tab crashes. */
  plugIn(): { indexedDB: Pick<globalThis.IDBFactory, 'open' | 'deleteDatabase'>; pullOut(): void }
  /** Loses some records without an error, and answers them. */
  damage(records: number): Promise<DiskRecord[]>
  /** Forgets everything, as a browser does whose shopper clears site data. */
  erase(): Promise<void>
}

const NAME = /^grapevine:/
const EVENTS = IDBKeyRange.bound('e1|', 'e1}')

/** A request that is never answered, https://bugs.webkit.org/show_bug.cgi?id=226547. */
const unanswered = (): unknown =>
  new Proxy({}, { get: (_, name) => (name === 'transaction' ? {} : unanswered), set: () => true })

const done = <T>(request: IDBRequest<T>): Promise<T | undefined> =>
  new Promise(resolve => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(undefined)
  })

/** IndexedDB in Node that can be full, refuse, close its connections or never answer. */
export function createDisk(): Disk {
  const factory = new IDBFactory()

  const plugIn: Disk['plugIn'] = () => {
    const open = new Set<IDBDatabase>()
    const running = new Set<IDBTransaction>()

    const transact = (transaction: IDBTransaction) => {
      running.add(transaction)
      const end = () => running.delete(transaction)
      transaction.addEventListener('complete', end)
      transaction.addEventListener('abort', end)
      if (disk.state !== 'full') return transaction
      const { objectStore } = transaction
      transaction.objectStore = name => {
        const objects = objectStore.call(transaction, name)
        const { put } = objects
        objects.put = (value, key) => {
          if (`${key}`.startsWith('e1|')) {
            disk.faults++
            setImmediate(() => fail(transaction, 'QuotaExceededError'))
          }
          return put.call(objects, value, key)
        }
        return objects
      }
      return transaction
    }

    const connect = (db: IDBDatabase) => {
      open.add(db)
      const { transaction } = db
      db.transaction = (...use: Parameters<IDBDatabase['transaction']>) => {
        if (disk.state === 'refused' || disk.state === 'closing') {
          disk.faults++
          const name = disk.state === 'refused' ? 'UnknownError' : 'InvalidStateError'
          if (disk.state === 'closing') disk.state = 'ok'
          throw new DOMException('', name)
        }
        if (disk.state === 'hanging') {
          disk.faults++
          return { objectStore: unanswered } as unknown as IDBTransaction
        }
        return transact(transaction.call(db, ...use))
      }
    }

    return {
      indexedDB: {
        open(name) {
          if (disk.state === 'refused') {
            disk.faults++
            throw new DOMException('', 'UnknownError')
          }
          if (disk.state === 'hanging') {
            disk.faults++
            return {} as IDBOpenDBRequest
          }
          const request = factory.open(name)
          request.addEventListener('success', () => connect(request.result))
          return request
        },
        deleteDatabase(name) {
          const request = factory.deleteDatabase(name)
          request.addEventListener('success', () => {
            for (const tell of disk.whenDeleted) tell()
            disk.whenDeleted.clear()
          })
          return request
        },
      },
      pullOut() {
        for (const transaction of running) fail(transaction, 'AbortError')
        for (const db of open) db.close()
      },
    }
  }

  const disk: Disk = {
    state: 'ok',
    whenDeleted: new Set(),
    faults: 0,
    plugIn,
    async damage(records) {
      const gone: DiskRecord[] = []
      for (const { name = '' } of await factory.databases()) {
        if (!NAME.test(name)) continue
        const db = await done(factory.open(name))
        if (!db?.objectStoreNames.contains('keyval')) {
          db?.close()
          continue
        }
        const objects = db.transaction('keyval', 'readwrite').objectStore('keyval')
        const keys = (await done(objects.getAllKeys(EVENTS, records))) ?? []
        const values: DiskRecord[] = (await done(objects.getAll(EVENTS, records))) ?? []
        for (const key of keys) await done(objects.delete(key))
        const self = await done<DiskRecord | undefined>(objects.get('self'))
        gone.push(...values.map(value => ({ ...value, isNumbered: value.outbox === self?.outbox })))
        db.close()
      }
      return gone
    },
    async erase() {
      for (const { name = '' } of await factory.databases()) await done(factory.deleteDatabase(name))
    },
  }
  return disk
}

/** Ends a transaction as the browser does; one that is over already is left alone. */
function fail(transaction: IDBTransaction, name: string): void {
  const inner = transaction as unknown as { _state: string; _abort(name: string): void }
  if (inner._state !== 'committing' && inner._state !== 'finished') inner._abort(name)
}
