import { promisifyRequest } from 'idb-keyval'

/** An idb-keyval store whose writers may also ask for strict durability: the transaction then ends after a disk flush. */
export interface Store {
  <T>(
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => T | PromiseLike<T>,
    durability?: IDBTransactionDurability,
  ): Promise<T>
  /** Deletes the whole database. Never creates one. */
  remove(): Promise<unknown>
}

const LATE = 'timeout'

/**
 * Opens an IndexedDB database with one object store, for the functions of idb-keyval. The connection is opened at the first
 * use, given up when another tab needs the database for itself, and opened again after the browser has closed it. The
 * version is never raised, so an upgrade can never block.
 *
 * Every use answers within `deadlineMs` and is then undone: WebKit leaves `open()` and transactions hanging for ever
 * (https://bugs.webkit.org/show_bug.cgi?id=226547). After one missed deadline the next uses do not wait at all, until the
 * database has opened. Rejects with whatever the browser says, also where even reading `indexedDB`
 * throws.
 */
export function openStore(name: string, deadlineMs = 2000): Store {
  let opening: Promise<IDBDatabase> | undefined
  let hanging = false

  const forget = () => {
    opening = undefined
  }

  const open = async () => {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore('keyval')
    const db = await promisifyRequest(request)
    db.onclose = forget
    // Also when this page itself deletes the database.
    db.onversionchange = () => {
      db.close()
      forget()
    }
    return db
  }

  const within = <T>(work: Promise<T>, undo?: () => void) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(
        () => {
          undo?.()
          reject(LATE)
        },
        hanging ? 0 : deadlineMs,
      )
      work.then(resolve, reject).finally(() => clearTimeout(timer))
    })

  const store: Store = (mode, callback, durability) => {
    let late = hanging
    let transaction: IDBTransaction | undefined
    const begin = async () => {
      opening ??= open()
      const db = await opening
      transaction = db.transaction('keyval', mode, durability && { durability })
      hanging = false
      return transaction.objectStore('keyval')
    }
    const use = async () => {
      const objects = await begin().catch(() => {
        // A connection that is closing, or that the browser lost, fails here; a new one may not.
        forget()
        return begin()
      })
      if (late) throw 0
      return callback(objects)
    }
    return within(use(), () => {
      late = hanging = true
      try {
        transaction?.abort()
      } catch {}
    })
  }
  store.remove = async () => {
    // What is opened from now on waits until the old database is gone.
    forget()
    await within(promisifyRequest(indexedDB.deleteDatabase(name)))
  }
  return store
}
