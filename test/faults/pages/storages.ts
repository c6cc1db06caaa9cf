import type { HostilePage } from './HostilePage.js'

const getter = (body: string) =>
  `Object.defineProperty(window, 'indexedDB', { configurable: true, get() { window.__struck = true; ${body} } });`

/** Pages without a storage: what is told is sent from memory. */
export const storages: readonly HostilePage[] = [
  {
    name: 'indexedDB whose getter throws',
    script: getter(`throw new DOMException('denied', 'SecurityError')`),
    strikes: true,
  },
  { name: 'no indexedDB', builds: ['tag'], script: getter('return undefined'), strikes: true },
  {
    name: 'open() that never settles',
    script: getter('return { open: () => new EventTarget(), deleteDatabase: () => new EventTarget() }'),
    strikes: true,
  },
  {
    name: 'transaction() that always throws',
    builds: ['tag'],
    script: `IDBDatabase.prototype.transaction = function () {
      window.__struck = true
      throw new DOMException('', 'UnknownError')
    }`,
    strikes: true,
  },
  {
    // Chromium 156 takes `Storage.overrideQuotaForOrigin`, and IndexedDB goes on writing beyond it.
    name: 'a quota that is used up',
    script: `const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...all) {
      queueMicrotask(() => {
        try {
          this.transaction.abort()
        } catch {}
      })
      return put.apply(this, all)
    }
    const error = new DOMException('full', 'QuotaExceededError')
    Object.defineProperty(IDBTransaction.prototype, 'error', {
      get() {
        window.__struck = true
        return error
      },
    })`,
    strikes: true,
  },
  { name: 'a frame that may run scripts and nothing else', builds: ['tag'], sandboxed: true },
]
